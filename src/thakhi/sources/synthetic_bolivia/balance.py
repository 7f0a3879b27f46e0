"""Amounts scaled, table by table, until their means are those of the fitted tables; ranks within a cell stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thakhi.sources.synthetic_bolivia.frame import Coded

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ROUNDS = 12
_LIMITS = (0.25, 4.0)  # of the factor on one amount, all tables together


@dataclass(frozen=True, slots=True)
class Means:
    """One table of means: the cell of each row (-1: in none) and the mean of each cell."""

    cell: Ints
    mean: Floats


def means_of(rows: Sequence[dict[str, str]], table: str, parents: Sequence[Coded]) -> Means:
    """The means called `table` among the rows of a means file, met with the categories of the population."""
    found = {row["cell"]: float(row["estimate"]) for row in rows if row["table"] == table}
    cells = {cell: number for number, cell in enumerate(found)}
    sizes = [len(parent.labels) for parent in parents]
    keys, inverse = np.unique(np.ravel_multi_index(tuple(p.codes for p in parents), sizes), return_inverse=True)
    labels = [np.array(p.labels)[i] for p, i in zip(parents, np.unravel_index(keys, sizes), strict=True)]
    named = [" × ".join(path) for path in zip(*labels, strict=True)]
    places = np.array([cells.get(name, -1) for name in named], dtype=np.int64)
    return Means(places[inverse], np.array(list(found.values())))


def balanced(amount: Floats, weight: Floats, tables: Sequence[Means]) -> Floats:
    """The amounts (missing and zero as they are) with the cell means of every table, the last one exactly."""
    positive = np.nan_to_num(amount) > 0
    factor = np.ones(len(amount))
    for _ in range(ROUNDS):
        for table in tables:
            factor *= _factors(amount * factor, weight, table, positive)
            factor = np.clip(factor, *_LIMITS)
    return np.where(positive, amount * factor, amount)


def _factors(amount: Floats, weight: Floats, table: Means, positive: NDArray[np.bool_]) -> Floats:
    inside = positive & (table.cell >= 0)
    cell, w = table.cell[inside], weight[inside]
    total = np.bincount(cell, weights=w * amount[inside], minlength=len(table.mean))
    count = np.bincount(cell, weights=w, minlength=len(table.mean))
    ratio = np.divide(table.mean * count, total, out=np.ones(len(count)), where=total > 0)
    return np.where(inside, ratio[table.cell], 1.0)
