"""Groups of opinion and the checks they passed, or why none can be shown (METHODS 6.2)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.ballots import Ballots
from thakhi.dialogue.votes.groups.clusters import Clusters, choose, labelled, partitions
from thakhi.dialogue.votes.groups.components import (
    Places,
    components_of,
    components_of_table,
    places_in_table,
    places_of,
)
from thakhi.dialogue.votes.groups.opinions import Opinions, opinions_of
from thakhi.dialogue.votes.groups.structure import LEVEL, structure_of
from thakhi.terms.agreement import GroupsCheck, GroupsVerdict
from thakhi.terms.disclosure import LEAST_CASES

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

LEAST_VOTERS = 2 * LEAST_CASES
LEAST_PROPOSALS = 7  # as many as a voter must have an opinion on
SAMPLE = 2_000  # voters on whom the checks are made where there are more
DROPPED = 0.10
DROPS = 20
STABLE = 0.5


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The verdict and its checks; by voter of the ballots the number of the group, 0 for none; places on the map."""

    verdict: GroupsVerdict
    checks: tuple[GroupsCheck, ...]
    placed: int
    is_sampled: bool = False
    groups: Array | None = None
    map: Array | None = None  # of whom the checks were made on: two coordinates and the group


def find_groups(ballots: Ballots, shown: Collection[int], *, seed: int) -> Found:
    """The groups of the voters on the proposals `shown` (by column), where they can be shown.

    On one thread: the same sums in the same order on any machine, and faster than threads that wait for one another.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(limits=1):
        return _find(ballots, shown, seed)


def _find(ballots: Ballots, shown: Collection[int], seed: int) -> Found:
    opinions = opinions_of(ballots, shown)
    many = GroupsCheck(name="voters", value=len(opinions), needed=LEAST_VOTERS, passed=len(opinions) >= LEAST_VOTERS)
    if not many.passed or len(shown) < LEAST_PROPOSALS:
        return Found("too_few", (many,), len(opinions))
    sample = _sample(opinions, seed)
    signs, there = opinions.dense(sample)
    structure = structure_of(signs, there, seed=seed)
    checks: tuple[GroupsCheck, ...] = (
        many,
        GroupsCheck(name="structure", value=structure.p, needed=LEVEL, passed=structure.lines > 0),
    )
    is_sampled = len(sample) < len(opinions)
    if structure.lines == 0:
        return Found("no_structure", checks, len(opinions), is_sampled)
    everybody = places_of(opinions, components_of(opinions))
    places = Places(everybody.points[sample], everybody.weights[sample], everybody.opinions[sample])
    best = choose(partitions(places, lines=structure.lines, seed=seed))
    stability = _stability(signs, there, best, lines=structure.lines, seed=seed)
    checks += _checks(best, stability)
    verdict: GroupsVerdict = next((_FAILED[check.name] for check in checks if not check.passed), "shown")
    if verdict != "shown":
        return Found(verdict, checks, len(opinions), is_sampled)
    return _shown(ballots, opinions, everybody.points, sample, best, checks, structure.lines)


_FAILED: dict[str, GroupsVerdict] = {
    "voters": "too_few",
    "structure": "no_structure",
    "size": "small",
    "gap": "no_gap",
    "stability": "unstable",
}


def _sample(opinions: Opinions, seed: int) -> Array:
    """All placed voters, or SAMPLE of them."""
    import numpy as np

    if len(opinions) <= SAMPLE:
        return np.arange(len(opinions))
    return np.sort(np.random.default_rng([seed, 0]).choice(len(opinions), SAMPLE, replace=False))


def _checks(best: Clusters, stability: float) -> tuple[GroupsCheck, ...]:
    return (
        GroupsCheck(name="size", value=best.smallest, needed=LEAST_CASES, passed=best.is_large),
        GroupsCheck(name="gap", value=best.gap.dip, needed=best.gap.needed, passed=best.gap.ratio > 1),
        GroupsCheck(name="stability", value=stability, needed=STABLE, passed=stability >= STABLE),
    )


def _stability(signs: Array, there: Array, best: Clusters, *, lines: int, seed: int) -> float:
    """The mean adjusted Rand index of the groups with those found when one vote in ten is dropped."""
    import numpy as np
    from sklearn.metrics import adjusted_rand_score

    draw, found = np.random.default_rng([seed, 3]), []
    for _ in range(DROPS):
        kept = np.asarray(draw.random(there.shape) >= DROPPED, dtype=np.float32)
        less = signs * kept, there * kept
        points = places_in_table(*less, components_of_table(*less)).points[:, :lines]
        found.append(adjusted_rand_score(best.labels, labelled(points, best.k, seed=seed)[0]))
    return float(np.mean(found))


def _shown(
    ballots: Ballots,
    opinions: Opinions,
    points: Array,
    sample: Array,
    best: Clusters,
    checks: tuple[GroupsCheck, ...],
    lines: int,
) -> Found:
    """The groups of everybody placed: each voter in that of the nearest middle."""
    import numpy as np

    apart = ((points[:, None, :lines] - best.middles[None]) ** 2).sum(axis=-1)
    groups = np.zeros(len(ballots.voters), dtype=np.int16)
    groups[opinions.voters] = apart.argmin(axis=1) + 1
    drawn = np.column_stack([points[sample], groups[opinions.voters[sample]]])
    return Found("shown", checks, len(opinions), len(sample) < len(opinions), groups, drawn)
