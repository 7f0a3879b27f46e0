"""What a fitted table may hold: the one place of the rule that keeps single cases out of it.

A group is shipped from 30 cases on. A level with fewer than 3 cases is pooled under `(rest)`, together with
the next smallest ones until the pool holds 3; where those few cases are under 0.2 % of the group, and where they
are missing answers, they are left out of it instead. Quantiles stay away from the ends: quartiles from 30 cases,
deciles from 100, twentieths from 400, so that at least 7 cases lie beyond the outermost one. No minimum and
no maximum is ever shipped.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MIN_CASES = 30
MIN_LEVEL_CASES = 3
NEGLIGIBLE = 0.002
REST = "(rest)"
_LADDER: tuple[tuple[int, tuple[int, ...]], ...] = (
    (400, tuple(range(5, 100, 5))),
    (100, tuple(range(10, 100, 10))),
    (MIN_CASES, (25, 50, 75)),
)


def may_ship(cases: int) -> bool:
    """Whether a group of so many cases may be shipped."""
    return cases >= MIN_CASES


def percentiles_for(cases: int) -> tuple[int, ...]:
    """The percentiles that a group of so many cases may show; none below 30."""
    return next((points for least, points in _LADDER if cases >= least), ())


def left_out(counts: NDArray[np.int64], missing: int | None) -> NDArray[np.bool_]:
    """Which levels of a group are so rare that their cases are left out of it; `missing` is the level of no answer."""
    rare: NDArray[np.bool_] = (counts > 0) & (counts < MIN_LEVEL_CASES)
    negligible = counts < NEGLIGIBLE * counts.sum()
    if missing is not None:
        negligible[missing] = True
    left: NDArray[np.bool_] = rare & negligible
    return left


def shown_levels(counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which levels of a group are shown by name; the others are pooled (or have no case)."""
    shown: NDArray[np.bool_] = counts >= MIN_LEVEL_CASES
    pooled = int(counts[~shown].sum())
    for level in np.argsort(counts, kind="stable"):
        if pooled == 0 or pooled >= MIN_LEVEL_CASES:
            break
        if shown[level]:
            shown[level] = False
            pooled += int(counts[level])
    return shown
