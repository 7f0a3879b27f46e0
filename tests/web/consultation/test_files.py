"""The files of a consultation: the same bytes while nothing changed; votes of the site without a person in public."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.roles.conftest import ROOT
from thakhi.web.consultation.models import Consultation, Proposal, Vote, Voter
from thakhi.web.consultation.voting import cast
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account

DEMO = ROOT / "examples" / "demo-cycle"
FILES = ("proposals.yaml", "votes.csv", "voters.csv")


def test_loaded_and_dumped_are_the_same_bytes(db: None, tmp_path: Path) -> None:
    cycle = load(DEMO).cycle
    assert Vote.objects.count() > 1_000
    dump(cycle, tmp_path / "a")

    assert [name for name in FILES if (tmp_path / "a" / name).read_bytes() != (DEMO / name).read_bytes()] == []


def test_no_consultation_no_rows(db: None) -> None:
    load(ROOT / "examples" / "bolivia-2021")
    assert (Consultation.objects.count(), Proposal.objects.count()) == (0, 0)


@pytest.mark.parametrize("is_over", [True, False])
def test_votes_of_the_site_come_back_and_public_files_tell_nobody(
    voted: object, juan: Account, tmp_path: Path, is_over: bool
) -> None:
    cycle = Proposal.objects.get(slug="propuesta-1").cycle
    voter = Voter.objects.create(cycle=cycle, code="v1", account=juan, levels={"sex": "man"})
    cast(voter, Proposal.objects.get(slug="propuesta-1"), answer="agree", important=True, reason="una razón")
    if is_over:
        Consultation.objects.update(stage="closed")
    dump(cycle, tmp_path / "all")
    dump(cycle, tmp_path / "public", is_public=True)

    public = "".join(p.read_text() for p in (tmp_path / "public").rglob("*") if p.is_file())
    assert ("v1,propuesta-1,agree" in public) is is_over
    assert "una razón" not in public
    assert "juan@" not in public
    before = list(Vote.objects.values_list("voter__code", "proposal__slug", "answer", "important", "reason", "at"))
    cycle.delete()
    again = load(tmp_path / "all").cycle
    assert before == list(
        Vote.objects.values_list("voter__code", "proposal__slug", "answer", "important", "reason", "at")
    )
    assert Voter.objects.get().account == juan
    dump(again, tmp_path / "again")
    for path in (tmp_path / "all").rglob("*"):
        if path.is_file() and path.name != "auditentry.jsonl":
            assert (tmp_path / "again" / path.relative_to(tmp_path / "all")).read_bytes() == path.read_bytes(), path
