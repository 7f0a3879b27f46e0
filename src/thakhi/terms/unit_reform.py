"""One unit under the law and under a change of it, regime by regime, with the range that assumptions leave."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Interval, content_hash
from thakhi.terms.regime import LegalValue, RegimeOutcome
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a scenario gives a unit besides the law, or takes from it by inspection (then below zero).

    *Unit* bolivianos a month for `months` (0: as long as the scenario holds); `once_bob` in bolivianos, once.
    """

    title: Text
    why: Text
    amount_bob_month: float | Absence
    months: float = 0.0
    once_bob: float | Absence = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeBeside:
    """One regime under the law (`before`, None where it is new) and under the reform, and the difference.

    *Unit* bolivianos a month. `net_after` counts additions. Spreads are the middle 95% of draws of assumptions in which
    the unit may enter; None where these are too few to say. `open_…` is the share of draws in which it may.
    `from_today` is `net_after` less what the regime of today leaves under the law.
    """

    regime: str
    title: Text
    before: RegimeOutcome | None
    after: RegimeOutcome
    additions: tuple[Addition, ...] = ()
    net_before: float | Absence
    net_after: float | Absence
    change: float | Absence
    from_today: float | Absence
    spread_before: Interval | None = None
    spread_after: Interval | None = None
    spread_change: Interval | None = None
    spread_from_today: Interval | None = None
    open_before: float
    open_after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitReform:
    """The whole answer. `supposed` is what was not told of the unit, as it was taken in the middle case."""

    date: str
    scenario: str
    title: Text
    today: str
    regimes: tuple[RegimeBeside, ...]
    changes: tuple[LegalValue, ...]
    assumptions: tuple[LegalValue, ...]
    supposed: tuple[tuple[Text, float, str], ...]
    draws: int
    seed: int

    @property
    def hash(self) -> str:
        """Content hash: changes when any amount, law, assumption or word of it changes (METHODS 7.1)."""
        return content_hash([self])
