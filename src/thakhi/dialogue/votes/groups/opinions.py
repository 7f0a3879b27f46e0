"""Who can be placed, and their opinions: +1 agrees, -1 disagrees. A pass is no opinion, and no vote is none either."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.ballots import Ballots

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

LEAST_OPINIONS = 7  # fewer than this do not tell where somebody stands
ROWS = 1 << 14  # voters that are looked at together


@dataclass(frozen=True, slots=True, eq=False)
class Opinions:
    """Opinions by placed voter, rows compressed as in Ballots; `voters` are their rows in the ballots."""

    voters: Array
    starts: Array
    columns: Array
    signs: Array
    width: int

    def __len__(self) -> int:
        return len(self.voters)

    def dense(self, rows: Array | range) -> tuple[Array, Array]:
        """Signs (0 where there is no opinion) and where there is one, of some voters: two tables of float32."""
        import numpy as np

        rows = np.asarray(rows)
        counts = self.starts[rows + 1] - self.starts[rows]
        of_row = np.repeat(np.arange(len(rows)), counts)
        first = np.repeat(self.starts[rows] - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        places = first + np.arange(len(of_row))
        signs, there = (np.zeros((len(rows), self.width), dtype=np.float32) for _ in range(2))
        signs[of_row, self.columns[places]] = self.signs[places]
        there[of_row, self.columns[places]] = 1
        return signs, there

    def blocks(self) -> Iterator[range]:
        """The voters, some thousands at a time."""
        for first in range(0, len(self), ROWS):
            yield range(first, min(first + ROWS, len(self)))


def opinions_of(ballots: Ballots, shown: Collection[int]) -> Opinions:
    """The opinions on the proposals `shown` (by column) of whoever gave at least LEAST_OPINIONS."""
    import numpy as np

    place = np.full(len(ballots.proposals), -1, dtype=np.int32)
    place[sorted(shown)] = np.arange(len(shown))
    kept = (ballots.answers != 0) & (place[ballots.columns] >= 0)
    before = np.concatenate([[0], np.cumsum(kept, dtype=np.int32)])
    counts = before[ballots.starts[1:]] - before[ballots.starts[:-1]]
    voters = np.flatnonzero(counts >= LEAST_OPINIONS)
    kept &= np.repeat(counts >= LEAST_OPINIONS, np.diff(ballots.starts))
    return Opinions(
        voters=voters,
        starts=np.concatenate([[0], np.cumsum(counts[voters])]),
        columns=place[ballots.columns[kept]],
        signs=ballots.answers[kept],
        width=len(shown),
    )
