"""Where consultations meet the rooms: rows ↔ terms, what the votes show, the layout of Pol.is."""

from __future__ import annotations

import io
import tempfile
import zipfile
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from thakhi.dialogue.votes.analyse import MAIN, analyse
from thakhi.dialogue.votes.ballots import ballots_of
from thakhi.dialogue.votes.polis_read import COMMENTS, POLIS_VOTES, read_polis
from thakhi.dialogue.votes.polis_write import write_polis
from thakhi.dialogue.votes.read import Consulted, read_consultation
from thakhi.dialogue.votes.write import proposals_yaml, voters_csv, votes_csv
from thakhi.publish.view.agreements import votes_section
from thakhi.publish.votes import render_votes
from thakhi.terms.agreement import Proposal as ProposalTerm
from thakhi.terms.agreement import Vote as VoteTerm
from thakhi.terms.agreement import Voter as VoterTerm
from thakhi.web.consultation.models import Proposal, Vote, Voter
from thakhi.web.workshops.models import Cycle

__all__ = [
    "Consulted",
    "Shown",
    "consulted",
    "conversation",
    "proposals_yaml",
    "put",
    "read_consultation",
    "shown",
    "voters_csv",
    "votes_csv",
]
BATCH = 2_000
NAMES = tuple(part.name for part in fields(ProposalTerm) if part.name != "id")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the votes show: the chapter as plain values, the table, the zip of Pol.is."""

    page: dict[str, Any]
    csv: str
    polis: bytes


def consulted(cycle: Cycle) -> Consulted:
    """The proposals, votes and voters of a cycle, in the order of their files."""
    proposals = tuple(_proposal(row) for row in Proposal.objects.filter(cycle=cycle))
    columns = ("voter__code", "proposal__slug", "answer", "important", "at")
    rows = Vote.objects.filter(voter__cycle=cycle).order_by("voter__code", "proposal__slug").values_list(*columns)
    votes = tuple(
        VoteTerm(voter=voter, proposal=proposal, answer=answer, important=important, at=at)
        for voter, proposal, answer, important, at in rows.iterator(chunk_size=BATCH)
    )
    voters = Voter.objects.filter(cycle=cycle).order_by("code").values_list("code", "levels")
    return Consulted(proposals, votes, tuple(VoterTerm(id=code, levels=levels) for code, levels in voters))


def shown(cycle: Cycle) -> Shown:
    """All that the results page and its files need: seconds of work where many voted."""
    found = consulted(cycle)
    ballots = ballots_of(found.votes, proposals=found.proposals, voters=found.voters)
    by = [name for name in MAIN if name in ballots.levels]
    agreements = analyse(ballots, proposals=found.proposals, by=by)
    section = asdict(votes_section(agreements))
    return Shown(section, render_votes(agreements, format="csv"), _zip(cycle, found))


def put(cycle: Cycle, found: Consulted) -> None:
    """Rows of what a folder or a conversation says; the cycle has none yet."""
    proposals = Proposal.objects.bulk_create(
        Proposal(cycle=cycle, order=order, slug=one.id, **{name: _column(one, name) for name in NAMES})
        for order, one in enumerate(found.proposals)
    )
    levels = {voter.id: dict(voter.levels) for voter in found.voters}
    codes = sorted({vote.voter for vote in found.votes} | set(levels))
    voters = Voter.objects.bulk_create(
        [Voter(cycle=cycle, code=code, levels=levels.get(code, {})) for code in codes], batch_size=BATCH
    )
    by_slug, by_code = {one.slug: one.pk for one in proposals}, {one.code: one.pk for one in voters}
    Vote.objects.bulk_create(
        [
            Vote(
                voter_id=by_code[vote.voter],
                proposal_id=by_slug[vote.proposal],
                answer=vote.answer,
                important=vote.important,
                at=vote.at,
            )
            for vote in found.votes
        ],
        batch_size=BATCH,
    )


def _column(one: ProposalTerm, name: str) -> Any:
    value = getattr(one, name)
    if name == "answer":
        return value or Proposal._meta.get_field("answer").get_default()
    return {"translations": dict, "statements": list}.get(name, lambda kept: kept)(value)


def _proposal(row: Proposal) -> ProposalTerm:
    given: dict[str, Any] = {name: getattr(row, name) for name in NAMES}
    given["statements"] = tuple(row.statements)
    given["answer"] = row.answer if row.answer.es or row.answer.en else None
    return ProposalTerm(id=row.slug, **given)


def _zip(cycle: Cycle, found: Consulted) -> bytes:
    """The four files, always the same bytes for the same votes."""
    out = io.BytesIO()
    with tempfile.TemporaryDirectory() as name, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        folder = Path(name) / "polis"
        write_polis(folder, found, topic=cycle.title.es, description=cycle.summary.es)
        for path in sorted(folder.iterdir()):
            archive.writestr(zipfile.ZipInfo(path.name, (1980, 1, 1, 0, 0, 0)), path.read_bytes())
    return out.getvalue()


def conversation(comments: bytes, votes: bytes, *, language: str) -> Consulted:
    """What two files of a conversation of Pol.is say. *Fails when* they do not fit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / COMMENTS).write_bytes(comments)
        (folder / POLIS_VOTES).write_bytes(votes)
        return read_polis(folder, language=language)
