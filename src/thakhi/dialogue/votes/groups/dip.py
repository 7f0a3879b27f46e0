"""The dip: how far numbers on a line are from any that have one heap (Hartigan & Hartigan 1985, Annals of Statistics
13, 70-84).

It is the least distance between the distribution of the numbers and any distribution that first rises ever more
steeply and then ever less so. The greatest convex minorant and the least concave majorant of the numbers are laid
around an interval that shrinks until it holds the heap.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

# 5 % of samples from a uniform distribution, the one heap hardest to tell from two, have a dip above this over √n.
# Simulated with 20,000 samples (2,000 for the longest); a test simulates some of it again.
CRITICAL = {
    10: 0.441,
    15: 0.459,
    20: 0.471,
    30: 0.483,
    50: 0.496,
    100: 0.509,
    200: 0.515,
    500: 0.527,
    1_000: 0.540,
}


def dip_of(numbers: Array) -> float:
    """The dip of some numbers, between 1/2n and 1/4."""
    import numpy as np

    x = np.sort(np.asarray(numbers, dtype=float))
    n = len(x)
    if x[0] == x[-1]:
        return 0.5 / n
    below, above = _minorant(x), _majorant(x)
    low, high, best = 0, n - 1, 1.0
    while True:
        convex, concave = _walk(below, high, low)[::-1], _walk(above, low, high)
        over = concave + 1 - np.interp(x[concave], x[convex], convex)
        under = np.interp(x[convex], x[concave], concave + 1.0) - convex
        if max(over.max(), under.max()) <= best:
            break
        if under.max() >= over.max():
            first = int(convex[under.argmax()])
            last = int(concave[min(int(np.searchsorted(concave, first)), len(concave) - 1)])
        else:
            last = int(concave[over.argmax()])
            first = int(convex[max(int(np.searchsorted(convex, last, side="right")) - 1, 0)])
        best = max(best, _beside(x, convex, concave, first, last))
        if (first, last) == (low, high):
            break
        low, high = first, last
    return float(best / (2 * n))


def critical_dip(n: int) -> float:
    """The dip that 5 % of samples of `n` from one heap exceed at most."""
    import numpy as np

    return float(np.interp(n, list(CRITICAL), list(CRITICAL.values())) / np.sqrt(n))


def _beside(x: Array, convex: Array, concave: Array, first: int, last: int) -> float:
    """The greatest distance of the numbers from the two curves on either side of the interval first-last."""
    most = [0.0]
    for a, b in _pieces(x, convex[convex <= first]):
        inside = slice(a, b + 1)
        most.append(float((_steps(a, b) + 1 - _line(x[inside], b - a)).max()))
    for a, b in _pieces(x, concave[concave >= last]):
        inside = slice(a, b + 1)
        most.append(float((_line(x[inside], b - a) + 1 - _steps(a, b)).max()))
    return max(most)


def _pieces(x: Array, knots: Array) -> list[tuple[int, int]]:
    """Neighbouring knots with numbers between them."""
    return [(a, b) for a, b in pairwise(knots.tolist()) if b - a > 1 and x[a] != x[b]]


def _steps(a: int, b: int) -> Array:
    import numpy as np

    return np.arange(b - a + 1)


def _line(x: Array, rise: int) -> Array:
    """The straight line through the ends of a piece, at its numbers."""
    rising: Array = (x - x[0]) * rise / (x[-1] - x[0])
    return rising


def _minorant(x: Array) -> Array:
    """For each number the knot before it on the greatest convex minorant of the numbers up to it."""
    import numpy as np

    before = np.zeros(len(x), dtype=np.int64)
    for j in range(1, len(x)):
        k = j - 1
        while k and (x[j] - x[k]) * (k - before[k]) >= (x[k] - x[before[k]]) * (j - k):
            k = before[k]
        before[j] = k
    return before


def _majorant(x: Array) -> Array:
    """For each number the knot after it on the least concave majorant of the numbers from it on."""
    import numpy as np

    last = len(x) - 1
    after = np.full(len(x), last, dtype=np.int64)
    for j in range(last - 1, -1, -1):
        k = j + 1
        while k != last and (x[j] - x[k]) * (k - after[k]) >= (x[k] - x[after[k]]) * (j - k):
            k = after[k]
        after[j] = k
    return after


def _walk(steps: Array, start: int, end: int) -> Array:
    """The knots from `start` to `end`."""
    import numpy as np

    knots = [start]
    while knots[-1] != end:
        knots.append(int(steps[knots[-1]]))
    return np.array(knots)
