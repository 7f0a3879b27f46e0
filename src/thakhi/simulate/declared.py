"""A regime declared in a file instead of written as rules.py: who may enter, and lines that are a rate or an amount.

    siete_rg:
      title: {es: SIETE-RG, en: SIETE-RG}
      law: DS 5503 de 17-12-2025, abrogado
      shares: [laboral, registro]
      enters:
        - {of: ventas, per_year: true, at_most: ventas_maximas, es: …, en: …, law: …}
        - {of: actividad, among: [industria, artesania, servicios], es: …, en: …, law: …}
      lines:
        pago_unico: {role: tax, receiver: tesoro, rate: tasa, of: ventas, es: …, en: …, why: {es: …, en: …}, law: …}
      parameters: {tasa: {…}, ventas_maximas: {…}}

Names of parameters without a dot are the regime's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

import numpy as np

from thakhi.simulate.read import ParameterShape, Place
from thakhi.simulate.regime import PACKAGE, Regime
from thakhi.simulate.units import BY_NAME, code_of
from thakhi.simulate.variable import Variable, variables_of
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.regime import Given
from thakhi.terms.text import Text

SHARABLE = ("laboral", "impuestos", "registro")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One condition to enter: a quantity at most or at least a parameter, or a category among some.

    `es` and `en` say what is missing where it does not hold.
    """

    of: str
    es: str
    en: str
    law: str
    at_most: str | None = None
    at_least: str | None = None
    among: tuple[str, ...] = ()
    per_year: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One amount a month: `rate` of a quantity, or the parameter `amount`; or both added. Not below zero."""

    es: str
    en: str
    why: Text
    law: str
    role: Literal["tax", "contribution", "registration", "compliance"]
    receiver: str
    rate: str | None = None
    of: str | None = None
    amount: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredShape:
    """A whole regime in one file."""

    title: Text
    law: str
    lines: dict[str, Line]
    parameters: dict[str, ParameterShape] = field(default_factory=dict)
    enters: tuple[Entry, ...] = ()
    shares: tuple[str, ...] = ("laboral", "registro")
    gives: tuple[Given, ...] = ()
    notes: tuple[Text, ...] = ()


def declared_regime(name: str, shape: DeclaredShape, *, place: Place = lambda *_: "") -> Regime:
    """A regime like any other, from its declaration.

    *Fails when* a line has neither rate nor amount, or names something that is not there.
    """
    variables = {v.name: v for folder in shape.shares for v in _shared(folder, place("shares"))}
    for i, entry in enumerate(shape.enters):
        made = _requirement(f"entra_{i + 1}", name, entry, place("enters", i))
        variables[made.name] = made
    for key, line in shape.lines.items():
        variables[key] = _line(key, name, line, place("lines", key))
    for v in variables.values():
        _refuse_unknown(v, variables, place("lines", v.name))
    return Regime(
        name=name, title=shape.title, law=shape.law, gives=shape.gives, notes=shape.notes, variables=variables
    )


def _shared(folder: str, where: str) -> list[Variable]:
    if folder not in SHARABLE:
        raise unknown_name(Text("el cuerpo de normas", "body of law"), folder, SHARABLE, where or None)
    return list(variables_of(import_module(f"{PACKAGE}.{folder}.rules")))


def _refuse_unknown(variable: Variable, there: dict[str, Variable], where: str) -> None:
    for need in variable.needs:
        if need != "p" and need not in there and need not in BY_NAME:
            raise unknown_name(Text("la variable", "variable"), need, {*there, *BY_NAME}, where or None)


def _requirement(name: str, regime: str, entry: Entry, where: str) -> Variable:
    if entry.among:
        codes = [code_of(entry.of, word) for word in entry.among] if entry.of in BY_NAME else []
        compute: Callable[..., Any] = lambda **v: np.isin(v[entry.of], codes)  # noqa: E731 - a rule made of data
    elif entry.at_most or entry.at_least:
        compute = _limits(regime, entry)
    else:
        raise _nothing(Text("at_most, at_least o among", "at_most, at_least or among"), where)
    why = Text(f"Se exige: no «{entry.es}».", f"Asked: not “{entry.en}”.")
    return _variable(name, compute, (entry.of, "p"), Text(entry.es, entry.en), why, entry.law, "requirement", "")


def _limits(regime: str, entry: Entry) -> Callable[..., Any]:
    def holds(p: Any, **values: Any) -> Any:
        quantity = np.asarray(values[entry.of]) * (12 if entry.per_year else 1)
        low = p.number(_own(regime, entry.at_least)) if entry.at_least else -np.inf
        high = p.number(_own(regime, entry.at_most)) if entry.at_most else np.inf
        return (quantity >= low) & (quantity <= high)

    return holds


def _line(name: str, regime: str, line: Line, where: str) -> Variable:
    if not line.amount and not (line.rate and line.of):
        raise _nothing(Text("rate y of, o amount", "rate and of, or amount"), where)

    def amount(p: Any, **values: Any) -> Any:
        total = np.asarray(values[line.of]) * p.number(_own(regime, line.rate)) if line.rate and line.of else 0.0
        return np.maximum(total + (p.number(_own(regime, line.amount)) if line.amount else 0.0), 0.0)

    needs = (line.of, "p") if line.of else ("p",)
    return _variable(name, amount, needs, Text(line.es, line.en), line.why, line.law, line.role, line.receiver)


def _variable(
    name: str, compute: Callable[..., Any], needs: tuple[str, ...], title: Text, why: Text, law: str, role: Any, to: str
) -> Variable:
    return Variable(
        name=name,
        compute=compute,
        needs=needs,
        title=title,
        why=why,
        law=law,
        role=role,
        unit="Bs/mes",
        payer="unidad" if to else "",
        receiver=to,
    )


def _own(regime: str, name: str | None) -> str:
    assert name is not None
    return name if "." in name else f"{regime}.{name}"


def _nothing(asked: Text, where: str) -> InputProblem:
    return InputProblem(Text(f"falta {asked.es}", f"{asked.en} is missing"), where or None)
