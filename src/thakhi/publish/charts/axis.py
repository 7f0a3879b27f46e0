"""The axis of a chart: its ends, its round ticks, and where a value stands."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from `low` to `high`, drawn between `left` and `right`."""

    low: float
    high: float
    ticks: tuple[float, ...]
    left: float
    right: float

    def at(self, value: float) -> float:
        """Where `value` stands."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    @property
    def has_zero(self) -> bool:
        """Whether zero is on the axis."""
        return self.low <= 0 <= self.high


def axis(values: Sequence[float], left: float, right: float, *, steps: int = 5) -> Axis:
    """An axis that holds `values`; it reaches zero unless they all lie far from it."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if 0 < low < 0.6 * high:
        low = 0.0
    if low < 0 and high < 0:
        high = 0.0
    if high - low <= 0:
        low, high = (low - 1.0, high + 1.0) if low else (0.0, 1.0)
    step = _round_step((high - low) / steps)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = tuple(i * step for i in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, left, right)


def _round_step(rough: float) -> float:
    """The nearest of 1, 2, 2.5, 5 × a power of ten, upwards."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * k for k in (1, 2, 2.5, 5, 10) if rough <= power * k * (1 + 1e-9))
