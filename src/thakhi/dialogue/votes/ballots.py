"""Votes as arrays: one row per voter, one column per proposal, most places empty.

*Shape* (compressed rows): the votes of voter `i` stand at `starts[i]:starts[i + 1]` of `columns` and `answers`, in the
order of the proposals. Voters are in the order of their codes, so that the order of a file changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from thakhi.terms.agreement import Answer, Proposal, Vote, Voter

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

CODES: Mapping[Answer, int] = {"agree": 1, "disagree": -1, "pass": 0}
UNKNOWN = "unknown"
BLOCK = 1 << 21  # votes that are looked at together: what keeps memory small


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """What voters are on one dimension: `codes[i]` points into `names`; `unknown` comes last."""

    names: tuple[str, ...]
    codes: Array


@dataclass(frozen=True, slots=True, eq=False)
class Ballots:
    """All votes of a consultation. `answers` are 1 agree, -1 disagree, 0 pass; empty `important`: nobody was asked."""

    voters: Sequence[str]
    proposals: Sequence[str]
    starts: Array
    columns: Array
    answers: Array
    important: Array
    levels: Mapping[str, Levels] = field(default_factory=dict)

    def blocks(self, votes: int = BLOCK) -> Iterator[tuple[int, int]]:
        """Neighbouring voters, first and one after the last, that have about so many votes together."""
        import numpy as np

        ends = np.searchsorted(self.starts, np.arange(votes, len(self.columns) + votes, votes), side="left")
        first = 0
        for end in ends:
            last = min(max(int(end), first + 1), len(self.starts) - 1)
            if last > first:
                yield first, last
                first = last
        if first < len(self.starts) - 1:
            yield first, len(self.starts) - 1


def ballots_of(votes: Iterable[Vote], *, proposals: Sequence[Proposal], voters: Iterable[Voter] = ()) -> Ballots:
    """The votes on `proposals` as arrays; votes on others are left out. *Fails when* somebody votes twice on one."""
    import numpy as np

    column = {proposal.id: place for place, proposal in enumerate(proposals)}
    cast = sorted((vote for vote in votes if vote.proposal in column), key=lambda v: (v.voter, column[v.proposal]))
    pairs = [(vote.voter, vote.proposal) for vote in cast]
    twice = next((pair for pair, after in pairwise(pairs) if pair == after), None)
    if twice:
        raise ValueError(f"{twice[0]!r} votes twice on {twice[1]!r}: keep the last vote only")
    names = sorted({vote.voter for vote in cast})
    place = {name: at for at, name in enumerate(names)}
    rows = np.fromiter((place[vote.voter] for vote in cast), dtype=np.int64, count=len(cast))
    return Ballots(
        voters=names,
        proposals=[proposal.id for proposal in proposals],
        starts=np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(names)))]).astype(np.int64),
        columns=np.fromiter((column[vote.proposal] for vote in cast), dtype=np.int32, count=len(cast)),
        answers=np.fromiter((CODES[vote.answer] for vote in cast), dtype=np.int8, count=len(cast)),
        important=np.fromiter((vote.important for vote in cast), dtype=bool, count=len(cast)),
        levels=_levels(names, {voter.id: voter.levels for voter in voters}),
    )


def _levels(names: Sequence[str], known: Mapping[str, Mapping[str, str]]) -> dict[str, Levels]:
    dimensions = sorted({dimension for levels in known.values() for dimension in levels})
    return {dimension: _coded([known.get(name, {}).get(dimension, "") for name in names]) for dimension in dimensions}


def _coded(words: Sequence[str]) -> Levels:
    import numpy as np

    words = [word or UNKNOWN for word in words]
    names = tuple(sorted(set(words), key=lambda word: (word == UNKNOWN, word)))
    place = {name: at for at, name in enumerate(names)}
    return Levels(names, np.array([place[word] for word in words], dtype=np.int16))
