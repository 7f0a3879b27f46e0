"""The rules of one day: parameters resolved, variables in the order in which they need one another, arrays through.

One set of rules for one unit and for ten million. Steps that several regimes share are computed once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from thakhi.simulate.parameter import Parameters
from thakhi.simulate.plan import Step, plan_of
from thakhi.simulate.read import day_of
from thakhi.simulate.regime import Law, Regime, read_built_in
from thakhi.simulate.units import Columns, units_of
from thakhi.simulate.values import Reader
from thakhi.simulate.variable import Array, Mask, Role
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text


@dataclass(frozen=True)
class Outcome:
    """What one regime means for every unit.

    *Shape* one value per unit. *Unit* bolivianos a month; `once` in bolivianos, `days` in working days.
    Amounts stand for every unit, also one that may not enter: take them where `is_open`.
    """

    regime: str
    steps: tuple[Step, ...] = field(repr=False)
    columns: Mapping[str, Any] = field(repr=False)

    def __getitem__(self, name: str) -> Array:
        """The array of one variable or input."""
        return np.broadcast_to(np.asarray(self.columns[name]), self.columns["ventas"].shape)

    @cached_property
    def is_open(self) -> Mask:
        """Whether each unit may enter."""
        may = np.ones(self.columns["ventas"].shape, dtype=np.bool_)
        for step in self._of("requirement"):
            may &= self.columns[step.variable.name]
        return may

    @cached_property
    def taxes(self) -> Array:
        """What the unit pays as taxes."""
        return self._paid("tax")

    @cached_property
    def contributions(self) -> Array:
        """What the unit pays as contributions, of its owner and for people paid a wage."""
        return self._paid("contribution")

    @cached_property
    def compliance(self) -> Array:
        """What complying costs the unit: own time and accountant."""
        return self._paid("compliance")

    @cached_property
    def net(self) -> Array:
        """Sales less purchases, costs, wages and every line that the unit pays."""
        c = self.columns
        margin = c["ventas"] - c["compras_con_factura"] - c["compras_sin_factura"] - c["otros_gastos"]
        rest = self._paid("wage", "registration")
        return np.asarray(margin - self.taxes - self.contributions - self.compliance - rest)

    def _of(self, *roles: Role) -> Iterator[Step]:
        return (step for step in self.steps if step.variable.role in roles)

    def _paid(self, *roles: Role) -> Array:
        """What the unit itself pays; a line that no source gives counts nothing and is told apart."""
        total = np.zeros(self.columns["ventas"].shape)
        for step in self._of(*roles):
            if step.variable.payer == "unidad":
                amount = self.columns[step.variable.name]
                total += amount if step.variable.role == "tax" else np.where(np.isnan(amount), 0.0, amount)
        return total


@dataclass(frozen=True)
class System:
    """The law of one day. `set_` replaces values for a draw (METHODS 3.4), by dotted name: one, or one per unit."""

    date: str
    parameters: Parameters
    regimes: Mapping[str, Regime]
    refused: Mapping[str, InputProblem]
    set_: Mapping[str, Any] = field(default_factory=dict)

    def with_values(self, values: Mapping[str, Any]) -> System:
        """The same law with other single values: draws of assumptions, a rate of a grid."""
        for name in values:
            _ = self.parameters[name]
        return replace(self, set_={**self.set_, **values})

    def run(
        self, units: Columns, regimes: Iterable[str] | None = None, *, results: Iterable[str] | None = None
    ) -> dict[str, Outcome]:
        """Regime → outcome, for the regimes asked or all that are known on the date.

        With `results` (`taxes`, `is_open`, the name of a variable …) only what these need is computed.
        *Fails when* a regime asked has a parameter without a known value on the date.
        """
        names = tuple(self.regimes) if regimes is None else tuple(regimes)
        asked = None if results is None else tuple(results)
        reader, cache = Reader(self.parameters, self.date, self.set_), dict[int, Any]()
        return {name: _outcome(self.regime(name), units, reader, cache, asked) for name in names}

    def regime(self, name: str) -> Regime:
        """The regime called `name`.

        *Fails when* there is none, or it is not known on the date.
        """
        if name in self.refused:
            raise self.refused[name]
        if name not in self.regimes:
            raise unknown_name(Text("el régimen", "regime"), name, self.regimes)
        return self.regimes[name]


def system_of(date: str, law: Law | None = None) -> System:
    """The law on `date`; a regime that lacks a value on that day is set aside with the reason.

    *Fails when* no regime is known on the date.
    """
    law, date = law or read_built_in(), day_of(date, "--date")
    reader = Reader(law.parameters, date)
    refused = {name: problem for name in law.regimes if (problem := _lacks(law.regimes[name], reader))}
    if len(refused) == len(law.regimes):
        raise next(iter(refused.values()))
    known = {name: regime for name, regime in law.regimes.items() if name not in refused}
    return System(date, law.parameters, known, refused)


def walk(steps: Iterable[Step], columns: dict[str, Any], reader: Reader, cache: dict[int, Any]) -> Iterator[Step]:
    """Computes each step into `columns` and gives it back: what `reader.read` holds then is what it asked."""
    for step in steps:
        if step.key not in cache:
            given = {name: reader if name == "p" else columns[name] for name in step.variable.needs}
            cache[step.key] = step.variable.compute(**given)
        columns[step.variable.name] = cache[step.key]
        yield step


def _outcome(
    regime: Regime, units: Columns, reader: Reader, cache: dict[int, Any], results: tuple[str, ...] | None = None
) -> Outcome:
    steps, columns = plan_of(regime, results), dict[str, Any](units)
    for _ in walk(steps, columns, reader, cache):
        pass
    return Outcome(regime.name, steps, columns)


def _lacks(regime: Regime, reader: Reader) -> InputProblem | None:
    """Why the regime cannot be computed on the date: the first parameter without a value; None when it can."""
    try:
        _outcome(regime, units_of(), reader, {})
    except InputProblem as problem:
        return problem
    return None
