"""The order in which the variables of a regime are computed, and which of them regimes share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thakhi.simulate.regime import Regime
from thakhi.simulate.units import BY_NAME
from thakhi.simulate.variable import LINES, Role, Variable
from thakhi.terms.errors import Problem, unknown_name
from thakhi.terms.text import Text

SUMS: Mapping[str, tuple[Role, ...]] = {
    "is_open": ("requirement",),
    "taxes": ("tax",),
    "contributions": ("contribution",),
    "compliance": ("compliance",),
    "net": LINES,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One variable; two steps with the same key give the same array, whichever regime asks."""

    key: int
    variable: Variable


def plan_of(regime: Regime, results: tuple[str, ...] | None = None) -> tuple[Step, ...]:
    """The steps of a regime, each after those it needs; with `results` only those that these need.

    *Fails when* a rule needs a name that is neither input nor variable, or rules need one another in a circle.
    """
    keys: dict[str, int] = {}
    steps: list[Step] = []
    for name in regime.variables if results is None else _roots(regime, results):
        _visit(name, regime.variables, keys, steps, ())
    return tuple(steps)


def _roots(regime: Regime, results: tuple[str, ...]) -> list[str]:
    """The variables that sums and names ask for."""
    roles = {role for result in results for role in SUMS.get(result, ())}
    named = [name for name in results if name not in SUMS and name not in BY_NAME]
    return [v.name for v in regime.variables.values() if v.role in roles] + named


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
