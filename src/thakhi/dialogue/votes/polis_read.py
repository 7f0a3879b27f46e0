"""A conversation in the layout of Pol.is open data → proposals and votes.

| file of Pol.is | what is taken |
|---|---|
| `comments.csv` | words; when; who proposed; `moderated` 1 is open, 0 proposed, -1 rejected |
| `votes.csv` | a log: of several votes of one person on one comment the last counts; 1 agrees, -1 disagrees, 0 passes |

`participants-votes.csv` and `summary.csv` say nothing that these do not. Comment 7 becomes `c7`, voter 12 `v12`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from thakhi.dialogue.votes.read import Consulted
from thakhi.folder.table import read_table
from thakhi.terms.agreement import Answer, Proposal, ProposalState, Vote
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

COMMENTS, POLIS_VOTES = "comments.csv", "votes.csv"
COMMENT_COLUMNS = (
    "timestamp", "datetime", "comment-id", "author-id", "agrees", "disagrees", "moderated", "comment-body",
)  # fmt: skip
POLIS_VOTE_COLUMNS = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
STATES: Mapping[str, ProposalState] = {"1": "open", "0": "proposed", "-1": "rejected"}
ANSWER_CODES: Mapping[str, Answer] = {"1": "agree", "-1": "disagree", "0": "pass"}
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LANGUAGE = "es"
T = TypeVar("T")


def read_polis(folder: Path, *, language: str = LANGUAGE) -> Consulted:
    """The proposals and votes of a conversation, in `language`; each vote the last of its person on its comment.

    *Fails when* a file or column is missing, a comment is there twice, or a vote is on no comment or no number.
    """
    proposals: dict[str, Proposal] = {}
    for row, where in read_table(folder / COMMENTS, needed=("comment-id", "comment-body")):
        proposal = _proposal(row, language, where)
        if proposal.id in proposals:
            name = row["comment-id"]
            raise InputProblem(
                Text(f"el comentario {name} está dos veces", f"the comment {name} is there twice"), where
            )
        proposals[proposal.id] = proposal
    inorder = tuple(sorted(proposals.values(), key=lambda one: int(one.id[1:])))
    return Consulted(inorder, _votes(folder / POLIS_VOTES, proposals), ())


def _votes(path: Path, proposals: Mapping[str, Proposal]) -> tuple[Vote, ...]:
    """The last vote of each pair: by its time, then by its place in the file."""
    last: dict[tuple[str, str], tuple[int, Vote]] = {}
    for row, where in read_table(path, needed=("comment-id", "voter-id", "vote")):
        time, vote = _milliseconds(row.get("timestamp", ""), where), _vote(row, proposals, where)
        before = last.get((vote.voter, vote.proposal))
        if before is None or time >= before[0]:
            last[vote.voter, vote.proposal] = (time, vote)
    votes = [vote for _, vote in last.values()]
    return tuple(sorted(votes, key=lambda vote: (int(vote.voter[1:]), int(vote.proposal[1:]))))


def _proposal(row: Mapping[str, str], language: str, where: str) -> Proposal:
    return Proposal(
        id=f"c{_whole(row['comment-id'], 'comment-id', where)}",
        words=row["comment-body"],
        language=language,
        author="participant",
        proposed_by=f"v{_whole(row['author-id'], 'author-id', where)}" if row.get("author-id") else "",
        state=_known(row.get("moderated", "1"), STATES, where),
        proposed_on=_iso(row.get("timestamp", ""), where),
    )


def _vote(row: Mapping[str, str], proposals: Mapping[str, Proposal], where: str) -> Vote:
    proposal = f"c{_whole(row['comment-id'], 'comment-id', where)}"
    if proposal not in proposals:
        raise unknown_name(Text("el comentario", "comment"), proposal, proposals, where)
    voter = f"v{_whole(row['voter-id'], 'voter-id', where)}"
    answer = _known(row["vote"], ANSWER_CODES, where)
    return Vote(voter=voter, proposal=proposal, answer=answer, at=_iso(row.get("timestamp", ""), where))


def _iso(timestamp: str, where: str) -> str:
    """Milliseconds since 1970 as ISO 8601 in UTC; empty where there are none."""
    if not timestamp:
        return ""
    try:
        moment = EPOCH + timedelta(milliseconds=_milliseconds(timestamp, where))
    except OverflowError:
        raise _no_number(timestamp, "timestamp", where) from None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _milliseconds(timestamp: str, where: str) -> int:
    return _whole(timestamp, "timestamp", where) if timestamp else 0


def _whole(word: str, column: str, where: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word)
    raise _no_number(word, column, where)


def _no_number(word: str, column: str, where: str) -> InputProblem:
    return InputProblem(
        Text(f"«{column}» no es un número entero: «{word}»", f"“{column}” is no whole number: “{word}”"), where
    )


def _known(word: str, codes: Mapping[str, T], where: str) -> T:
    if word not in codes:
        raise unknown_name(Text("el valor", "value"), word, codes, where)
    return codes[word]
