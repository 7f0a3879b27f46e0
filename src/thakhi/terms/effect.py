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
    "registration",
    "protection",
    "business_practices",
    "survival",
    "credit_and_savings",
    "market_access",
    "safety",
    "living_standards",
    "reach",
]
Sex = Literal["all", "women", "men"]


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
    frame: str
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
    frame: str
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
