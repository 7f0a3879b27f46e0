"""A consultation in the layout of Pol.is open data: what its readers and reports expect.

`comments.csv`, `votes.csv`, `participants-votes.csv` (one row per voter, one column per comment) and `summary.csv`.
What the layout has no place for is left out: whether a vote is important, sex and sector, topic, merges, answers; a
merged proposal counts as rejected (-1), a closed one as open (1). These are the votes of single people.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from thakhi.dialogue.votes.ballots import CODES, ballots_of
from thakhi.dialogue.votes.groups.find import find_groups
from thakhi.dialogue.votes.polis_read import COMMENT_COLUMNS, COMMENTS, EPOCH, POLIS_VOTE_COLUMNS, POLIS_VOTES
from thakhi.dialogue.votes.read import Consulted
from thakhi.dialogue.votes.write import write_rows
from thakhi.folder.write import new_folder
from thakhi.terms.agreement import VOTED, Proposal, ProposalState, Vote

PARTICIPANTS, SUMMARY = "participants-votes.csv", "summary.csv"
MODERATED: Mapping[ProposalState, int] = {"open": 1, "closed": 1, "proposed": 0, "rejected": -1, "merged": -1}
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def write_polis(target: Path, consulted: Consulted, *, topic: str, description: str = "", seed: int = 1) -> None:
    """Writes the four files into `target`, all or none; `group-id` only where groups can be shown."""
    comments = _numbers([one.id for one in consulted.proposals], "c")
    names = {vote.voter for vote in consulted.votes} | {p.proposed_by for p in consulted.proposals if p.proposed_by}
    voters = _numbers(sorted(names), "v")
    groups = _groups(consulted, seed)
    with new_folder(target) as folder:
        files = {
            COMMENTS: write_rows(COMMENT_COLUMNS, _comments(consulted, comments, voters)),
            POLIS_VOTES: write_rows(POLIS_VOTE_COLUMNS, _votes(consulted.votes, comments, voters)),
            PARTICIPANTS: write_rows(*_participants(consulted, comments, voters, groups)),
            SUMMARY: write_rows(*_summary(consulted, groups, topic, description)),
        }
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")


def _numbers(names: Sequence[str], letter: str) -> dict[str, int]:
    """Their own numbers where all are `c7`, `c12`, …; else their place."""
    if all(re.fullmatch(rf"{letter}(0|[1-9]\d*)", name, re.ASCII) for name in names):
        return {name: int(name[1:]) for name in names}
    return {name: place for place, name in enumerate(names)}


def _groups(consulted: Consulted, seed: int) -> dict[str, int]:
    """The group of each voter from 0; of nobody where no groups can be shown."""
    ballots = ballots_of(consulted.votes, proposals=consulted.proposals)
    shown = [place for place, one in enumerate(consulted.proposals) if one.state in VOTED]
    found = find_groups(ballots, shown, seed=seed).groups
    if found is None:
        return {}
    return {voter: int(group) - 1 for voter, group in zip(ballots.voters, found, strict=True) if group}


def _comments(
    consulted: Consulted, comments: Mapping[str, int], voters: Mapping[str, int]
) -> Iterable[Sequence[object]]:
    answers = Counter((vote.proposal, vote.answer) for vote in consulted.votes)
    for one in consulted.proposals:
        counts = (answers[one.id, "agree"], answers[one.id, "disagree"])
        author = voters.get(one.proposed_by, "")
        yield (*_times(one.proposed_on), comments[one.id], author, *counts, MODERATED[one.state], one.words)


def _votes(votes: Iterable[Vote], comments: Mapping[str, int], voters: Mapping[str, int]) -> Iterable[Sequence[object]]:
    rows = [(comments[v.proposal], voters[v.voter], v) for v in votes]
    for comment, voter, vote in sorted(rows, key=lambda row: row[:2]):
        yield (*_times(vote.at), comment, voter, CODES[vote.answer])


def _participants(
    consulted: Consulted, comments: Mapping[str, int], voters: Mapping[str, int], groups: Mapping[str, int]
) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    proposals = sorted(consulted.proposals, key=lambda one: comments[one.id])
    by_voter: dict[str, dict[str, int]] = {}
    for vote in consulted.votes:
        by_voter.setdefault(vote.voter, {})[vote.proposal] = CODES[vote.answer]
    header = ("participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree")
    rows = (
        (voters[voter], groups.get(voter, ""), *_row(voter, by_voter[voter], proposals))
        for voter in sorted(by_voter, key=voters.__getitem__)
    )
    return (*header, *(str(comments[one.id]) for one in proposals)), rows


def _row(voter: str, answers: Mapping[str, int], proposals: Sequence[Proposal]) -> Sequence[object]:
    written = sum(one.proposed_by == voter for one in proposals)
    given = Counter(answers.values())
    return (written, len(answers), given[1], given[-1], *(answers.get(one.id, "") for one in proposals))


def _summary(
    consulted: Consulted, groups: Mapping[str, int], topic: str, description: str
) -> tuple[Sequence[str], Iterable[Sequence[object]]]:
    voters = len({vote.voter for vote in consulted.votes})
    authors = {one.proposed_by for one in consulted.proposals if one.proposed_by}
    rows: list[tuple[str, object]] = [
        ("url", ""),
        ("views", ""),  # nobody counted
        ("voters", voters),
        ("voters-in-conv", voters),
        ("commenters", len(authors)),
        ("comments", len(consulted.proposals)),
        ("groups", len(set(groups.values()))),
        ("conversation-description", description),
    ]
    return ("topic", topic), rows


def _times(at: str) -> tuple[object, str]:
    """`1497419732363` and `Wed Jun 14 05:55:32 UTC 2017`; nothing where the time is not known."""
    if not at:
        return ("", "")
    moment = datetime.fromisoformat(at)
    moment = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    said = f"{DAYS[moment.weekday()]} {MONTHS[moment.month - 1]} {moment:%d %H:%M:%S} UTC {moment.year}"
    return (round((moment - EPOCH).total_seconds() * 1000), said)
