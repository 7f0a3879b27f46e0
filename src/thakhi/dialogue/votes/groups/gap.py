"""Is there a gap between neighbouring groups, or was one cloud cut in two?

Opinions that hang together need not part people: most differ by degrees, and k-means cuts any cloud. On the line from
one group's middle to its nearest neighbour's, the smaller group and as many of the other as there are, those nearest to
it, must have two heaps by Hartigan's dip test at 5 %. A cloud with one heap, however long or skew, has one in any
stretch of it; the test takes the one heap hardest to tell from two, the uniform.

Few opinions give few possible places, which look like heaps. So each place is moved at random by up to half of what
one vote, changed, would move it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.groups.components import Places
from thakhi.dialogue.votes.groups.dip import critical_dip, dip_of

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Gap:
    """The dip between two groups, and what it had to exceed."""

    dip: float
    needed: float

    @property
    def ratio(self) -> float:
        """Above 1 where there is a gap."""
        return self.dip / self.needed


def least_gap(places: Places, labels: Array, *, lines: int, seed: int) -> Gap:
    """The gap between the two neighbouring groups that are parted least."""
    import numpy as np

    points = places.points[:, :lines]
    middles = np.array([points[labels == group].mean(axis=0) for group in range(labels.max() + 1)])
    apart = ((middles[:, None] - middles[None]) ** 2).sum(axis=-1)
    np.fill_diagonal(apart, np.inf)
    found = [
        _gap_between(_along(places, middles[b] - middles[a], lines, seed), labels == a, labels == b)
        for a, b in enumerate(apart.argmin(axis=1))
    ]
    return min(found, key=lambda gap: gap.ratio)


def _along(places: Places, line: Array, lines: int, seed: int) -> Array:
    """How far each voter is along a line, moved within half of what one vote moves."""
    import numpy as np

    line = line / np.linalg.norm(line)
    known = np.linalg.inv(places.weights)[:, :lines, :lines]
    vote = 2 * np.sqrt(np.einsum("a,nab,b->n", line, known, line) / places.opinions)
    moved = np.random.default_rng([seed, 2]).random(len(vote)) - 0.5
    along: Array = places.points[:, :lines] @ line + moved * vote
    return along


def _gap_between(along: Array, first: Array, second: Array) -> Gap:
    import numpy as np

    low, high = np.sort(along[first]), np.sort(along[second])
    size = min(len(low), len(high))
    both = np.concatenate([low[-size:], high[:size]])
    return Gap(dip_of(both), critical_dip(len(both)))
