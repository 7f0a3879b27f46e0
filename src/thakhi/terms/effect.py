"""The size of an effect: one number on one scale, of one study, for one kind of owner; alone or pooled (METHODS 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thakhi.terms.estimate import Interval
from thakhi.terms.text import Text

Scale = Literal["relative", "points", "log_points", "standardized", "log_odds", "money"]
"""What a value counts: `relative` a share of the control mean (0.10 is +10 %), `points` a difference of shares (0.10 is
10 percentage points), `log_points`, `standardized` deviations, `log_odds`, or `money` in the unit named beside it."""

Outcome = Literal[
    "profits",
    "household_income",
    "sales",
    "investment",
    "employment",
    "productivity",
    "registration",
    "protection",
    "business_practices",
    "survival",
    "credit_and_savings",
    "market_access",
    "safety",
    "living_standards",
    "public_revenue",
    "reach",
]
Sex = Literal["all", "women", "men"]
Frame = Literal[
    "own_account",
    "own_account_micro",
    "micro",
    "informal_micro",
    "small",
    "sme",
    "large",
    "formal_firms",
    "workers",
    "mothers",
    "households",
    "households_with_business",
    "extreme_poor",
    "small_farmers",
    "rural_groups",
    "any",
]
"""Whom a study measured, by the size of their unit or by what else they were chosen for."""

Finding = Literal["gain", "none", "loss", "mixed", "not_found"]
"""What a study says it found: a gain, no effect that can be told from zero, a loss, different things at different times
or places, or nothing was found that says."""

Evidence = Literal["review", "trial", "quasi", "descriptive", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a line of the catalogue is read: of what outcome, in whom, by which study, with which number if any.

    Where the line has a `pool` its numbers are taken from there; else `value` is the printed one, without error.
    `control` is the control mean that the line prints: an amount of money is then read as a share of it. `low` and
    `high` are a printed interval. `better` is -1 where less is good.
    """

    outcome: Outcome
    finding: Finding
    evidence: Evidence
    study: str
    sex: Sex = "all"
    frame: Frame = "any"
    scale: Scale | None = None
    unit: str = ""
    value: float | None = None
    control: float | None = None
    low: float | None = None
    high: float | None = None
    better: Literal[1, -1] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """By how much an interval is widened before it is used in another country than that of its study, and why."""

    factor: float
    why: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectSize:
    """One measured effect as a number that can be drawn from.

    `study` names the trial: rows with the same one share their draw and are never pooled with one another. `frame` is
    the kind of unit measured (`own_account_micro`, `households`, …). `se` None: the source printed no error; the
    value enters nothing but a declared assumption. `better` is +1 where more is good, -1 where less is.
    """

    id: str
    practice: str
    outcome: Outcome
    scale: Scale
    unit: str
    value: float
    se: float | None
    study: str
    sex: Sex
    frame: Frame
    country: str
    year: str
    grade: str
    transfer: Transfer
    better: Literal[1, -1] = 1

    @property
    def is_assumption(self) -> bool:
        """No error was printed, so its uncertainty is nobody's measurement."""
        return self.se is None

    @property
    def se_transferred(self) -> float | None:
        """Standard error once widened for use in Bolivia."""
        return None if self.se is None else self.se * self.transfer.factor


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledEffect:
    """A random-effects mean of effects of one outcome, scale, unit, sex and frame (METHODS 4.2).

    `interval` is Hartung-Knapp's, `prediction` that of a new place (None below three studies), `transferred` the wider
    of the prediction interval and `interval` widened by `transfer`. `overlapping` are rows left out because their
    trial is already in.
    """

    practice: str
    outcome: Outcome
    scale: Scale
    unit: str
    sex: Sex
    frame: Frame
    method: str
    members: tuple[EffectSize, ...]
    overlapping: tuple[EffectSize, ...]
    value: float
    se: float
    interval: Interval
    prediction: Interval | None
    transferred: Interval
    transfer: Transfer
    tau2: float
    i2: float
    q: float
    grade: str

    @property
    def k(self) -> int:
        """How many studies."""
        return len(self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """One reading of a line, with the words of its source beside it."""

    effect: str
    reading: Reading
    study: str
    country: str
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """An outcome on which the studies of a practice do not find the same."""

    practice: str
    outcome: Outcome
    lines: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCell:
    """The practices of one theme that were measured on one outcome, by grade from A; none is a gap."""

    theme: str
    outcome: Outcome
    grades: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def count(self) -> int:
        """How many practices."""
        return sum(len(ids) for _, ids in self.grades)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMap:
    """What is known and what is not: `cells` by theme, then outcome; `without_finding` are in no cell."""

    themes: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    cells: tuple[GapCell, ...]
    without_finding: tuple[str, ...]
