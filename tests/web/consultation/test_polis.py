"""A conversation of Pol.is comes in once, by an organiser; what goes out reads back alike."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from thakhi.web.consultation.domain import close_vote
from thakhi.web.consultation.models import Proposal, Vote
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

HERE = "/es/propuestas/ciclo-uno/"
COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    "1497419732363,x,0,1,1,0,1,=1+1\n1497419732363,x,1,1,0,1,0,Otra\n"
)
VOTES = (
    "timestamp,datetime,comment-id,voter-id,vote\n"
    "1497419732363,x,0,1,1\n1497419732364,x,0,1,-1\n1497419732363,x,0,2,0\n"
)
SignIn = Callable[[Account], Client]


def _files(votes: str = VOTES) -> dict[str, SimpleUploadedFile]:
    return {
        "comments": SimpleUploadedFile("comments.csv", COMMENTS.encode()),
        "votes": SimpleUploadedFile("votes.csv", votes.encode()),
    }


def test_the_last_vote_of_each_comes_in_and_goes_out(cycle: Cycle, marta: Account, sign_in: SignIn) -> None:
    browser = sign_in(marta)
    assert browser.post(f"{HERE}traer/", _files()).status_code == 302
    given = sorted(Vote.objects.values_list("voter__code", "proposal__slug", "answer"))
    assert given == [("v1", "c0", "disagree"), ("v2", "c0", "pass")]
    assert list(Proposal.objects.values_list("slug", "state")) == [("c0", "open"), ("c1", "proposed")]
    assert "Otra" not in Client().get(HERE).content.decode()

    close_vote(cycle, by=marta)
    archive = zipfile.ZipFile(io.BytesIO(Client().get(f"{HERE}polis.zip").content))
    lines = archive.read("votes.csv").decode().splitlines()[1:]
    assert sorted(line.split(",")[-3:] for line in lines) == [["0", "1", "-1"], ["0", "2", "0"]]
    table = Client().get(f"{HERE}resultados.csv").content.decode()
    assert ",=1+1" not in table  # no cell that a spreadsheet computes


def test_a_second_one_and_a_damaged_one_leave_nothing(cycle: Cycle, marta: Account, sign_in: SignIn) -> None:
    browser = sign_in(marta)
    damaged = browser.post(f"{HERE}traer/", _files(VOTES.replace(",-1\n", ",quizá\n")))
    assert (damaged.status_code, Proposal.objects.count()) == (400, 0)
    browser.post(f"{HERE}traer/", _files())
    again = browser.post(f"{HERE}traer/", _files())
    assert (again.status_code, Vote.objects.count()) == (400, 2)
    assert "ya hay propuestas" in again.content.decode()
