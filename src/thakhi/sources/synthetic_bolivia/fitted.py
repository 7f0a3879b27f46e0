"""Estimates with their sampling error for the fitted tables (METHODS 1.4): shares, means and quantiles of groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Design:
    """Weights and primary units of the rows, and the stratum of every unit of the sample."""

    weight: Floats
    psu: Ints
    stratum_of_psu: Ints

    def se(self, scores: Floats) -> Floats:
        """Standard errors of totals whose sums by unit are the columns of `scores`."""
        strata = self.stratum_of_psu
        count = np.bincount(strata).astype(np.float64)
        rows = [np.bincount(strata, weights=column) for column in scores.T]
        mean = (np.array(rows) / count).T[strata]
        factor = (count / (count - 1))[strata][:, None]
        result: Floats = np.sqrt(np.sum(factor * (scores - mean) ** 2, axis=0))
        return result

    def sums(self, rows: Ints, values: Floats) -> Floats:
        """Weighted sums by unit of the columns of `values`, which stand for the given rows."""
        w, psu, size = self.weight[rows], self.psu[rows], len(self.stratum_of_psu)
        return np.array([np.bincount(psu, weights=w * column, minlength=size) for column in values.T]).T


def shares(design: Design, rows: Ints, level: Ints, levels: int) -> tuple[Floats, Floats]:
    """The share of each level among `rows`, and its standard error."""
    sums = design.sums(rows, (level[:, None] == np.arange(levels)).astype(np.float64))
    total = sums.sum()
    share = sums.sum(axis=0) / total
    scores = (sums - share * sums.sum(axis=1, keepdims=True)) / total
    return share, design.se(scores)


def mean(design: Design, rows: Ints, values: Floats) -> tuple[float, float]:
    """The mean of `values` among `rows`, and its standard error."""
    sums = design.sums(rows, np.column_stack([values, np.ones_like(values)]))
    total = float(sums[:, 1].sum())
    estimate = float(sums[:, 0].sum()) / total
    return estimate, float(design.se((sums[:, :1] - estimate * sums[:, 1:]) / total)[0])


def quantiles(design: Design, rows: Ints, values: Floats, points: tuple[int, ...]) -> tuple[Floats, Floats]:
    """Quantiles of `values` among `rows` with half-widths of their Woodruff intervals over 1.96."""
    order = np.argsort(values, kind="stable")
    ordered, cumulated = values[order], np.cumsum(design.weight[rows][order])
    cumulated = cumulated / cumulated[-1]
    target = np.array(points) / 100
    found = ordered[np.searchsorted(cumulated, target - 1e-12).clip(max=len(ordered) - 1)]
    below = (values[:, None] <= found).astype(np.float64)
    sums = design.sums(rows, np.column_stack([below, np.ones_like(values)]))
    counts, total = sums[:, -1:], sums[:, -1].sum()
    share = sums[:, :-1].sum(axis=0) / total
    half = 1.96 * design.se((sums[:, :-1] - share * counts) / total)
    low, high = (
        ordered[np.searchsorted(cumulated, t).clip(0, len(ordered) - 1)] for t in (target - half, target + half)
    )
    return found, (high - low) / (2 * 1.96)
