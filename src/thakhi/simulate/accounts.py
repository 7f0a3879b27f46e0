"""Who pays and who receives, line by line; and where a regime's cost jumps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from thakhi.simulate.system import System
from thakhi.simulate.units import units_of
from thakhi.simulate.variable import LINES, Array


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the accounts, summed over units that are under the regime."""

    regime: str
    line: str
    payer: str
    receiver: str
    amount: float


def accounts(system: System, units: Any, *, chosen: dict[str, Array]) -> tuple[Entry, ...]:
    """Every line of every regime, summed with `chosen`: weight of each unit under each regime (0 where it is not).

    What payers pay is what receivers receive, because each line is one amount with two names (METHODS 3.5).
    """
    entries = []
    for name, outcome in system.run(units, chosen).items():
        for v in system.regimes[name].variables.values():
            if v.role in LINES:
                amount = float(np.sum(np.nan_to_num(outcome[v.name]) * chosen[name]))
                entries.append(Entry(name, v.name, v.payer, v.receiver, amount))
    return tuple(entries)


def totals(entries: tuple[Entry, ...], by: str) -> dict[str, float]:
    """`payer` or `receiver` → sum of its lines."""
    found: dict[str, float] = {}
    for entry in entries:
        key = str(getattr(entry, by))
        found[key] = found.get(key, 0.0) + entry.amount
    return found


@dataclass(frozen=True, slots=True)
class Notch:
    """A jump: between `below` and `above` of the input the best cost goes up by `jump` bolivianos a month.

    `closes` is the regime that the unit may no longer enter, if that is why.
    """

    input: str
    below: float
    above: float
    jump: float
    closes: str


def notches(
    system: System, *, along: str, low: float, high: float, steps: int = 2001, least: float = 1.0, **unit: Any
) -> tuple[Notch, ...]:
    """Where taxes of the cheapest registered regime jump as one input of a unit grows.

    *Unit* bolivianos a month; jumps under `least` are not told. A slope is not a jump: the step is halved until only
    the jump is left.
    """
    grid = np.linspace(low, high, steps)
    cost, _ = _cheapest(system, along, grid, unit)
    slope = float(np.median(np.abs(np.diff(cost))))
    steep = np.flatnonzero(np.diff(cost) > max(least, 3 * slope))
    if not steep.size:
        return ()
    below, above = _narrowed(system, along, grid[steep], grid[steep + 1], unit)
    before, under = _cheapest(system, along, below, unit)
    after, over = _cheapest(system, along, above, unit)
    closes = ["" if one == then else one for one, then in zip(under, over, strict=True)]
    return tuple(
        Notch(along, float(below[i]), float(above[i]), float(after[i] - before[i]), closes[i])
        for i in np.flatnonzero(after - before > least)
    )


def _narrowed(system: System, along: str, below: Array, above: Array, unit: dict[str, Any]) -> tuple[Array, Array]:
    """Each step halved forty times, always towards the half that rises more; all steps at once."""
    for _ in range(40):
        middle = (below + above) / 2
        a, m, b = _cheapest(system, along, np.concatenate([below, middle, above]), unit)[0].reshape(3, -1)
        is_lower = m - a > b - m
        below, above = np.where(is_lower, below, middle), np.where(is_lower, middle, above)
    return below, above


def _cheapest(system: System, along: str, grid: Array, unit: dict[str, Any]) -> tuple[Array, list[str]]:
    """Taxes of the registered regime with the highest net income, and its name, for each value."""
    outcomes = system.run(units_of(**{**unit, along: grid}))
    names = [name for name in outcomes if name != "sin_registro"]
    net = np.array([np.where(outcomes[n].is_open, outcomes[n].net, -np.inf) for n in names])
    best = np.argmax(net, axis=0)
    taxes = np.array([outcomes[n].taxes for n in names])
    return taxes[best, np.arange(len(grid))], [names[i] for i in best]
