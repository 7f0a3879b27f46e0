"""Ballots → Agreements: the results of a consultation (METHODS 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from thakhi.dialogue.votes.ballots import Ballots, ballots_of
from thakhi.dialogue.votes.count import count_votes
from thakhi.dialogue.votes.read import read_consultation
from thakhi.dialogue.votes.tally import tallies_by, tally_of, verdict_of
from thakhi.terms.agreement import VOTED, Agreement, Agreements, Proposal, Tally
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Text


def agreements_of(folder: Path, *, by: Sequence[str] = (), **choices: Any) -> Agreements:
    """What the votes of a cycle folder show; the choices are those of `analyse`."""
    found = read_consultation(folder)
    ballots = ballots_of(found.votes, proposals=found.proposals, voters=found.voters)
    return analyse(ballots, proposals=found.proposals, by=by, **choices)


def analyse(ballots: Ballots, *, proposals: Sequence[Proposal], by: Sequence[str] = (), secret: str = "") -> Agreements:
    """What the votes show on every proposal that is or was open, in the order of `proposals`.

    `by` are dimensions of the voters (`sex`, `sector`, …). `secret` draws which other cells are hidden beside those of
    few voters; it must not be known to readers, and is made from the votes themselves where it is empty.
    *Fails when* nobody's level is known of a dimension.
    """
    shown = {proposal.id: proposal for proposal in proposals if proposal.state in VOTED}
    cells = _cells(ballots, by, secret or secret_of(ballots))
    everybody = count_votes(ballots)
    found = []
    for column, name in enumerate(ballots.proposals):
        if name in shown:
            tally = tally_of(everybody[column][0])
            found.append(
                Agreement(proposal=shown[name], tally=tally, verdict=verdict_of(tally), cells=tuple(cells[column]))
            )
    dimensions = {name: ballots.levels[name].names for name in by}
    return Agreements(
        agreements=tuple(found), voters=len(ballots.voters), votes=len(ballots.columns), dimensions=dimensions
    )


def secret_of(ballots: Ballots) -> str:
    """A word that only who holds the votes can tell: their hash."""
    digest = hashlib.sha256()
    for part in (ballots.starts, ballots.columns, ballots.answers):
        digest.update(part.tobytes())
    return digest.hexdigest()


def _cells(ballots: Ballots, by: Sequence[str], secret: str) -> Mapping[int, list[Tally]]:
    """The tallies of every proposal, by column: level after level of every dimension asked for."""
    found: dict[int, list[Tally]] = {column: [] for column in range(len(ballots.proposals))}
    for dimension in by:
        if dimension not in ballots.levels:
            raise unknown_name(Text("la dimensión", "dimension"), dimension, ballots.levels)
        levels = ballots.levels[dimension]
        for column, counts in enumerate(count_votes(ballots, levels.codes, len(levels.names))):
            own = f"{secret}/{ballots.proposals[column]}"
            found[column] += tallies_by(dimension, levels.names, counts, secret=own)
    return found
