"""Linearized variance from moments (METHODS 1.3-1.6): one number per cell for any linear combination of sums."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from thakhi.evidence.collapse import Array, Codes, Moments, sums_by
from thakhi.evidence.design import Design, Lonely, lonely_refused

CLIP = 1e-14  # a variance below this share of the squares that it is the difference of is rounding: zero


@dataclass(frozen=True, slots=True)
class Cells:
    """Moments with their rows numbered by cell: `codes` of the cells met, `row_cell` of each row."""

    moments: Moments
    codes: Codes
    row_cell: Codes

    def total(self, name: str) -> Array:
        """The sum `name` of each cell."""
        return sums_by(self.row_cell, self.moments.data[name], len(self.codes))

    def strata(self, count: str) -> Array:
        """How many strata each cell meets, by the PSU count `count`."""
        return sums_by(self.row_cell, self.moments.data[count] > 0, len(self.codes))


def cells_of(moments: Moments) -> Cells:
    """The cells of `moments`, in the order of their codes."""
    codes, row_cell = np.unique(moments.cell, return_inverse=True)
    return Cells(moments, codes, row_cell)


def variance(cells: Cells, weights: Mapping[str, Array], design: Design, lonely: Lonely, present: str) -> Array:
    """Var of Σ weights[name]·sum(name) in each cell; `present` names the PSU count of the domain.

    METHODS 1.4: Σ_h (1−f_h)·n_h/(n_h−1)·[Σ_i z_hi² − (Σ_i z_hi)²/n_h], PSUs without members being zeros.
    """
    _check_lonely(cells, design, lonely, present)
    squares, size = _squares(cells, weights)
    sums = _sums(cells, weights)
    stratum = cells.moments.stratum
    n = design.psus[stratum]
    single = n == 1
    scale = (1 - design.fraction[stratum]) * np.where(single, 0.0, n / np.maximum(n - 1, 1))
    by_row = scale * (squares - sums**2 / n)
    if lonely == "adjust":  # centred at the grand mean of the influence values, which is zero
        by_row = by_row + np.where(single, (1 - design.fraction[stratum]) * sums**2, 0.0)
    out = sums_by(cells.row_cell, by_row, len(cells.codes))
    bound = sums_by(cells.row_cell, scale * size, len(cells.codes))
    out = np.where(out <= CLIP * bound, 0.0, out)
    return out * average_factor(cells, design, present) if lonely == "average" else out


def _check_lonely(cells: Cells, design: Design, lonely: Lonely, present: str) -> None:
    if lonely == "fail" and len(design.lonely):
        met = np.unique(cells.moments.stratum[cells.moments.data[present] > 0])
        alone = np.intersect1d(met, design.lonely)
        if len(alone):
            raise lonely_refused(design, alone)


def _squares(cells: Cells, weights: Mapping[str, Array]) -> tuple[Array, Array]:
    """Σ_i z_hi² by row, and the same with all signs positive: the size that rounding is measured by."""
    data, row = cells.moments.data, cells.row_cell
    rows = len(row)
    out, size = np.zeros(rows), np.zeros(rows)
    names = sorted(weights)
    for i, a in enumerate(names):
        for b in names[i:]:
            term = weights[a][row] * weights[b][row] * data[f"{a}_{b}"] * (1 if a == b else 2)
            out += term
            size += np.abs(term)
    return out, size


def _sums(cells: Cells, weights: Mapping[str, Array]) -> Array:
    total = np.zeros(len(cells.row_cell))
    for name, weight in weights.items():
        total += weight[cells.row_cell] * cells.moments.data[name]
    return total


def average_factor(cells: Cells, design: Design, present: str) -> Array:
    """Strata met over strata met that have a variance: lonely ones take the average of the others (R `average`)."""
    met = cells.moments.data[present] > 0
    lonely = met & np.isin(cells.moments.stratum, design.lonely)
    all_met = sums_by(cells.row_cell, met, len(cells.codes))
    alone = sums_by(cells.row_cell, lonely, len(cells.codes))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(all_met > alone, all_met / (all_met - alone), np.nan)
