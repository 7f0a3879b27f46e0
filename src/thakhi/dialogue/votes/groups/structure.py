"""Do opinions hang together? Votes are permuted within each proposal, many times (METHODS 6.2).

Each opinion goes to another of those who voted on the same proposal. Who voted on what, how much, and how each
proposal was answered stay exactly as they are: so no pattern of taking part, and no popular proposal, can pass for
agreement between people. What goes is that the same people answer alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.groups.components import LINES, components_of_table

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

PERMUTATIONS = 199
LEVEL = 0.05
ROUGH = 1e-3  # of the vectors of permuted votes: their variances are then good to a millionth


@dataclass(frozen=True, slots=True)
class Structure:
    """`p` of the first line of the map; how many lines, from the first on, are more than chance gives."""

    p: float
    lines: int


def structure_of(signs: Array, there: Array, *, seed: int) -> Structure:
    """How the lines of a table of voters compare with those of permuted votes."""
    import numpy as np

    found = components_of_table(signs, there).variances
    draw = np.random.default_rng([seed, 1])
    rows = [np.flatnonzero(there[:, column]) for column in range(there.shape[1])]
    beaten, both = np.ones(LINES), there.T @ there
    for _ in range(PERMUTATIONS):
        permuted = components_of_table(_permuted(signs, rows, draw), there, both=both, error=ROUGH)
        beaten += permuted.variances >= found
    p = beaten / (PERMUTATIONS + 1)
    return Structure(float(p[0]), int(np.argmin([*(p <= LEVEL), False])))


def _permuted(signs: Array, rows: list[Array], draw: Any) -> Array:
    permuted = signs.copy()
    for column, there in enumerate(rows):
        permuted[there, column] = signs[draw.permutation(there), column]
    return permuted
