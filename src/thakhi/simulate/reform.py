"""A reform: parameters changed from a date on, and new regimes, laid over the law; the seam for scenario files.

id: siete_rg
title: {es: …, en: …}
changes:
  - {parameter: regimen_tributario_simplificado.ventas_maximas, since: 2027-01-01, value: 250000}
regimes: {siete_rg: {…}}        # see declared.py
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from thakhi.folder.lines import places_of
from thakhi.folder.yaml import read_yaml
from thakhi.simulate.declared import DeclaredShape, declared_regime
from thakhi.simulate.parameter import FOREVER, Dated, Parameter, Parameters
from thakhi.simulate.read import Place, day_of, parameter_of, refuse_overlap, value_of
from thakhi.simulate.regime import Law
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One parameter takes another value from a day on, until another day or for good."""

    parameter: str
    since: str
    value: Any
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform:
    """Changes and new regimes, as a file writes them."""

    id: str
    title: Text
    changes: tuple[Change, ...] = ()
    regimes: dict[str, DeclaredShape] = field(default_factory=dict)
    source: str = ""


def read_reform(path: Path, law: Law) -> Law:
    """The law with the reform of a file laid over it.

    *Fails when* a parameter is unknown (the nearest is named), two changes hold on one day, or a value cannot be.
    """
    return reformed(law, read_yaml(path, Reform), place=places_of(path))


def reformed(law: Law, reform: Reform, *, place: Place = lambda *_: "") -> Law:
    """The law with `reform` laid over it; the law given is left as it was."""
    parameters, regimes = law.parameters, dict(law.regimes)
    for name, shape in reform.regimes.items():
        parameters = parameters.with_(_own_parameters(name, shape, place))
        regimes[name] = declared_regime(name, shape, place=partial(place, "regimes", name))
    return Law(_changed(parameters, reform.changes, place), regimes)


def _own_parameters(name: str, shape: DeclaredShape, place: Place) -> list[Parameter]:
    where = partial(place, "regimes", name, "parameters")
    return [parameter_of(f"{name}.{key}", p, partial(where, key)) for key, p in shape.parameters.items()]


def _changed(parameters: Parameters, changes: tuple[Change, ...], place: Place) -> Parameters:
    by_name: dict[str, list[Dated]] = {}
    for i, change in enumerate(changes):
        where = place("changes", i)
        if change.parameter not in parameters.by_name:
            raise unknown_name(Text("el parámetro", "parameter"), change.parameter, parameters.by_name, where or None)
        by_name.setdefault(change.parameter, []).append(_dated(parameters[change.parameter], change, where))
    for name, new in by_name.items():
        refuse_overlap(replace(parameters[name], dated=tuple(new)))
    return parameters.with_(_laid_over(parameters[name], new) for name, new in by_name.items())


def _dated(parameter: Parameter, change: Change, where: str) -> Dated:
    since = day_of(change.since, where)
    until = FOREVER if change.until is None else day_of(change.until, where)
    if until < since:
        raise InputProblem(
            Text(f"termina ({until}) antes de empezar ({since})", f"ends ({until}) before it begins ({since})"),
            where or None,
        )
    return Dated(since, until, value_of(parameter.kind, change.value, where), "assumption", where)


def _laid_over(parameter: Parameter, new: list[Dated]) -> Parameter:
    kept = [part for old in parameter.dated for part in _outside(old, new)]
    return replace(parameter, dated=tuple(sorted([*kept, *new], key=lambda dated: dated.since)))


def _outside(old: Dated, new: list[Dated]) -> list[Dated]:
    """The parts of an old value's days that no new one takes."""
    parts = [old]
    for dated in new:
        parts = [part for whole in parts for part in _cut(whole, dated)]
    return parts


def _cut(whole: Dated, by: Dated) -> list[Dated]:
    if by.until < whole.since or by.since > whole.until:
        return [whole]
    before = replace(whole, until=_shift(by.since, -1))
    after = replace(whole, since=_shift(by.until, 1)) if by.until != FOREVER else None
    return [part for part in (before, after) if part and part.since <= part.until]


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def law_with(law: Law, changes: Mapping[str, Any], *, since: str) -> Law:
    """The law with single parameters changed from a day on, by dotted name: for notebooks and tests."""
    made = tuple(Change(parameter=name, since=since, value=value) for name, value in changes.items())
    return reformed(law, Reform(id="changes", title=Text.same("changes"), changes=made))
