"""What each group stands for, and what all groups agree on (METHODS 6.2).

A proposal represents a group where more than half of those of it who voted gave one answer, even at the lower end of
the interval, and the others gave it less often, even at the upper end of theirs. The groups were made from these same
votes: the intervals describe, they test nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod

from thakhi.dialogue.votes.count import Count
from thakhi.dialogue.votes.tally import share_of
from thakhi.terms.agreement import Answer, Representative
from thakhi.terms.disclosure import LEAST_CASES

MOST_SHOWN = 5
HALF = 0.5


def consensus_of(groups: Sequence[Count]) -> float:
    """Group-informed consensus: the product over groups of (agree + 1) / (voted + 2)."""
    return prod((count.agree + 1) / (count.n + 2) for count in groups)


def represents(group: int, counts: Sequence[tuple[str, Sequence[Count]]]) -> tuple[Representative, ...]:
    """The proposals that tell `group` (from 0) from the others most, given the counts of each by group."""
    found = [one for name, by_group in counts for one in _answers(name, group, by_group)]
    return tuple(sorted(found, key=lambda one: (-_difference(one), one.proposal))[:MOST_SHOWN])


def _answers(name: str, group: int, counts: Sequence[Count]) -> list[Representative]:
    own = counts[group]
    others = [count for place, count in enumerate(counts) if place != group]
    n_others = sum(count.n for count in others)
    if own.n < LEAST_CASES or n_others < LEAST_CASES:
        return []
    sides: list[tuple[Answer, int, int]] = [
        ("agree", own.agree, sum(count.agree for count in others)),
        ("disagree", own.disagree, sum(count.disagree for count in others)),
    ]
    made = [
        Representative(proposal=name, answer=answer, inside=share_of(a, own.n), outside=share_of(b, n_others))
        for answer, a, b in sides
    ]
    return [one for one in made if (one.inside.low or 0) > max(HALF, one.outside.high or 0)]


def _difference(one: Representative) -> float:
    assert isinstance(one.inside.value, float)
    assert isinstance(one.outside.value, float)
    return one.inside.value - one.outside.value
