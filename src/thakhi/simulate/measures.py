"""What is told of a scenario: columns of one value per unit, and the totals and ratios made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from thakhi.simulate.money import Money
from thakhi.simulate.population import REGIMES, Population
from thakhi.simulate.regime import Law
from thakhi.simulate.variable import Array
from thakhi.terms.text import Text

SMALL = 1.0  # Bs a month: less is neither won nor lost
MONTHS = 12.0
LEAST_FORMALISED = 0.001  # of the group's units; below it no cost per unit is told
Codes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Measure:
    """`top` over `bottom` summed over units; a total where there is no bottom; `sign` turns a balance into a cost."""

    id: str
    title: Text
    unit: str
    top: str
    bottom: str = "one"
    sign: float = 1.0

    @property
    def is_total(self) -> bool:
        """Whether it is a sum and not a ratio."""
        return not self.bottom


MEASURES = (
    Measure("registered_before", Text("registradas antes", "registered before"), "share", "registered_before"),
    Measure("registered_after", Text("registradas después", "registered after"), "share", "registered_after"),
    Measure("registered_change", Text("cambio del registro", "change in registration"), "points", "registered_change"),
    Measure("formalised", Text("se registran", "register"), "persons", "formalised", ""),
    Measure("left", Text("dejan el registro", "leave registration"), "persons", "left", ""),
    Measure("moved", Text("cambian de régimen", "change regime"), "share", "moved"),
    Measure("income_before", Text("ingreso neto antes", "net income before"), "BOB/month", "income_before"),
    Measure("income_change", Text("cambio del ingreso neto", "change in net income"), "BOB/month", "income_change"),
    Measure("winners", Text("ganan", "gain"), "share", "winners"),
    Measure("losers", Text("pierden", "lose"), "share", "losers"),
    Measure(
        "contributions_before", Text("aportes sociales antes", "contributions before"), "BOB/year", "social_before", ""
    ),
    Measure(
        "contributions_change",
        Text("cambio de los aportes", "change in contributions"),
        "BOB/year",
        "social_change",
        "",
    ),
    Measure("revenue_before", Text("ingreso público antes", "public revenue before"), "BOB/year", "public_before", ""),
    Measure(
        "revenue_change",
        Text("cambio del ingreso público", "change in public revenue"),
        "BOB/year",
        "public_change",
        "",
    ),
    Measure("programme_cost", Text("costo del programa, primer año", "programme cost, first year"), "BOB", "cost", ""),
    Measure("balance", Text("saldo fiscal, primer año", "fiscal balance, first year"), "BOB", "balance", ""),
    Measure(
        "cost_per_formalised",
        Text("costo fiscal por unidad que se registra", "fiscal cost per unit that registers"),
        "BOB",
        "balance",
        "formalised",
        -1.0,
    ),
)


def measures_for(regimes: Iterable[str], law: Law) -> tuple[Measure, ...]:
    """All of them, with the share of each regime before and after."""
    shares = []
    for name in regimes:
        title = law.regimes[name].title
        if name in REGIMES:
            words = Text(f"{title.es}: parte antes", f"{title.en}: share before")
            shares.append(Measure(f"before_{name}", words, "share", f"before_{name}"))
        words = Text(f"{title.es}: parte después", f"{title.en}: share after")
        shares.append(Measure(f"after_{name}", words, "share", f"after_{name}"))
    return (*MEASURES, *shares)


def unit_columns(
    population: Population, before: Money, after: Money, chosen: Codes, regimes: tuple[str, ...], cost_per_unit: float
) -> dict[str, Array]:
    """One value per unit of everything that is summed; yearly bolivianos but for income."""
    rows, observed = np.arange(population.size), population.observed
    at = (rows, chosen)
    income, was = after.net[at] + after.gift[at] - after.loss[at], before.net[rows, observed]
    new = (observed == 0) & (chosen > 0)
    gained = income - was
    gifts = after.gift[at] * np.minimum(after.gift_months[at], MONTHS)
    visits = np.where(observed == 0, after.visits[:, 0], 0.0)
    cost = gifts + np.where(new, after.once[at] + cost_per_unit, 0.0) + visits
    public = (after.public[at] - before.public[rows, observed]) * MONTHS
    columns = {
        "one": np.ones(population.size),
        "registered_before": observed > 0,
        "registered_after": chosen > 0,
        "registered_change": (chosen > 0) * 1.0 - (observed > 0),
        "formalised": new,
        "left": (observed > 0) & (chosen == 0),
        "moved": chosen != observed,
        "income_before": was,
        "income_change": gained,
        "gained_by_new": np.where(new, gained, 0.0),
        "winners": gained > SMALL,
        "losers": gained < -SMALL,
        "social_before": before.social[rows, observed] * MONTHS,
        "social_change": (after.social[at] - before.social[rows, observed]) * MONTHS,
        "public_before": before.public[rows, observed] * MONTHS,
        "public_change": public,
        "cost": cost,
        "balance": public - cost,
    }
    columns |= {f"before_{name}": observed == i for i, name in enumerate(REGIMES)}
    columns |= {f"after_{name}": chosen == i for i, name in enumerate(regimes)}
    return {name: np.asarray(column, dtype=np.float64) for name, column in columns.items()}


def values_of(measures: Iterable[Measure], sums: Mapping[str, Array]) -> Array:
    """Every measure from the weighted sums of its columns.

    *Shape* sums hold one value per group; the result is measures × groups, NaN where it cannot be said.
    """
    return np.stack([_value(measure, sums) for measure in measures])


def _value(measure: Measure, sums: Mapping[str, Array]) -> Array:
    top = measure.sign * sums[measure.top]
    if measure.is_total:
        return top
    bottom = sums[measure.bottom]
    least = LEAST_FORMALISED * sums["one"] if measure.bottom == "formalised" else 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(bottom > least, top / bottom, np.nan)
