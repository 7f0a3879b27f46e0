"""The plain files of a portfolio: `plan:` of an action in actions.yaml, and `portfolio.yaml` beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thakhi.terms.text import Text

Per = Literal["person", "year", "once"]
Scale = Literal["units", "relative", "log_points", "points"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line of an action's cost: `quantity` times a unit cost for each person reached, year run, or once.

    Without `low` it is the unit cost that the action's own `cost` prints. It has a `source`, or else an `assumption`
    that says what is assumed and why.
    """

    item: Text
    per: Per = "person"
    quantity: float = 1.0
    low: float | None = None
    high: float | None = None
    currency: str = ""
    year: int = 0
    source: str = ""
    assumption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """What one person reached changes of one outcome in a year, as a study measured it or as it is assumed.

    Measured: `effect` names a line of the catalogue that has an error (`practice/line/outcome`), or `estimate` with
    `se` and the name of its `study`. Assumed: `low`, `high` and the `assumption`; `effect` may still name the line
    that it departs from. A `relative` or `log_points` effect multiplies `base`, a number of the survey, by `months`.
    `lasts` counts years.
    """

    outcome: str
    effect: str = ""
    scale: Scale = "units"
    estimate: float | None = None
    se: float | None = None
    interval: tuple[float, float] | None = None
    study: str = ""
    low: float | None = None
    high: float | None = None
    assumption: Text | None = None
    base: str = ""
    months: float = 1.0
    lasts: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """Which share of a group would take part; the low end bounds the reach."""

    low: float
    source: str = ""
    assumption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """How an action may be chosen: levels (people reached in a year), years, cost, effects, order, exclusions.

    `women` and `rural` are the share of those reached, where the filter of the group does not say it: a number of the
    survey (`share_women_of_owners;group=…`).
    """

    levels: tuple[int, ...]
    take_up: TakeUp
    costs: tuple[CostLine, ...] = ()
    effects: tuple[EffectLine, ...] = ()
    years: tuple[int, ...] = ()
    body: str = ""
    women: str = ""
    rural: str = ""
    requires: tuple[str, ...] = ()
    lag: int = 1
    excludes: tuple[str, ...] = ()
    must: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyDraft:
    """A body that answers for actions, and what it can carry in a year."""

    id: str
    title: Text
    people: float | None = None
    actions: int | None = None
    source: str = ""
    assumption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDraft:
    """An outcome that is weighed; `point` is how much of it counts as one point.

    `counts` is filled from whom an action reaches (everybody, or women); else its effects fill it. `measured_by` are
    the outcomes of the catalogue that speak of it.
    """

    id: str
    title: Text
    unit: Text
    point: float
    counts: Literal["", "people", "women"] = ""
    measured_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RateDraft:
    """Bolivianos for one unit of a currency, or a consumer price index of Bolivia, from `year` to `to`."""

    kind: Literal["exchange", "cpi"]
    year: int
    value: float
    source: str
    to: int = 0
    currency: str = "BOB"


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetDraft:
    """What may be spent in all and in each year, in the portfolio's prices; who says so."""

    total: float
    by_year: Mapping[int, float] = field(default_factory=dict)
    source: str = ""
    assumption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharesDraft:
    """Least shares: of people reached (women, rural), and of spending (each pillar)."""

    women: float | None = None
    rural: float | None = None
    pillars: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsDraft:
    """Weights of one constituency on the outcomes; they sum to one. Who gave them, or that they are assumed."""

    id: str
    title: Text
    values: Mapping[str, float]
    source: str = ""
    assumption: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PortfolioDraft:
    """`portfolio.yaml`: years, prices, budget, outcomes, weights by constituency, shares, floors, bodies."""

    years: tuple[int, ...]
    price_year: int
    budget: BudgetDraft
    outcomes: tuple[OutcomeDraft, ...]
    weights: tuple[WeightsDraft, ...]
    shares: SharesDraft = field(default_factory=SharesDraft)
    floors: Mapping[str, float] = field(default_factory=dict)
    bodies: tuple[BodyDraft, ...] = ()
    rates: tuple[RateDraft, ...] = ()
    note: Text | None = None
