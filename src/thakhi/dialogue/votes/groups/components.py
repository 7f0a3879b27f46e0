"""Along which lines opinions differ most, and where each voter stands on them.

PCA of the centred votes: from each opinion the mean of its proposal is taken off; where there is no opinion stands a
zero. Only the sums of products of two proposals are needed, and these are whole numbers, exact at any size and in any
order.

A voter's place is not the projection of that row: it would draw whoever voted little to the middle, and how much
people voted would make groups. It is the place that explains the opinions given best (least squares on the loadings of
these proposals alone), with one more vote's worth of weight on the middle, so that little evidence stays modest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.groups.opinions import Opinions

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

LINES = 2  # of the map
SMALL = 64  # proposals up to which all eigenvalues cost no more than the greatest


@dataclass(frozen=True, slots=True, eq=False)
class Components:
    """The mean of each proposal; loadings: one column per line of the map, of length 1; the squares they explain."""

    means: Array
    loadings: Array
    variances: Array


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Where voters stand, and how well that is known: `weights[i]` is the matrix of the normal equations of voter i,
    `opinions[i]` how many there were."""

    points: Array
    weights: Array
    opinions: Array


def components_of(opinions: Opinions) -> Components:
    """The components of all placed voters."""
    import numpy as np

    products = np.zeros((3, opinions.width, opinions.width))
    for rows in opinions.blocks():
        products += _products(*opinions.dense(rows))
    return _components(*products)


def components_of_table(signs: Array, there: Array, *, both: Array | None = None, error: float = 0.0) -> Components:
    """The components of a table of voters; of many proposals their vectors to a relative `error`, 0 for none, and the
    variances to its square. `both` is how many voted on each two proposals, where that is known already."""
    return _components(*_products(signs, there, both), error=error)


def places_of(opinions: Opinions, found: Components) -> Places:
    """Where every placed voter stands."""
    import numpy as np

    parts = [places_in_table(*opinions.dense(rows), found) for rows in opinions.blocks()]
    return Places(*(np.concatenate([getattr(part, name) for part in parts]) for name in Places.__slots__))


def places_in_table(signs: Array, there: Array, found: Components) -> Places:
    """Where the voters of a table stand."""
    import numpy as np

    loadings = found.loadings
    pairs = np.einsum("pa,pb->pab", loadings, loadings).reshape(len(loadings), -1)
    weights = (there @ pairs).reshape(len(there), LINES, LINES) + np.eye(LINES) / max(len(loadings), 1)
    sides = signs @ loadings - there @ (found.means[:, None] * loadings)
    points = np.linalg.solve(weights, sides[..., None])[..., 0]
    return Places(points, weights, there.sum(axis=1))


def _products(signs: Array, there: Array, both: Array | None = None) -> Array:
    """Sums over voters of sign × sign, sign × there and there × there of two proposals: whole numbers below 2²⁴."""
    import numpy as np

    both = there.T @ there if both is None else both
    return np.stack([signs.T @ signs, signs.T @ there, both]).astype(np.float64)


def _components(signs: Array, mixed: Array, there: Array, *, error: float = 0.0) -> Components:
    import numpy as np

    voted = np.maximum(np.diag(there), 1)
    means = np.diag(mixed) / voted
    crossed = mixed * means  # sign of the row's proposal × mean of the column's, where both have an opinion
    squares = signs - crossed - crossed.T + there * np.outer(means, means)
    values, loadings = _strongest(squares, error)
    strongest = np.abs(loadings).argmax(axis=0)
    loadings = loadings * np.where(loadings[strongest, range(LINES)] < 0, -1.0, 1.0)
    return Components(means, loadings, values)


def _strongest(squares: Array, error: float) -> tuple[Array, Array]:
    """The greatest eigenvalues, the first first, and their vectors: all at once in a small matrix, by Lanczos from a
    fixed start in a large one."""
    import numpy as np
    from scipy.linalg import eigh
    from scipy.sparse.linalg import eigsh

    width = len(squares)
    if width <= SMALL or not squares.any():
        values, vectors = eigh(squares, subset_by_index=[width - LINES, width - 1])
    else:
        values, vectors = eigsh(squares, k=LINES, which="LA", v0=np.cos(np.arange(width)), tol=error)
    order = np.argsort(-values, kind="stable")
    return values[order], vectors[:, order]
