"""How alike people of one primary unit, or of one household, are beyond what their group explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

from thakhi.sources.synthetic_bolivia.frame import Coded, Frame

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Correlations of the hidden normal score of two people: of one unit, of one household; and with another column."""

    psu: float
    household: float
    follows: float
    n: int

    def as_text(self) -> tuple[str, str, str, str]:
        """The numbers as a table shows them."""
        return f"{self.psu:.4f}", f"{self.household:.4f}", f"{self.follows:.4f}", str(self.n)


def likeness_of_levels(frame: Frame, rows: Ints, value: Coded, groups: Ints) -> Likeness:
    """Likeness in a category, by its levels' residuals; from the yes/no scale to the hidden normal one by a sine."""
    level = (value.codes[rows][:, None] == np.arange(len(value.labels))).astype(np.float64)
    share = _group_means(level, groups)
    psu, household = _pair_correlations(frame, rows, level - share, float(np.mean(np.sum(share * (1 - share), axis=1))))
    return _likeness(np.sin(np.pi / 2 * psu), np.sin(np.pi / 2 * household), 0.0, len(rows))


def likeness_of_ranks(frame: Frame, rows: Ints, scores: Floats, followed: Floats | None) -> Likeness:
    """Likeness in a number, by normal scores of its ranks within groups; `followed` are those of another column."""
    along = 0.0 if followed is None else float(np.corrcoef(scores, followed)[0, 1])
    rest = scores if followed is None else scores - along * followed
    psu, household = _pair_correlations(frame, rows, rest[:, None], float(np.var(rest)))
    return _likeness(psu, household, along, len(rows))


def rank_scores(values: Floats, groups: Ints) -> Floats:
    """Normal scores of the ranks of `values` within each group; ties share their middle rank."""
    known = np.where(np.isnan(values), 0.0, values)
    order = np.lexsort((known, groups))
    size = np.bincount(groups)[groups[order]]
    first = np.searchsorted(groups[order], groups[order])
    new = np.diff(known[order], prepend=np.nan) != 0
    new |= np.diff(groups[order], prepend=-1) != 0
    run = np.cumsum(new) - 1
    place = np.arange(len(order)) - first + 0.5
    middle = np.bincount(run, weights=place) / np.bincount(run)
    scores = np.empty(len(order))
    scores[order] = ndtri(middle[run] / size)
    return scores


def _likeness(psu: float, household: float, follows: float, n: int) -> Likeness:
    unit = float(np.clip(psu, 0, 0.95))
    return Likeness(unit, float(np.clip(household - unit, 0, 0.97 - unit)), follows, n)


def _group_means(level: Floats, groups: Ints) -> Floats:
    count = np.maximum(np.bincount(groups), 1)
    sums = np.array([np.bincount(groups, weights=column) for column in level.T]).T
    result: Floats = (sums / count[:, None])[groups]
    return result


def _pair_correlations(frame: Frame, rows: Ints, residual: Floats, variance: float) -> tuple[float, float]:
    """Mean product of residuals over pairs of one unit but two households, and over pairs of one household."""
    if variance <= 0:
        return 0.0, 0.0
    psu, household = (frame.numbers(name)[rows].astype(np.int64) for name in ("psu", "household"))
    in_psu, pairs_psu = _pair_sum(psu, residual)
    in_household, pairs_household = _pair_sum(household, residual)
    between = (in_psu - in_household) / max(pairs_psu - pairs_household, 1.0)
    return between / variance, in_household / max(pairs_household, 1.0) / variance


def _pair_sum(unit: Ints, residual: Floats) -> tuple[float, float]:
    """Sum of products over ordered pairs of two rows of one unit, and how many pairs there are."""
    sums = np.array([np.bincount(unit, weights=column) for column in residual.T])
    count = np.bincount(unit).astype(np.float64)
    return float(np.sum(sums**2) - np.sum(residual**2)), float(np.sum(count * (count - 1)))
