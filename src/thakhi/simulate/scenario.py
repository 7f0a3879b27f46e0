"""A scenario file: a reform of the law with what money and inspection come with it, and for whom.

id: registro_gratuito
title: {es: …, en: …}
date: 2019-07-01
changes: [{parameter: …, since: …, value: …}]        # as in a reform
regimes: {monotributo: {…}}                          # as in a reform
like: {monotributo: regimen_tributario_simplificado} # whose taste a new regime has
payments: [{months_of_profit: 2, regimes: [regimen_tributario_simplificado]}]
subsidies: [{of: contributions, share: 0.5, months: 24, to: {sex: [woman]}}]
inspection: {share_per_year: 0.2, days_closed: 5, cost_per_visit: 150}
cost_per_unit: 100
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import read_yaml
from thakhi.simulate.declared import DeclaredShape
from thakhi.simulate.population import REGIMES, SIN
from thakhi.simulate.read import Place, day_of
from thakhi.simulate.reform import Change, Reform, reformed
from thakhi.simulate.regime import Law
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.scenario import DIMENSIONS
from thakhi.terms.text import Text

Groups = dict[str, tuple[str, ...]]
NOTHING = Text("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """Paid once to who registers and was not registered: an amount, months of median profit, or both."""

    bob: float = 0.0
    months_of_profit: float = 0.0
    regimes: tuple[str, ...] = ()
    to: Groups = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subsidy:
    """A share of what a unit pays under a regime, given back for some months; `new_only`: to who registers now."""

    of: Literal["taxes", "contributions", "registration"]
    share: float
    months: float = 24.0
    new_only: bool = False
    regimes: tuple[str, ...] = ()
    to: Groups = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """Visits to unregistered units beyond those of the baseline; the law closes them until registered."""

    share_per_year: float
    days_closed: float
    cost_per_visit: float
    to: Groups = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioShape:
    """The file."""

    id: str
    title: Text
    date: str
    about: Text = NOTHING
    source: str = ""
    changes: tuple[Change, ...] = ()
    regimes: dict[str, DeclaredShape] = field(default_factory=dict)
    like: dict[str, str] = field(default_factory=dict)
    payments: tuple[Payment, ...] = ()
    subsidies: tuple[Subsidy, ...] = ()
    inspection: Inspection | None = None
    cost_per_unit: float = 0.0


@dataclass(frozen=True)
class Scenario:
    """A checked scenario with the law that it leaves; `like` is the regime of the baseline whose taste each has."""

    shape: ScenarioShape
    law: Law
    regimes: tuple[str, ...]
    like: tuple[int, ...]

    @property
    def changed(self) -> frozenset[str]:
        """Parameters that it sets, which a draw of assumptions then leaves alone."""
        return frozenset(change.parameter for change in self.shape.changes)


def read_scenario(path: Path, law: Law) -> Scenario:
    """The scenario of a file over `law`.

    *Fails when* a name is unknown (the nearest is told), two changes hold on one day, a share is not from 0 to 1, or an
    amount is negative.
    """
    return scenario_of(read_yaml(path, ScenarioShape), law, place=places_of(path))


def scenario_of(shape: ScenarioShape, law: Law, *, place: Place = lambda *_: "") -> Scenario:
    """`shape` over `law`, checked; `place` turns steps into file and line."""
    day_of(shape.date, place("date"))
    reform = Reform(id=shape.id, title=shape.title, changes=shape.changes, regimes=shape.regimes, source=shape.source)
    made = reformed(law, reform, place=place)
    regimes = (*REGIMES, *shape.regimes)
    for i, payment in enumerate(shape.payments):
        _check_gift(payment.regimes, payment.to, regimes, lambda *steps, i=i: place("payments", i, *steps))
        _refuse_negative(payment.bob, place("payments", i, "bob"))
        _refuse_negative(payment.months_of_profit, place("payments", i, "months_of_profit"))
    for i, subsidy in enumerate(shape.subsidies):
        _check_gift(subsidy.regimes, subsidy.to, regimes, lambda *steps, i=i: place("subsidies", i, *steps))
        _refuse_share(subsidy.share, place("subsidies", i, "share"))
        _refuse_negative(subsidy.months, place("subsidies", i, "months"))
    if shape.inspection:
        _check_groups(shape.inspection.to, lambda *steps: place("inspection", *steps))
        _refuse_share(shape.inspection.share_per_year, place("inspection", "share_per_year"))
        _refuse_negative(shape.inspection.days_closed, place("inspection", "days_closed"))
        _refuse_negative(shape.inspection.cost_per_visit, place("inspection", "cost_per_visit"))
    _refuse_negative(shape.cost_per_unit, place("cost_per_unit"))
    return Scenario(shape, made, regimes, _likes(shape, place))


def _likes(shape: ScenarioShape, place: Place) -> tuple[int, ...]:
    for name, other in shape.like.items():
        if name not in shape.regimes:
            raise unknown_name(Text("el régimen nuevo", "new regime"), name, shape.regimes, place("like", name) or None)
        if other not in REGIMES[1:]:
            raise unknown_name(Text("el régimen", "regime"), other, REGIMES[1:], place("like", name) or None)
    for name in shape.regimes:
        if name in REGIMES:
            raise InputProblem(
                Text(f"«{name}» ya es un régimen de la ley", f"“{name}” is a regime of the law already"),
                place("regimes", name) or None,
            )
        if name not in shape.like:
            raise InputProblem(
                Text(
                    f"falta decir en «like» a qué régimen se parece «{name}»",
                    f"“like” must say which regime “{name}” is like",
                ),
                place("regimes", name) or None,
            )
    return (*range(len(REGIMES)), *(REGIMES.index(shape.like[name]) for name in shape.regimes))


def _check_gift(regimes: Iterable[str], to: Mapping[str, object], there: Iterable[str], place: Place) -> None:
    known = [name for name in there if name != SIN]
    for name in regimes:
        if name not in known:
            raise unknown_name(Text("el régimen", "regime"), name, known, place("regimes") or None)
    _check_groups(to, place)


def _check_groups(to: Mapping[str, object], place: Place) -> None:
    for name in to:
        if name not in DIMENSIONS:
            raise unknown_name(Text("la dimensión", "dimension"), name, DIMENSIONS, place("to", name) or None)


def _refuse_share(value: float, where: str) -> None:
    if not 0 <= value <= 1:
        raise InputProblem(
            Text(
                f"una proporción va de 0 a 1 y esta es {value:g}; 20 % se escribe 0.2",
                f"a share goes from 0 to 1 and this one is {value:g}; 20% is written 0.2",
            ),
            where or None,
        )


def _refuse_negative(value: float, where: str) -> None:
    if not 0 <= value < float("inf"):
        raise InputProblem(Text(f"{value:g} no puede ser negativo", f"{value:g} cannot be negative"), where or None)
