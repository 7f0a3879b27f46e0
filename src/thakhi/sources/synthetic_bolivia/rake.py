"""Raking: weights multiplied, margin by margin, until every margin is met (iterative proportional fitting)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Target:
    """One margin: the cell of each row (-1: in none) and the total of each cell."""

    name: str
    cell: Ints
    total: Floats


def rake(weight: Floats, targets: Sequence[Target], *, tolerance: float = 1e-8, rounds: int = 2000) -> Floats:
    """Weights whose sums by cell are the targets' totals, each within `tolerance` of its total.

    *Fails when* the margins contradict each other, so that `rounds` passes do not bring them together, or a cell
    has nobody in it.
    """
    for target in targets:
        _refuse_empty(target)
    kinds, kind = np.unique(np.array([target.cell for target in targets]), axis=1, return_inverse=True)
    first = np.bincount(kind, weights=weight)
    merged = [Target(t.name, cell, t.total) for t, cell in zip(targets, kinds, strict=True)]
    result: Floats = weight * (_met(first, merged, tolerance, rounds) / first)[kind]
    return result


def _met(weight: Floats, targets: Sequence[Target], tolerance: float, rounds: int) -> Floats:
    """The raked weights of the kinds of row that stand in the same cells."""
    worst, gap = targets[0], 0.0
    for _ in range(rounds):
        worst, gap = targets[0], 0.0
        for target in targets:
            factor = _factors(weight, target)
            weight = weight * factor
            apart = float(np.max(np.abs(factor - 1)))
            worst, gap = (target, apart) if apart > gap else (worst, gap)
        if gap < tolerance:
            return weight
    raise DataProblem(
        Text(
            f"los márgenes se contradicen: «{worst.name}» queda a {gap:.2g} de su total",
            f"the margins contradict each other: “{worst.name}” stays {gap:.2g} from its total",
        )
    )


def _factors(weight: Floats, target: Target) -> Floats:
    factor = target.total / _sums(weight, target)
    result: Floats = np.where(target.cell >= 0, factor[target.cell], 1.0)
    return result


def _sums(weight: Floats, target: Target) -> Floats:
    inside = target.cell >= 0
    return np.bincount(target.cell[inside], weights=weight[inside], minlength=len(target.total))


def _refuse_empty(target: Target) -> None:
    empty = np.flatnonzero(_sums(np.ones(len(target.cell)), target) == 0)
    if len(empty):
        raise DataProblem(
            Text(
                f"el margen «{target.name}» tiene {len(empty)} casillas sin nadie; genere una población más grande",
                f"the margin “{target.name}” has {len(empty)} cells with nobody; generate a larger population",
            )
        )
