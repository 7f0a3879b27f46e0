"""The files of a consultation, written: the same rows give the same bytes, and are read back alike."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from thakhi.dialogue.votes.read import PROPOSALS, VOTE_COLUMNS, VOTERS, VOTES, YES, Consulted
from thakhi.folder.write import write_whole
from thakhi.folder.yaml import write_yaml
from thakhi.terms.agreement import Proposal, Vote, Voter
from thakhi.terms.text import Text


def write_consultation(folder: Path, consulted: Consulted, *, private: bool = False) -> None:
    """Writes the three files; votes and voters into `private/` where they are not for everybody."""
    where = folder / "private" if private else folder
    write_whole(folder / PROPOSALS, proposals_yaml(consulted.proposals))
    write_whole(where / VOTES, votes_csv(consulted.votes))
    if any(voter.levels for voter in consulted.voters):
        write_whole(where / VOTERS, voters_csv(consulted.voters))


def proposals_yaml(proposals: Iterable[Proposal]) -> str:
    """`proposals.yaml`: of each proposal what is not usual."""
    return write_yaml([_said(proposal) for proposal in proposals])


def votes_csv(votes: Iterable[Vote]) -> str:
    """`votes.csv`, in the order given."""
    rows = ((v.voter, v.proposal, v.answer, YES if v.important else "", v.at) for v in votes)
    return write_rows(VOTE_COLUMNS, rows)


def voters_csv(voters: Iterable[Voter]) -> str:
    """`voters.csv`: a column per dimension that anybody has."""
    people = list(voters)
    dimensions = sorted({name for voter in people for name in voter.levels})
    return write_rows(("voter", *dimensions), ((v.id, *(v.levels.get(d, "") for d in dimensions)) for v in people))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV text with `\\n` at the ends of lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _said(proposal: Proposal) -> dict[str, Any]:
    given = {part.name: (getattr(proposal, part.name), _usual(part)) for part in fields(proposal)}
    return {name: _plain(value) for name, (value, usual) in given.items() if value != usual}


def _usual(part: Any) -> object:
    return part.default_factory() if part.default_factory is not MISSING else part.default


def _plain(value: object) -> object:
    if isinstance(value, Text):
        return {"es": value.es, "en": value.en}
    return list(value) if isinstance(value, tuple) else value
