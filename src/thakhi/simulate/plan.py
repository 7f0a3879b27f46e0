"""The order in which the variables of a regime are computed, and which of them regimes share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thakhi.simulate.regime import Regime
from thakhi.simulate.units import BY_NAME
from thakhi.simulate.variable import Variable
from thakhi.terms.errors import Problem, unknown_name
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One variable; two steps with the same key give the same array, whichever regime asks."""

    key: int
    variable: Variable


def plan_of(regime: Regime) -> tuple[Step, ...]:
    """The steps of a regime, each after those it needs.

    *Fails when* a rule needs a name that is neither input nor variable, or rules need one another in a circle.
    """
    keys: dict[str, int] = {}
    steps: list[Step] = []
    for name in regime.variables:
        _visit(name, regime.variables, keys, steps, ())
    return tuple(steps)


def _visit(
    name: str, there: Mapping[str, Variable], keys: dict[str, int], steps: list[Step], above: tuple[str, ...]
) -> int:
    if name == "p" or name in BY_NAME:
        return hash(name)
    if name in keys:
        return keys[name]
    if name in above:
        raise Problem(Text(f"reglas en círculo: {' → '.join(above)}", f"rules in a circle: {' → '.join(above)}"))
    if name not in there:
        raise unknown_name(Text("la variable", "variable"), name, {*there, *BY_NAME}, above[-1] if above else None)
    variable = there[name]
    needed = tuple(_visit(need, there, keys, steps, (*above, name)) for need in variable.needs)
    keys[name] = hash((id(variable), needed))
    steps.append(Step(keys[name], variable))
    return keys[name]
