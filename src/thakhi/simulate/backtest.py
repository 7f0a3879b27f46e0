"""The model before published findings: the same offer to the unregistered, printed whether it fits or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from thakhi.simulate.population import Population
from thakhi.simulate.reform import Change
from thakhi.simulate.regime import Law
from thakhi.simulate.scenario import Payment, ScenarioShape, scenario_of
from thakhi.simulate.simulation import Plan, Run, groups_of, simulate
from thakhi.simulate.variable import Mask
from thakhi.terms.progress import Progress
from thakhi.terms.scenario import BackTest
from thakhi.terms.text import Text

SINCE = "2015-01-01"
FREE = ("registro.nit", "registro.arancel_unipersonal", "registro.matricula_unipersonal", "registro.dias_unipersonal")
HELP = ("supuestos.dias_nit", "supuestos.horas_regimen_simplificado", "supuestos.horas_regimen_general_unipersonal")
DE_MEL = "de Mel, McKenzie y Woodruff (2013), AEJ Applied 5(2); arXiv 2106.05024, tabla C.4"
BENIN = "Benhassine y otros (2018), Journal of Public Economics 157; WPS7900"
SAKHO = "McKenzie y Sakho (2010), Journal of Development Economics 91"


@dataclass(frozen=True)
class Published:
    """A change in registration found in a trial, in points, with the range that counts as met."""

    id: str
    title: Text
    found: Text
    source: str
    low: float
    high: float
    rule: Text


PUBLISHED = (
    Published(
        "free_and_informed",
        Text("registro gratuito e información (Sri Lanka)", "free registration and information (Sri Lanka)"),
        Text("−1,0 puntos (error 2,3)", "−1.0 points (SE 2.3)"),
        DE_MEL,
        -0.055,
        0.035,
        Text("dentro de dos errores", "within two standard errors"),
    ),
    Published(
        "two_months",
        Text("pago de dos meses de ganancia (Sri Lanka)", "payment of two months of profit (Sri Lanka)"),
        Text("+27,3 puntos (error 4,1); el resumen dice la mitad", "+27.3 points (SE 4.1); the abstract says one half"),
        DE_MEL,
        0.191,
        0.5,
        Text("entre dos errores bajo la tabla y la mitad", "from two errors under the table to one half"),
    ),
    Published(
        "benin_visit",
        Text("estatuto gratuito y visita (Benín)", "free status and visit (Benin)"),
        Text("+9,6 puntos", "+9.6 points"),
        BENIN,
        0.066,
        0.126,
        Text("a menos de 3 puntos", "within 3 points"),
    ),
    Published(
        "benin_package",
        Text("lo mismo con contabilidad, banco y mediación (Benín)", "the same with accounts, bank, mediation (Benin)"),
        Text("+16,3 puntos", "+16.3 points"),
        BENIN,
        0.133,
        0.193,
        Text("a menos de 3 puntos", "within 3 points"),
    ),
)
SIZES = (
    ("1", Text("gana quien trabaja sola", "gain of those who work alone"), -1),
    ("2-5", Text("gana la unidad de 2 a 5 personas", "gain of units of 2 to 5 people"), 1),
    ("6+", Text("gana la unidad de 6 y más", "gain of units of 6 and more"), -1),
)


def back_tests(
    population: Population, law: Law, plan: Plan, *, progress: Progress | None = None
) -> tuple[BackTest, ...]:
    """Every published finding beside the model on the unregistered units of the survey."""
    free = tuple(Change(parameter=name, since=SINCE, value=0) for name in FREE)
    ease = tuple(Change(parameter=name, since=SINCE, value=0) for name in HELP)
    books = (Change(parameter="supuestos.contador_unipersonal", since=SINCE, value=0),)
    shapes = (
        _shape("free_and_informed", plan, (*free, ease[0])),
        _shape("two_months", plan, (), (Payment(months_of_profit=2.0),)),
        _shape("benin_visit", plan, (*free, ease[0])),
        _shape("benin_package", plan, (*free, *ease, *books)),
    )
    scenarios = [scenario_of(shape, law) for shape in shapes]
    runs, _ = simulate(population, law, scenarios, plan, groups_of(population, ()), progress=progress)
    tests = [_registration(published, run, population) for published, run in zip(PUBLISHED, runs, strict=True)]
    return (*tests, *_signs(runs[1], population))


def _shape(id_: str, plan: Plan, changes: tuple[Change, ...], payments: tuple[Payment, ...] = ()) -> ScenarioShape:
    return ScenarioShape(id=id_, title=Text.same(id_), date=plan.date, changes=changes, payments=payments)


def _registration(published: Published, run: Run, population: Population) -> BackTest:
    """Share of the unregistered that register; the interval is that of the draws."""
    outside = float(np.sum(population.weight[population.observed == 0]))
    row = next(i for i, measure in enumerate(run.measures) if measure.id == "formalised")
    shares = run.draws[:, row, 0] / outside
    modelled = float(np.mean(shares))
    low, high = (float(end) for end in np.quantile(shares, [0.025, 0.975]))
    return BackTest(
        id=published.id,
        title=published.title,
        found=published.found,
        source=published.source,
        modelled=modelled,
        low=low,
        high=high,
        unit="points",
        rule=published.rule,
        passes=published.low <= modelled <= published.high,
    )


def _signs(run: Run, population: Population) -> Iterable[BackTest]:
    """McKenzie and Sakho: registering raises profits of the middle sizes and lowers those of smaller and larger."""
    people = population.seen["trabajadores"]
    bounds: Sequence[Mask] = (people < 2, (people >= 2) & (people <= 5), people > 5)
    for (size, title, sign), mask in zip(SIZES, bounds, strict=True):
        new = run.mean["formalised"] * population.weight * mask
        gained = run.mean["gained_by_new"] * population.weight * mask
        modelled = float(np.sum(gained) / max(float(np.sum(new)), 1e-300))
        yield BackTest(
            id=f"sign_{size}",
            title=title,
            found=Text("sube" if sign > 0 else "baja", "rises" if sign > 0 else "falls"),
            source=SAKHO,
            modelled=modelled,
            low=modelled,
            high=modelled,
            unit="BOB/month",
            rule=Text("mismo signo", "same sign"),
            passes=bool(np.sign(modelled) == sign),
        )
