"""k-means on the map, k by silhouette (METHODS 6.2): among those k whose groups are large enough and have gaps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.groups.components import Places
from thakhi.dialogue.votes.groups.gap import Gap, least_gap
from thakhi.terms.disclosure import LEAST_CASES

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

MOST_GROUPS = 5
STARTS = 10  # k-means keeps the best of these


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """A partition of voters: labels from 0, the middles of groups, its silhouette, its least gap."""

    labels: Array
    middles: Array
    silhouette: float
    gap: Gap
    smallest: int

    @property
    def k(self) -> int:
        """How many groups."""
        return len(self.middles)

    @property
    def is_large(self) -> bool:
        """Whether each group has at least LEAST_CASES people."""
        return self.smallest >= LEAST_CASES


def partitions(places: Places, *, lines: int, seed: int) -> list[Clusters]:
    """One partition for each k from 2 that leaves LEAST_CASES people for each group."""
    most = min(MOST_GROUPS, len(places.points) // LEAST_CASES)
    return [_partition(places, k, lines=lines, seed=seed) for k in range(2, most + 1)]


def choose(found: list[Clusters]) -> Clusters:
    """The partition to look at: of those that pass, the one with the best silhouette; else the one nearest to it."""
    large = [one for one in found if one.is_large] or found
    parted = [one for one in large if one.gap.ratio > 1]
    return max(parted, key=lambda one: one.silhouette) if parted else max(large, key=lambda one: one.gap.ratio)


def labelled(points: Array, k: int, *, seed: int) -> tuple[Array, Array]:
    """The labels and middles of k groups, the largest group first."""
    import numpy as np
    from sklearn.cluster import KMeans

    made = KMeans(k, n_init=STARTS, random_state=seed).fit(points)
    order = np.argsort(-np.bincount(made.labels_, minlength=k), kind="stable")
    return np.argsort(order)[made.labels_], made.cluster_centers_[order]


def _partition(places: Places, k: int, *, lines: int, seed: int) -> Clusters:
    import numpy as np
    from sklearn.metrics import silhouette_score

    points = places.points[:, :lines]
    labels, middles = labelled(points, k, seed=seed)
    return Clusters(
        labels=labels,
        middles=middles,
        silhouette=float(silhouette_score(points, labels)),
        gap=least_gap(places, labels, lines=lines, seed=seed),
        smallest=int(np.bincount(labels, minlength=k).min()),
    )
