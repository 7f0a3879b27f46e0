"""The run: in each draw what is not seen, the baseline's tastes, then every scenario on the same units and tastes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from thakhi.simulate.calibration import Baseline, baseline_of, payoffs
from thakhi.simulate.choice import chosen
from thakhi.simulate.measures import Codes, Measure, measures_for, unit_columns, values_of
from thakhi.simulate.money import Money, beside, money_of, with_gifts
from thakhi.simulate.population import REGIMES, RTS, Population
from thakhi.simulate.regime import Law
from thakhi.simulate.scenario import Scenario
from thakhi.simulate.system import System, system_of
from thakhi.simulate.unseen import assumptions_of, draw_assumptions, draw_units
from thakhi.simulate.variable import Array
from thakhi.terms.errors import InputProblem
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text

DRAWING = Text("simulando", "simulating")


@dataclass(frozen=True)
class Run:
    """What a scenario gave: `mean` one value per unit and column over draws, `draws` draws × measures × groups."""

    scenario: Scenario
    measures: tuple[Measure, ...]
    mean: Mapping[str, Array]
    draws: Array


@dataclass(frozen=True)
class Plan:
    """How often, from which seed, on which day, and whether units may answer."""

    date: str
    draws: int
    seed: int
    with_behaviour: bool = True


@dataclass(frozen=True)
class Groups:
    """Everybody, then each level of each dimension in the order of its words.

    `codes` holds the position of each unit's level for each dimension, counted on from dimension to dimension.
    """

    labels: tuple[tuple[str, str], ...]
    codes: tuple[Codes, ...]

    def sums(self, columns: Array, weight: Array) -> Array:
        """Weighted sums of each column.

        *Shape* columns × units → columns × groups.
        """
        size = len(self.labels)
        return np.stack([self._sum(column * weight, size) for column in columns])

    def _sum(self, column: Array, size: int) -> Array:
        found = sum(np.bincount(codes, column, size) for codes in self.codes)
        return np.asarray(found)

    def mask(self, position: int) -> Array:
        """1.0 for the units of one group."""
        return np.asarray(sum(codes == position for codes in self.codes), dtype=np.float64)


def groups_of(population: Population, dimensions: Sequence[str]) -> Groups:
    """The groups of a population by the dimensions asked."""
    labels: list[tuple[str, str]] = [("total", "total")]
    codes = [np.zeros(population.size, dtype=np.int64)]
    for name in dimensions:
        levels, found = np.unique(population.groups[name], return_inverse=True)
        codes.append(found.astype(np.int64) + len(labels))
        labels += [(name, str(level)) for level in levels]
    return Groups(tuple(labels), tuple(codes))


def simulate(
    population: Population,
    law: Law,
    scenarios: Sequence[Scenario],
    plan: Plan,
    groups: Groups,
    *,
    progress: Progress | None = None,
) -> tuple[tuple[Run, ...], Baseline]:
    """Every scenario over all draws, and the baseline of the last draw with the worst gap of any.

    *Fails when* draws are fewer than one.
    """
    if plan.draws < 1:
        raise InputProblem(
            Text(f"los sorteos son {plan.draws}; deben ser 1 o más", f"draws are {plan.draws}; they must be 1 or more"),
            "--draws",
        )
    keep = [_Kept(population, scenario, groups, plan) for scenario in scenarios]
    system = system_of(plan.date, law)
    systems = [system_of(plan.date, scenario.law) for scenario in scenarios]
    baseline: Baseline | None = None
    for number, baseline in enumerate(_baselines(population, system, plan), 1):
        for kept, changed in zip(keep, systems, strict=True):
            kept.add(baseline, changed)
        if progress:
            progress(DRAWING, number / plan.draws)
    assert baseline is not None
    return tuple(kept.run() for kept in keep), baseline


def _baselines(population: Population, system: System, plan: Plan) -> Iterator[Baseline]:
    assumptions, limits = assumptions_of(system.parameters), limits_of(system)
    last: Baseline | None = None
    for number in range(plan.draws):
        rng = np.random.default_rng([plan.seed, number])
        assumed = draw_assumptions(assumptions, plan.date, rng if plan.draws > 1 else None)
        units = draw_units(population, assumed, limits, rng)
        last = baseline_of(population, system.with_values(assumed), units, assumed, rng=rng, last=last)
        yield last


def limits_of(system: System) -> dict[str, float]:
    """The capital that the simplified regime admits, and how many times it purchases may be."""
    named = {"low": "capital_minimo", "high": "capital_maximo", "times": "compras_por_capital"}
    found = {key: system.parameters[f"{RTS}.{name}"].at(system.date).value for key, name in named.items()}
    return {key: value for key, value in found.items() if isinstance(value, float)}


class _Kept:
    """Sums of one scenario as draws come in."""

    def __init__(self, population: Population, scenario: Scenario, groups: Groups, plan: Plan) -> None:
        self.population, self.scenario, self.plan = population, scenario, plan
        self.measures = measures_for(scenario.regimes, scenario.law)
        self.groups = groups
        self.totals: dict[str, Array] = {}
        self.draws: list[Array] = []

    def add(self, baseline: Baseline, system: System) -> None:
        """One more draw."""
        columns = self._columns(baseline, system)
        for name, column in columns.items():
            self.totals[name] = self.totals.get(name, 0.0) + column
        sums = self.groups.sums(np.stack(list(columns.values())), self.population.weight)
        by_name = dict(zip(columns, sums, strict=True))
        self.draws.append(values_of(self.measures, by_name))

    def _columns(self, baseline: Baseline, system: System) -> dict[str, Array]:
        scenario, population = self.scenario, self.population
        after = reformed_money(population, scenario, baseline, system)
        to = population.observed
        if self.plan.with_behaviour:
            payoff = payoffs(after, baseline.profit, baseline.months)
            to = chosen(payoff, baseline.cells, baseline.tastes, np.array(scenario.like))
        cost = scenario.shape.cost_per_unit
        return unit_columns(population, baseline.money, after, to, scenario.regimes, cost)

    def run(self) -> Run:
        """What all draws gave."""
        mean = {name: total / self.plan.draws for name, total in self.totals.items()}
        return Run(self.scenario, self.measures, mean, np.stack(self.draws))


def reformed_money(population: Population, scenario: Scenario, baseline: Baseline, system: System) -> Money:
    """Money under the scenario with the assumptions of the draw, but for those that the scenario sets itself."""
    values = {name: value for name, value in baseline.assumed.items() if name not in scenario.changed}
    drawn = system.with_values(values)
    new, size = scenario.regimes[len(REGIMES) :], len(REGIMES)
    money = baseline.money
    if scenario.changed:
        money = money_of(drawn, baseline.units, REGIMES, observed=population.observed, like=range(size))
    if new:
        money = beside(money, money_of(drawn, baseline.units, new, like=scenario.like[size:]))
    return with_gifts(money, drawn, baseline.units, population, scenario)
