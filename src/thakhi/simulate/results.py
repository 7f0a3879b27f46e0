"""Runs as results: each figure with its sampling interval and its assumption interval, through disclosure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from thakhi.simulate.compare import legal_value
from thakhi.simulate.measures import Measure, values_of
from thakhi.simulate.population import Population
from thakhi.simulate.regime import Law
from thakhi.simulate.sampling import interval_of, ratio_and_error, standard_error
from thakhi.simulate.simulation import Groups, Plan, Run
from thakhi.simulate.unseen import assumptions_of
from thakhi.simulate.variable import Array
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.scenario import ScenarioFigure, ScenarioResult, disclosed_figure
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

RTS_CEILING = "regimen_tributario_simplificado.ventas_maximas"
LEAST_DRAWS = 20  # for the ends of an interval


@dataclass(frozen=True)
class Frame:
    """What all results of one run share."""

    survey: Survey
    population: Population
    law: Law
    plan: Plan
    groups: Groups
    command: str


def result_of(run: Run, frame: Frame) -> ScenarioResult:
    """One scenario's figures with its assumptions and what to beware of."""
    shape, plan = run.scenario.shape, frame.plan
    found = assumptions_of(frame.law.parameters)
    return ScenarioResult(
        id=shape.id,
        title=shape.title,
        about=shape.about,
        date=plan.date,
        survey=frame.survey.id,
        synthetic=frame.survey.synthetic,
        draws=plan.draws,
        seed=plan.seed,
        with_behaviour=plan.with_behaviour,
        units=frame.population.size,
        left_out=frame.population.left_out,
        figures=tuple(disclosed_figure(figure) for figure in _figures(run, frame)),
        assumptions=tuple(legal_value(frame.law.parameters, p.name, p.at(plan.date)) for p in found),
        warnings=tuple(_warnings(frame)),
        command=frame.command,
        source=shape.source,
    )


def _figures(run: Run, frame: Frame) -> Iterator[ScenarioFigure]:
    for position in range(len(frame.groups.labels)):
        mask = frame.groups.mask(position)
        for row, measure in enumerate(run.measures):
            yield _figure(run, frame, measure, position, mask, run.draws[:, row, position])


def _figure(run: Run, frame: Frame, measure: Measure, position: int, mask: Array, draws: Array) -> ScenarioFigure:
    population, label = frame.population, frame.groups.labels[position]
    value, error = _value_and_error(run, measure, mask, population)
    is_known = bool(np.isfinite(value) and np.isfinite(error))
    estimate = Estimate(
        indicator=f"simulated_{measure.id}",
        survey=frame.survey.id,
        statistic="total" if measure.is_total else "ratio",
        value=value if is_known else Absence.UNKNOWN,
        unit=measure.unit,
        cell=() if label[0] == "total" else (label,),
        se=error if is_known else None,
        interval=interval_of(value, error, population.design.df) if is_known else None,
        df=population.design.df,
        n=int(mask.sum()),
        period=frame.survey.period,
        place=frame.survey.place,
        source=frame.survey.source,
        synthetic=frame.survey.synthetic,
        command=frame.command,
    )
    spread = _spread(draws) if is_known else None
    return ScenarioFigure(
        scenario=run.scenario.shape.id, measure=measure.id, title=measure.title, estimate=estimate, assumption=spread
    )


def _value_and_error(run: Run, measure: Measure, mask: Array, population: Population) -> tuple[float, float]:
    """The measure on the mean of each unit over draws, and its linearized standard error."""
    top = measure.sign * run.mean[measure.top] * mask
    names = {measure.top, measure.bottom or "one", "one"}
    sums = {name: np.array([np.sum(run.mean[name] * mask * population.weight)]) for name in names}
    value = float(values_of((measure,), sums)[0, 0])
    if measure.is_total:
        return value, standard_error(population.weight * top, population.design)
    return value, ratio_and_error(top, run.mean[measure.bottom] * mask, population.weight, population.design)[1]


def _spread(draws: Array) -> Interval | None:
    """The middle 95% of draws; none where there are too few to say, or where many could not be told."""
    known = draws[np.isfinite(draws)]
    if len(known) < max(LEAST_DRAWS, len(draws) / 2):
        return None
    low, high = np.quantile(known, [0.025, 0.975])
    return Interval(float(low), float(high))


def _warnings(frame: Frame) -> Iterator[Text]:
    top = frame.law.parameters[RTS_CEILING].at(frame.plan.date).value
    assert isinstance(top, float)
    population = frame.population
    under = population.seen["ventas"] * 12 <= top
    share = float(np.sum(population.weight[under]) / np.sum(population.weight))
    percent = f"{100 * share:.0f}"
    yield Text(
        f"El {percent} % de las personas dueñas dice ventas bajo el tope del régimen simplificado (Bs {top:,.0f} al "
        "año): lo que decide si puede entrar es el capital, que la encuesta no pregunta y aquí se supone.".replace(
            ",000", ".000"
        ),
        f"{percent}% of owners report sales under the ceiling of the simplified regime (Bs {top:,.0f} a year): what "
        "decides whether they may enter is capital, which the survey does not ask and is assumed here.",
    )
    yield Text(
        "El ingreso neto no cuenta lo que registrarse dé además (clientes, crédito, pensión futura): la gente que se "
        "registra pierde dinero en esta cuenta y lo hace por lo que la cuenta no ve.",
        "Net income leaves out what registering may bring besides (customers, credit, a later pension): those who "
        "register lose money in this account and do so for what it does not see.",
    )
    if not frame.plan.with_behaviour:
        yield Text("Sin conducta: nadie cambia de régimen.", "Without behaviour: nobody changes regime.")
