"""Shares of people with their Wilson interval (METHODS 6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z = 1.959963984540054  # the normal quantile of 97.5 %


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole of people, between 0 and 1, with its 95 % Wilson interval."""

    value: float
    low: float
    high: float
    of: int


def wilson(part: int, whole: int) -> Share | None:
    """The share that `part` is of `whole`; None when there is nobody."""
    if whole == 0:
        return None
    share, z2 = part / whole, Z * Z
    centre = (share + z2 / (2 * whole)) / (1 + z2 / whole)
    reach = Z * sqrt(share * (1 - share) / whole + z2 / (4 * whole * whole)) / (1 + z2 / whole)
    low = 0.0 if part == 0 else centre - reach
    high = 1.0 if part == whole else centre + reach
    return Share(share, low, high, whole)
