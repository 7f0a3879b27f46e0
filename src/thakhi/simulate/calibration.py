"""The baseline of one draw: payoffs, α that meet the survey's shares by cell, tastes; and the report of how near."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from thakhi.simulate.choice import Cells, Tastes, calibrated, probabilities, shares_in, tastes_of, wanted_shares
from thakhi.simulate.money import Money, money_of
from thakhi.simulate.population import REGIMES, Population
from thakhi.simulate.system import System
from thakhi.simulate.units import Columns
from thakhi.simulate.variable import Array
from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.scenario import CalibrationRow


@dataclass(frozen=True)
class Baseline:
    """One draw before any reform. `profit` is what payoffs are measured in, `months` how many months of cost weigh."""

    assumed: Mapping[str, float]
    units: Columns
    money: Money
    profit: Array
    months: float
    cells: Cells
    names: tuple[str, ...]
    tastes: Tastes
    model: Array
    survey: Array
    worst_gap: float


def baseline_of(
    population: Population,
    system: System,
    units: Columns,
    assumed: Mapping[str, float],
    *,
    rng: np.random.Generator,
    last: Baseline | None = None,
) -> Baseline:
    """The baseline with `assumed`; `last` is where α starts from and what the worst gap is carried on from."""
    money = money_of(system, units, REGIMES, observed=population.observed, like=range(len(REGIMES)))
    floor = assumed["simulacion.piso_de_ganancia"] * _minimum_wage(system)
    profit, months = np.maximum(money.net[:, 0], floor), assumed["simulacion.meses_de_decision"]
    names, cells = np.unique(population.cell, return_inverse=True)
    payoff, sigma = payoffs(money, profit, months), assumed["simulacion.sigma"]
    wanted = wanted_shares(cells, population.weight, population.observed, money.is_open)
    start = last.tastes.alpha if last else None
    alpha = calibrated(payoff, cells, population.weight, wanted, sigma=sigma, start=start)
    model = shares_in(cells, population.weight, probabilities((payoff + alpha[cells]) / sigma))
    survey = shares_in(cells, population.weight, np.eye(len(REGIMES))[population.observed])
    gap = float(np.abs(model - survey).max())
    return Baseline(
        assumed=assumed,
        units=units,
        money=money,
        profit=profit,
        months=months,
        cells=cells,
        names=tuple(str(name) for name in names),
        tastes=tastes_of(payoff, cells, population.observed, alpha, sigma=sigma, rng=rng),
        model=model,
        survey=survey,
        worst_gap=max(gap, last.worst_gap if last else 0.0),
    )


def payoffs(money: Money, profit: Array, months: float) -> Array:
    """Net income of each regime over not registering, in months of profit over the months that weigh; −∞ if closed."""
    flow = (money.net - money.net[:, :1] - money.loss) * months + money.gift * np.minimum(money.gift_months, months)
    return np.where(money.is_open, (flow + money.once) / profit[:, None], -np.inf)


def _minimum_wage(system: System) -> float:
    value = system.parameters["laboral.salario_minimo"].at(system.date).value
    assert isinstance(value, float)
    return value


def calibration_report(baseline: Baseline) -> tuple[CalibrationRow, ...]:
    """Every cell and regime: the share in the survey and in the model; hidden where too few people answered."""
    rows = []
    for i, name in enumerate(baseline.names):
        n = int(np.sum(baseline.cells == i))
        hidden = n < LEAST_CASES
        for j, regime in enumerate(REGIMES):
            survey, model = float(baseline.survey[i, j]), float(baseline.model[i, j])
            shown = (Absence.SUPPRESSED, Absence.SUPPRESSED) if hidden else (survey, model)
            rows.append(CalibrationRow(cell=name, regime=regime, n=n, survey_share=shown[0], model_share=shown[1]))
    return tuple(rows)
