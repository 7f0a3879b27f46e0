"""Votes through Thakhi: shares by cell, groups of opinion. Arguments: PEER VOTERS. Drawing them is not timed."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from benchmarks.votes import EACH, PROPOSALS, votes
from benchmarks.workers.clock import measure, tell
from thakhi.dialogue.votes.analyse import analyse
from thakhi.dialogue.votes.ballots import Ballots, Levels
from thakhi.terms.agreement import Proposal

SECTORS = ("academia", "civil_society", "cooperation", "finance", "government", "unit_owners", "workers", "unknown")


def ballots(voters: int) -> Ballots:
    """The invented votes as ballots, with a sex and a sector for everybody."""
    draw = np.random.default_rng(2)
    columns, answers = (np.empty(voters * EACH, dtype=kind) for kind in (np.int32, np.int8))
    at = 0
    for some, given in votes(voters):
        columns[at : at + len(some)], answers[at : at + len(some)] = some, given
        at += len(some)
    return Ballots(
        voters=[f"v{row}" for row in range(voters)],
        proposals=[f"p{column}" for column in range(PROPOSALS)],
        starts=np.arange(0, voters * EACH + 1, EACH),
        columns=columns,
        answers=answers,
        important=np.zeros(0, dtype=bool),
        levels={
            "sex": Levels(("man", "woman", "unknown"), draw.integers(0, 3, voters).astype(np.int16)),
            "sector": Levels(SECTORS, draw.integers(0, len(SECTORS), voters).astype(np.int16)),
        },
    )


def _call(peer: str, voters: int) -> Callable[[], object]:
    cast = ballots(voters)
    proposals = [Proposal(id=name, words=name) for name in cast.proposals]
    return lambda: analyse(cast, proposals=proposals, by=("sex", "sector"), with_groups=peer == "thakhi_votes")


if __name__ == "__main__":
    tell(measure(_call(sys.argv[1], int(sys.argv[2]))))
