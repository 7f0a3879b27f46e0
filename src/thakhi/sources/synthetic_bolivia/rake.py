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


def rake(weight: Floats, targets: Sequence[Target], *, tolerance: float = 1e-8, rounds: int = 500) -> Floats:
    """Weights whose sums by cell are the targets' totals, each within `tolerance` of its total.

    *Fails when* the margins contradict each other, so that `rounds` passes do not bring them together, or a cell
    has nobody in it.
    """
    for target in targets:
        _refuse_empty(target)
    for _ in range(rounds):
        for target in targets:
            weight = weight * _factors(weight, target)
        if max(_gap(weight, target) for target in targets) < tolerance:
            return weight
    worst = max(targets, key=lambda target: _gap(weight, target))
    raise DataProblem(
        Text(
            f"los márgenes se contradicen: «{worst.name}» queda a {_gap(weight, worst):.2g} de su total",
            f"the margins contradict each other: “{worst.name}” stays {_gap(weight, worst):.2g} from its total",
        )
    )


def _factors(weight: Floats, target: Target) -> Floats:
    factor = target.total / _sums(weight, target)
    result: Floats = np.where(target.cell >= 0, factor[target.cell], 1.0)
    return result


def _sums(weight: Floats, target: Target) -> Floats:
    inside = target.cell >= 0
    return np.bincount(target.cell[inside], weights=weight[inside], minlength=len(target.total))


def _gap(weight: Floats, target: Target) -> float:
    return float(np.max(np.abs(_sums(weight, target) / target.total - 1)))


def _refuse_empty(target: Target) -> None:
    empty = np.flatnonzero(_sums(np.ones(len(target.cell)), target) == 0)
    if len(empty):
        raise DataProblem(
            Text(
                f"el margen «{target.name}» tiene {len(empty)} casillas sin nadie; genere una población más grande",
                f"the margin “{target.name}” has {len(empty)} cells with nobody; generate a larger population",
            )
        )
