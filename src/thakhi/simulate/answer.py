"""The whole answer to `thakhi simulate`: scenario files over a survey's owners."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from thakhi.simulate.backtest import back_tests
from thakhi.simulate.calibration import calibration_report
from thakhi.simulate.population import Population, population_of
from thakhi.simulate.regime import Law, read_built_in
from thakhi.simulate.results import Frame, result_of
from thakhi.simulate.scenario import Scenario, read_scenario
from thakhi.simulate.simulation import Plan, groups_of, simulate
from thakhi.simulate.unseen import with_assumptions
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.progress import Progress
from thakhi.terms.scenario import ALIASES, DIMENSIONS, Simulation
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


def run_scenarios(
    files: Sequence[Path],
    *,
    survey: Survey,
    owners: Mapping[str, Any],
    psus: Mapping[str, Any],
    by: Sequence[str] = (),
    baseline: Path | None = None,
    draws: int = 200,
    seed: int = 1,
    with_behaviour: bool = True,
    with_tests: bool = False,
    command: str = "",
    progress: Progress | None = None,
) -> Simulation:
    """Every file's scenario against the law, or against the scenario of `baseline`.

    *Fails when* a file, dimension or number is not right, or files are of different days.
    """
    dims, law = dimensions_of(by), with_assumptions(read_built_in())
    if baseline:
        law = with_assumptions(read_scenario(baseline, law).law)
    scenarios = [read_scenario(path, law) for path in files]
    plan = Plan(_one_day(scenarios, files), draws, seed, with_behaviour)
    population = population_of(owners, psus, minimum_wage=_minimum_wage(law, plan.date))
    groups = groups_of(population, dims)
    runs, last = simulate(population, law, scenarios, plan, groups, progress=progress)
    frame = Frame(survey, population, law, plan, groups, command)
    return Simulation(
        scenarios=tuple(result_of(run, frame) for run in runs),
        calibration=calibration_report(last),
        worst_gap=last.worst_gap,
        back_tests=_tested(population, law, plan) if with_tests else (),
    )


def _tested(population: Population, law: Law, plan: Plan) -> Any:
    return back_tests(population, law, Plan(plan.date, plan.draws, plan.seed))


def dimensions_of(names: Sequence[str]) -> tuple[str, ...]:
    """The dimensions asked, `size` and `fifth` under their full names.

    *Fails when* one is unknown.
    """
    found = tuple(dict.fromkeys(ALIASES.get(name, name) for name in names))
    for name in found:
        if name not in DIMENSIONS:
            raise unknown_name(Text("la dimensión", "dimension"), name, {*DIMENSIONS, *ALIASES}, "--by")
    return found


def _one_day(scenarios: Sequence[Scenario], files: Sequence[Path]) -> str:
    days = {scenario.shape.date: str(path) for scenario, path in zip(scenarios, files, strict=True)}
    if len(days) != 1:
        told = ", ".join(f"{day} ({path})" for day, path in sorted(days.items()))
        raise InputProblem(
            Text(f"los escenarios son de días distintos: {told}", f"the scenarios are of different days: {told}")
        )
    return next(iter(days))


def _minimum_wage(law: Law, date: str) -> float:
    value = law.parameters["laboral.salario_minimo"].at(date).value
    assert isinstance(value, float)
    return value
