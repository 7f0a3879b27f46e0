"""Conversations of Pol.is: real ones come in with the counts that they print, go out and come back the same."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from thakhi.dialogue.votes.analyse import agreements_of
from thakhi.dialogue.votes.polis_folder import export_polis, import_polis
from thakhi.dialogue.votes.polis_read import read_polis
from thakhi.dialogue.votes.polis_write import write_polis
from thakhi.terms.errors import InputProblem

REAL = {  # proposals, votes less the repeats that SOURCE.md counts, of whom enough opinions
    "15-per-hour-seattle": (54, 2_995 - 123, 123),
    "scoop-hivemind.affordable-housing": (165, 15_076 - 81, 272),
    "scoop-hivemind.taxes": (148, 17_379 - 44, 289),
    "scoop-hivemind.ubi": (71, 7_174 - 21, 171),
}
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n1000,,7,3,1,0,1,Una feria\n"
)
VOTES = "timestamp,datetime,comment-id,voter-id,vote\n2000,,7,3,1\n"
every_real = pytest.mark.parametrize("name", sorted(REAL))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _conversation(path: Path, *, comments: str = COMMENTS, votes: str = VOTES) -> Path:
    path.mkdir(exist_ok=True)
    (path / "comments.csv").write_text(comments)
    (path / "votes.csv").write_text(votes)
    return path


# real conversations ----------------------------------------------------------------------------------------------


@every_real
def test_a_real_conversation_comes_in_whole(shared_data: Path, tmp_path: Path, name: str) -> None:
    proposals, votes, placed = REAL[name]

    assert import_polis(shared_data / "polis" / name, tmp_path, language="en") == (proposals, votes)
    found = agreements_of(tmp_path)
    assert found.groups.placed == placed
    assert len(found.agreements) == sum(row["moderated"] == "1" for row in _comments(shared_data, name))


@every_real
def test_agreement_is_what_the_conversation_counted(shared_data: Path, tmp_path: Path, name: str) -> None:
    """Its own counts take in repeated votes: where nobody voted twice they are ours, elsewhere near."""
    import_polis(shared_data / "polis" / name, tmp_path, language="en")
    found = {one.id: one.tally for one in agreements_of(tmp_path, with_groups=False).agreements}
    log = Counter((row["comment-id"], row["voter-id"]) for row in _rows(shared_data / "polis" / name / "votes.csv"))
    twice = {comment for (comment, _), times in log.items() if times > 1}
    for row in _comments(shared_data, name):
        tally = found.get(f"c{row['comment-id']}")
        if tally and isinstance(tally.n, int) and row["comment-id"] not in twice:
            assert isinstance(tally.agree.value, float)
            assert isinstance(tally.disagree.value, float)
            assert round(tally.agree.value * tally.n) == int(row["agrees"])
            assert round(tally.disagree.value * tally.n) == int(row["disagrees"])


@every_real
def test_real_opinions_hang_together_and_shade_into_one_another(shared_data: Path, tmp_path: Path, name: str) -> None:
    """Pol.is draws two to four groups in each; no gap parts them, so none is shown."""
    import_polis(shared_data / "polis" / name, tmp_path, language="en")
    groups = agreements_of(tmp_path).groups

    checks = {check.name: check for check in groups.checks}
    assert (groups.verdict, groups.groups, groups.points) == ("no_gap", (), ())
    assert (checks["structure"].value, checks["structure"].passed) == (0.005, True)


@every_real
def test_out_and_in_again_it_is_the_same(shared_data: Path, tmp_path: Path, name: str) -> None:
    once = read_polis(shared_data / "polis" / name, language="en")
    write_polis(tmp_path / "out", once, topic="t")
    again = read_polis(tmp_path / "out", language="en")
    write_polis(tmp_path / "second", again, topic="t")

    assert again == once
    for file in (tmp_path / "out").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()


@every_real
def test_the_matrix_that_goes_out_is_the_one_that_was_published(shared_data: Path, tmp_path: Path, name: str) -> None:
    """Cell by cell, but for votes given twice, of which the published matrix may keep another."""
    source = shared_data / "polis" / name
    write_polis(tmp_path / "out", read_polis(source), topic="t")
    log = Counter((row["comment-id"], row["voter-id"]) for row in _rows(source / "votes.csv"))
    theirs = {row["participant"]: row for row in _rows(source / "participants-votes.csv")}
    ours = {row["participant"]: row for row in _rows(tmp_path / "out" / "participants-votes.csv")}
    comments = [name for name in next(iter(theirs.values())) if name.isdigit()]

    differ = [
        (voter, comment)
        for voter, row in theirs.items()
        for comment in comments
        if row[comment] != ours[voter][comment] and log[comment, voter] < 2
    ]
    assert differ == []


def _comments(shared_data: Path, name: str) -> list[dict[str, str]]:
    return _rows(shared_data / "polis" / name / "comments.csv")


# the layout ------------------------------------------------------------------------------------------------------


def test_the_last_vote_counts_by_its_time_and_then_its_place(tmp_path: Path) -> None:
    late_first = VOTES + "1000,,7,3,-1\n" + "500,,7,4,0\n" + "500,,7,4,-1\n"

    found = read_polis(_conversation(tmp_path, votes=late_first))

    assert [(vote.voter, vote.answer, vote.at[-7:]) for vote in found.votes] == [
        ("v3", "agree", "02.000Z"),
        ("v4", "disagree", "00.500Z"),
    ]


def test_the_demonstration_goes_out_with_its_groups(tmp_path: Path) -> None:
    export_polis(DEMO, tmp_path / "out", topic="ficticio")

    people = _rows(tmp_path / "out" / "participants-votes.csv")
    summary = dict(csv.reader((tmp_path / "out" / "summary.csv").read_text(encoding="utf-8").splitlines()))
    assert Counter(row["group-id"] for row in people) == {"0": 43, "1": 38, "": 15}
    assert (summary["topic"], summary["voters"], summary["groups"]) == ("ficticio", "96", "2")
    assert {row["timestamp"] for row in _rows(tmp_path / "out" / "votes.csv")} == {""}


@pytest.mark.parametrize(
    ("file", "text", "line", "words"),
    [
        ("comments.csv", COMMENTS + "1,,7,3,0,0,1,Otra\n", 3, "the comment 7 is there twice"),
        ("comments.csv", COMMENTS.replace(",1,Una", ",2,Una"), 2, "unknown value “2”"),
        ("comments.csv", "comment-id,words\n", 1, "the column “comment-body” is missing"),
        ("votes.csv", VOTES + "1,,8,3,1\n", 3, "unknown comment “c8”"),
        ("votes.csv", VOTES + "1,,7,3,2\n", 3, "unknown value “2”"),
        ("votes.csv", VOTES + "x,,7,3,1\n", 3, "“timestamp” is no whole number: “x”"),
        ("votes.csv", VOTES + "99999999999999999999,,7,3,1\n", 3, "“timestamp” is no whole number"),
        ("votes.csv", VOTES + "1,,7,Rosa,1\n", 3, "“voter-id” is no whole number: “Rosa”"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, file: str, text: str, line: int, words: str) -> None:
    folder = _conversation(tmp_path)
    (folder / file).write_text(text)

    with pytest.raises(InputProblem) as told:
        read_polis(folder)

    assert told.value.where == f"{folder / file}:{line}"
    assert words in told.value.text.en


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    conversation = _conversation(tmp_path / "polis")
    import_polis(conversation, tmp_path / "cycle", language="es")

    with pytest.raises(InputProblem, match="something here already"):
        import_polis(conversation, tmp_path / "cycle", language="es")
    with pytest.raises(InputProblem, match="something here already"):
        export_polis(tmp_path / "cycle", conversation, topic="t")
    with pytest.raises(InputProblem, match="no proposals"):
        export_polis(tmp_path, tmp_path / "new", topic="t")
