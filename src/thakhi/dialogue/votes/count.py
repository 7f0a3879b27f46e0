"""How many agree, disagree, pass and find it important, by proposal and cell: whole numbers, exact at any size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thakhi.dialogue.votes.ballots import Ballots

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The votes on one proposal in one cell."""

    agree: int = 0
    disagree: int = 0
    passed: int = 0
    important: int = 0

    @property
    def n(self) -> int:
        """How many voted."""
        return self.agree + self.disagree + self.passed


def count_votes(ballots: Ballots, codes: Array | None = None, levels: int = 1) -> list[list[Count]]:
    """The counts of each proposal by level: `codes[i]` is the level of voter `i`, below zero for none."""
    import numpy as np

    width = len(ballots.proposals)
    found = np.zeros((4, levels * width), dtype=np.int64)
    for first, last in ballots.blocks():
        votes = slice(int(ballots.starts[first]), int(ballots.starts[last]))
        cells = ballots.columns[votes].astype(np.int64)
        if codes is not None:
            of_vote = np.repeat(codes[first:last], np.diff(ballots.starts[first : last + 1]))
            cells = np.where(of_vote >= 0, of_vote * width + cells, -1)
        for row, chosen in enumerate(_kinds(ballots, votes)):
            cell = cells[chosen]
            found[row] += np.bincount(cell[cell >= 0], minlength=levels * width)
    return [[_count(found[:, level * width + column]) for level in range(levels)] for column in range(width)]


def _kinds(ballots: Ballots, votes: slice) -> list[Array]:
    """Which votes agree, disagree, pass, and are important."""
    import numpy as np

    answers = ballots.answers[votes]
    important = ballots.important[votes] if len(ballots.important) else np.zeros(len(answers), dtype=bool)
    return [answers == 1, answers == -1, answers == 0, important]


def _count(row: Array) -> Count:
    agree, disagree, passed, important = (int(number) for number in row)
    return Count(agree=agree, disagree=disagree, passed=passed, important=important)
