"""Raking: one factor per household, so that the weighted people meet every margin at once.

The weights are those nearest to the first ones (in the sense of raking, whose factors are products of one factor
per cell) among all that meet the margins; people of one household keep one weight, as in the survey. The factors
are found by Newton steps on their logarithms, which converge where passes margin by margin are slow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
LEAST = 5
LONGEST_STEP = 1.0  # of a logarithm of a weight


@dataclass(frozen=True, slots=True)
class Target:
    """One margin: the cell of each person (-1: in none) and the total of each cell."""

    name: str
    cell: Ints
    total: Floats


def rake(
    weight: Floats, household: Ints, targets: Sequence[Target], *, tolerance: float = 1e-8, steps: int = 60
) -> Floats:
    """Weights of people, equal within a household, whose sums by cell are within `tolerance` of the totals.

    *Fails when* a cell has nobody in it, or the margins contradict each other.
    """
    for target in targets:
        _refuse_empty(target)
    people = _counts(household, targets)
    total = np.concatenate([target.total for target in targets])
    first = np.zeros(people.shape[0])
    first[household] = weight
    log = np.zeros(len(total))
    for _ in range(steps):
        now = first * np.exp(people @ log)
        gap = total - people.T @ now
        if np.max(np.abs(gap / total)) < tolerance:
            raked: Floats = now[household]
            return raked
        log = log + _step(people, now, gap)
    raise _contradiction(targets, gap / total)


def rake_most(weight: Floats, household: Ints, targets: Sequence[Target]) -> tuple[Floats, tuple[str, ...]]:
    """Raked weights and the margins that they meet: all of them, or in a small population the first ones.

    A margin with a cell of fewer than LEAST people is given up; when the rest contradict each other, the last one is.
    """
    kept = [target for target in targets if _least(target) >= LEAST]
    while True:
        try:
            return rake(weight, household, kept), tuple(target.name for target in kept)
        except DataProblem:
            if len(kept) <= 1:
                raise
            kept = kept[:-1]


def _least(target: Target) -> int:
    return int(np.bincount(target.cell[target.cell >= 0], minlength=len(target.total)).min())


def _counts(household: Ints, targets: Sequence[Target]) -> sparse.csr_array:
    """How many people of each household (rows) are in each cell of all the margins (columns)."""
    starts = np.cumsum([0, *(len(target.total) for target in targets)])
    rows = np.concatenate([household[target.cell >= 0] for target in targets])
    columns = np.concatenate([t.cell[t.cell >= 0] + start for t, start in zip(targets, starts[:-1], strict=True)])
    shape = (int(household.max()) + 1, int(starts[-1]))
    return sparse.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()


def _step(people: sparse.csr_array, weight: Floats, gap: Floats) -> Floats:
    """The Newton step, shortened where it would move a weight too far at once."""
    slope = (people.T @ people.multiply(weight[:, None]).tocsr()).toarray()
    slope[np.diag_indices_from(slope)] *= 1 + 1e-9  # margins share their grand total: the slope alone is singular
    step: Floats = np.linalg.solve(slope, gap)
    longest = float(np.max(np.abs(people @ step)))
    return step * min(1.0, LONGEST_STEP / max(longest, 1e-300))


def _contradiction(targets: Sequence[Target], gap: Floats) -> DataProblem:
    parts = np.split(np.abs(gap), np.cumsum([len(target.total) for target in targets])[:-1])
    worst, name = max((float(part.max()), target.name) for part, target in zip(parts, targets, strict=True))
    return DataProblem(
        Text(
            f"los márgenes se contradicen: «{name}» queda a {worst:.2g} de su total",
            f"the margins contradict each other: “{name}” stays {worst:.2g} from its total",
        )
    )


def _refuse_empty(target: Target) -> None:
    empty = np.flatnonzero(np.bincount(target.cell[target.cell >= 0], minlength=len(target.total)) == 0)
    if len(empty):
        raise DataProblem(
            Text(
                f"el margen «{target.name}» tiene {len(empty)} casillas sin nadie; genere una población más grande",
                f"the margin “{target.name}” has {len(empty)} cells with nobody; generate a larger population",
            )
        )
