"""Student's t in plain Python: the distribution function of whole degrees of freedom is a finite sum.

Abramowitz and Stegun 26.7.3-26.7.4; the quantile by halving.
"""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=1000)
def t_quantile(df: int, level: float = 0.95) -> float | None:
    """The t that leaves (1 − level)/2 above it; None without degrees of freedom."""
    if df < 1:
        return None
    low, high = 0.0, 1.0
    while central(high, df) < level:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        if central(middle, df) < level:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def central(t: float, df: int) -> float:
    """P(|T| ≤ t)."""
    angle = math.atan(t / math.sqrt(df))
    if df == 1:
        return 2 * angle / math.pi
    return _odd(angle, df) if df % 2 else _even(angle, df)


def _odd(angle: float, df: int) -> float:
    term = math.cos(angle)
    terms = [term]
    for k in range(2, df - 2, 2):
        term *= math.cos(angle) ** 2 * k / (k + 1)
        terms.append(term)
    return 2 / math.pi * (angle + math.sin(angle) * math.fsum(terms))


def _even(angle: float, df: int) -> float:
    term = 1.0
    terms = [term]
    for k in range(1, df - 2, 2):
        term *= math.cos(angle) ** 2 * k / (k + 1)
        terms.append(term)
    return math.sin(angle) * math.fsum(terms)
