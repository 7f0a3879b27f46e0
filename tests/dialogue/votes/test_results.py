"""Votes of a folder: read with file and line, counted, told with intervals; small cells give nobody away."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

import pytest

from thakhi.dialogue.votes.analyse import analyse
from thakhi.dialogue.votes.ballots import ballots_of
from thakhi.dialogue.votes.count import Count
from thakhi.dialogue.votes.read import Consulted, read_consultation
from thakhi.dialogue.votes.tally import tally_of, verdict_of
from thakhi.dialogue.votes.write import write_consultation
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreements, Answer, Proposal, Vote, Voter, VoteShare
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
PROPOSALS = "- {id: feria, words: Una feria}\n- {id: banos, words: Baños, state: merged, merged_into: feria}\n"
VOTES = "voter,proposal,vote\nrosa,feria,agree\njuan,feria,pass\n"


def _folder(path: Path, *, proposals: str = PROPOSALS, votes: str = VOTES, voters: str = "") -> Path:
    path.mkdir(exist_ok=True)
    (path / "proposals.yaml").write_text(proposals)
    (path / "votes.csv").write_text(votes)
    if voters:
        (path / "voters.csv").write_text(voters)
    return path


def _cast(answers: str, proposal: str = "a", first: int = 0) -> list[Vote]:
    """One vote per letter: `+` agrees, `-` disagrees, `0` passes."""
    words: dict[str, Answer] = {"+": "agree", "-": "disagree", "0": "pass"}
    return [Vote(voter=f"v{first + i:03}", proposal=proposal, answer=words[a]) for i, a in enumerate(answers)]


def _analysed(votes: list[Vote], voters: list[Voter] | None = None, by: tuple[str, ...] = ()) -> Agreements:
    proposals = [Proposal(id=name, words=name) for name in sorted({vote.proposal for vote in votes})]
    return analyse(ballots_of(votes, proposals=proposals, voters=voters or ()), proposals=proposals, by=by, secret="s")


# the files -------------------------------------------------------------------------------------------------------


def test_a_folder_is_read(tmp_path: Path) -> None:
    found = read_consultation(_folder(tmp_path, voters="voter,sex\nrosa,woman\njuan,\n"))

    assert found.votes == (
        Vote(voter="rosa", proposal="feria", answer="agree"),
        Vote(voter="juan", proposal="feria", answer="pass"),
    )
    assert found.voters == (Voter(id="rosa", levels={"sex": "woman"}), Voter(id="juan"))


def test_a_folder_without_a_consultation_has_none(tmp_path: Path) -> None:
    assert read_consultation(tmp_path) == Consulted((), (), ())


def test_votes_may_be_private(tmp_path: Path) -> None:
    folder = _folder(tmp_path)
    (folder / "private").mkdir()
    (folder / "votes.csv").rename(folder / "private" / "votes.csv")

    assert len(read_consultation(folder).votes) == 2


@pytest.mark.parametrize(
    ("file", "text", "line", "words"),
    [
        ("votes.csv", "voter,proposal,votes\n", 1, "Did you mean “vote”?"),
        ("votes.csv", "voter,proposal\n", 1, "the column “vote” is missing"),
        ("votes.csv", "voter,voter,proposal,vote\n", 1, "the column “voter” is there twice"),
        ("votes.csv", VOTES + "ana,feira,agree\n", 4, "unknown proposal “feira”. Did you mean “feria”?"),
        ("votes.csv", VOTES + "ana,feria,agre\n", 4, "unknown vote “agre”. Did you mean “agree”?"),
        ("votes.csv", VOTES + "rosa,feria,pass\n", 4, "the vote of “rosa” on “feria” is there twice"),
        ("votes.csv", VOTES + ",feria,pass\n", 4, "“voter” is empty"),
        ("votes.csv", VOTES + "ana,feria\n", 4, "has 2 values and the header 3"),
        ("votes.csv", "voter,proposal,vote,important\na,feria,pass,1\n", 2, "“important” is yes or empty, not “1”"),
        ("voters.csv", "voter,sex\nrosa,woman\nrosa,man\n", 3, "the voter “rosa” is there twice"),
        ("proposals.yaml", "- {id: a, words: A}\n- {id: a, words: B}\n", 2, "the proposal “a” is there twice"),
        ("proposals.yaml", "- id: a\n  words: A\n  merged_into: b\n", 3, "both or neither"),
        ("proposals.yaml", "- {id: a, words: A, state: merged, merged_into: a}\n", 1, "unknown proposal “a”"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, file: str, text: str, line: int, words: str) -> None:
    folder = _folder(tmp_path)
    (folder / file).write_text(text)

    with pytest.raises(InputProblem) as told:
        read_consultation(folder)

    assert told.value.where == f"{folder / file}:{line}"
    assert words in told.value.text.en


def test_written_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    answered = Text("Sí", "Yes")
    wanted = Consulted(
        (Proposal(id="a", words="A, con coma", translations={"en": "A"}, statements=("s",), answer=answered),),
        (Vote(voter="v1", proposal="a", answer="pass", important=True, at="2030-01-02T03:04:05.678Z"),),
        (Voter(id="v1", levels={"sex": "woman"}),),
    )

    write_consultation(tmp_path, wanted, private=True)

    assert read_consultation(tmp_path) == wanted
    assert (tmp_path / "private" / "votes.csv").exists()


# shares and verdicts ---------------------------------------------------------------------------------------------


def test_shares_are_of_all_who_voted() -> None:
    (found,) = _analysed(_cast("+++++++---00")).agreements

    assert (found.tally.n, found.tally.agree.value, found.tally.passed.value) == (12, 7 / 12, 2 / 12)
    assert found.tally.agree == _slow_wilson(7, 12)


def _slow_wilson(part: int, whole: int) -> VoteShare:
    """The two shares p with (part/whole − p)² = z² p (1 − p) / whole: the roots of that quadratic."""
    z, seen = 1.959963984540054, part / whole
    a, b, c = 1 + z * z / whole, -(2 * seen + z * z / whole), seen * seen
    roots = [(-b + sign * sqrt(b * b - 4 * a * c)) / (2 * a) for sign in (-1, 1)]
    return VoteShare(value=seen, low=pytest.approx(roots[0], abs=1e-12), high=pytest.approx(roots[1], abs=1e-12))


@pytest.mark.parametrize(
    ("agree", "disagree", "passed", "verdict"),
    [
        (0, 0, 0, "missing"),
        (4, 0, 0, "suppressed"),
        (5, 0, 0, "undecided"),  # five of five: from 57 %
        (8, 0, 0, "agreed"),  # eight of eight: from 68 %
        (33, 7, 0, "agreed"),  # 82 %, from 68 %
        (32, 8, 0, "undecided"),  # 80 %, from 65 %
        (0, 8, 0, "refused"),
        (20, 20, 0, "divided"),
        (26, 14, 0, "divided"),  # 35 %, from 22 %
        (28, 12, 0, "undecided"),  # 30 %, from 18 %
        (7, 0, 3, "undecided"),  # 30 % is not over 30 %
        (69, 0, 31, "unknown"),
    ],
)
def test_verdicts(agree: int, disagree: int, passed: int, verdict: str) -> None:
    assert verdict_of(tally_of(Count(agree=agree, disagree=disagree, passed=passed))) == verdict


def test_merged_and_rejected_proposals_have_no_result() -> None:
    proposals = [
        Proposal(id="a", words="A"),
        Proposal(id="b", words="B", state="merged", merged_into="a"),
        Proposal(id="c", words="C", state="rejected"),
    ]
    votes = [*_cast("+++++"), *_cast("+++++", "b"), *_cast("+++++", "c")]

    found = analyse(ballots_of(votes, proposals=proposals), proposals=proposals)

    assert [(one.id, one.tally.n) for one in found.agreements] == [("a", 5)]


def test_the_order_of_the_rows_changes_nothing() -> None:
    votes = [*_cast("++--00++"), *_cast("-+-+-+", "b")]

    assert _analysed(votes) == _analysed(votes[::-1])


def test_the_hash_changes_with_the_votes_and_the_words() -> None:
    (one,) = _analysed(_cast("++++++--")).agreements
    (other,) = _analysed(_cast("+++++---")).agreements
    proposal = Proposal(id="a", words="otras palabras")
    (third,) = analyse(ballots_of(_cast("++++++--"), proposals=[proposal]), proposals=[proposal]).agreements

    assert len({one.hash, other.hash, third.hash}) == 3


# who is not given away -------------------------------------------------------------------------------------------


def _people(sexes: str) -> list[Voter]:
    return [Voter(id=f"v{i:03}", levels={"sex": sex}) for i, sex in enumerate(sexes)]


def test_a_small_cell_is_hidden_and_another_with_it() -> None:
    (found,) = _analysed(_cast("+" * 30), _people("w" * 18 + "m" * 9 + "o" * 3), ("sex",)).agreements

    hidden = {tally.cell[1]: tally.n for tally in found.cells if tally.cell}
    assert hidden == {"w": 18, "m": Absence.SUPPRESSED, "o": Absence.SUPPRESSED}
    assert all(t.agree.value is Absence.SUPPRESSED for t in found.cells if t.n is Absence.SUPPRESSED)


def test_cells_that_are_large_are_shown_and_add_up() -> None:
    (found,) = _analysed(_cast("+" * 20 + "-" * 10), _people("wm" * 15), ("sex",)).agreements

    assert [tally.n for tally in found.cells] == [15, 15]


def test_nothing_is_told_by_cell_where_the_total_is_not() -> None:
    (found,) = _analysed(_cast("+++"), _people("www"), ("sex",)).agreements

    assert {tally.n for tally in (found.tally, *found.cells)} == {Absence.SUPPRESSED}


def test_an_unknown_dimension_names_the_nearest() -> None:
    with pytest.raises(InputProblem, match="Did you mean “sex”"):
        _analysed(_cast("+++++"), _people("wwwww"), ("sexo",))


# the demonstration -----------------------------------------------------------------------------------------------


def test_the_demonstration_has_one_of_each_verdict() -> None:
    found = read_consultation(DEMO)
    ballots = ballots_of(found.votes, proposals=found.proposals, voters=found.voters)
    verdicts = {one.verdict for one in analyse(ballots, proposals=found.proposals).agreements}

    assert verdicts == {"agreed", "refused", "divided", "unknown", "undecided", "suppressed"}
