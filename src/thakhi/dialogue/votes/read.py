"""The files of a consultation in a cycle folder: `proposals.yaml`, `votes.csv`, `voters.csv`.

| file | one row is | columns |
|---|---|---|
| `proposals.yaml` | a proposal | the fields of `Proposal` |
| `votes.csv` | the last vote of one person on one proposal | `voter`, `proposal`, `vote`, and maybe `important`, `at` |
| `voters.csv` | a person who votes | `voter`, then one column per dimension: `sex`, `sector`, …; empty is unknown |

`vote` is agree, disagree or pass; `important` is yes or empty; `at` is ISO 8601 in UTC.

The last two may also stand in `private/`, where what is personal is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from thakhi.folder.lines import places_of
from thakhi.folder.quick import read_quick
from thakhi.folder.table import read_table
from thakhi.folder.yaml import read_yaml
from thakhi.terms.agreement import ANSWERS, Proposal, Vote, Voter
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

PROPOSALS, VOTES, VOTERS = "proposals.yaml", "votes.csv", "voters.csv"
VOTE_COLUMNS = ("voter", "proposal", "vote", "important", "at")
YES = "yes"


@dataclass(frozen=True, slots=True)
class Consulted:
    """What people were asked and what they answered."""

    proposals: tuple[Proposal, ...]
    votes: tuple[Vote, ...]
    voters: tuple[Voter, ...]
    fictional: bool = False  # as `cycle.yaml` says


def read_consultation(folder: Path) -> Consulted:
    """The proposals, votes and voters of a folder; nothing where the files are not there."""
    proposals = read_proposals(folder)
    votes = read_votes(folder, {one.id for one in proposals})
    return Consulted(proposals, votes, read_voters(folder), _is_fictional(folder / "cycle.yaml"))


def read_proposals(folder: Path) -> tuple[Proposal, ...]:
    """The proposals of `folder/proposals.yaml`, in its order; none when there is no such file.

    *Fails when* the file does not fit the shape, an id is there twice, or one is merged into nothing.
    """
    path = folder / PROPOSALS
    if not path.exists():
        return ()
    found = read_yaml(path, list[Proposal])
    place = places_of(path)
    ids: set[str] = set()
    for row, proposal in enumerate(found):
        if proposal.id in ids:
            raise _twice("la propuesta", "the proposal", proposal.id, place(row, "id"))
        ids.add(proposal.id)
    for row, proposal in enumerate(found):
        _check_merge(proposal, ids, place(row, "merged_into"))
    return tuple(found)


def read_votes(folder: Path, proposals: Collection[str]) -> tuple[Vote, ...]:
    """The votes of `votes.csv`, in its order; none when there is no such file.

    *Fails when* an answer or a proposal is unknown, or somebody votes twice on one proposal.
    """
    path = _where(folder, VOTES)
    if path is None:
        return ()
    found: dict[tuple[str, str], Vote] = {}
    for row, where in read_table(path, needed=VOTE_COLUMNS[:3], known=VOTE_COLUMNS):
        vote = _vote(row, proposals, where)
        if (vote.voter, vote.proposal) in found:
            raise _twice(f"el voto de «{vote.voter}» sobre", f"the vote of “{vote.voter}” on", vote.proposal, where)
        found[vote.voter, vote.proposal] = vote
    return tuple(found.values())


def read_voters(folder: Path) -> tuple[Voter, ...]:
    """The voters of `voters.csv`; none when there is no such file. *Fails when* one is there twice."""
    path = _where(folder, VOTERS)
    if path is None:
        return ()
    found: dict[str, Voter] = {}
    for row, where in read_table(path, needed=("voter",)):
        name = _filled(row, "voter", where)
        if name in found:
            raise _twice("la persona", "the voter", name, where)
        found[name] = Voter(id=name, levels={key: word for key, word in row.items() if key != "voter" and word})
    return tuple(found.values())


def _vote(row: Mapping[str, str], proposals: Collection[str], where: str) -> Vote:
    proposal, answer, important = _filled(row, "proposal", where), row["vote"], row.get("important", "")
    if proposal not in proposals:
        raise unknown_name(Text("la propuesta", "proposal"), proposal, proposals, where)
    if answer not in ANSWERS:
        raise unknown_name(Text("el voto", "vote"), answer, ANSWERS, where)
    if important not in {"", YES}:
        raise InputProblem(
            Text(f"«important» es yes o vacío, no «{important}»", f"“important” is yes or empty, not “{important}”"),
            where,
        )
    return Vote(
        voter=_filled(row, "voter", where),
        proposal=proposal,
        answer=answer,
        important=important == YES,
        at=row.get("at", ""),
    )


def _check_merge(proposal: Proposal, ids: Collection[str], where: str) -> None:
    """A merged proposal names another one that is there, and only a merged one does."""
    if (proposal.state == "merged") != bool(proposal.merged_into):
        raise InputProblem(
            Text(
                f"«{proposal.id}»: una propuesta fusionada tiene state: merged y merged_into, las dos o ninguna",
                f"“{proposal.id}”: a merged proposal has state: merged and merged_into, both or neither",
            ),
            where,
        )
    if proposal.merged_into and proposal.merged_into not in set(ids) - {proposal.id}:
        raise unknown_name(Text("la propuesta", "proposal"), proposal.merged_into, set(ids) - {proposal.id}, where)


def _is_fictional(path: Path) -> bool:
    """Whether the cycle was invented; where its file is damaged, whoever reads all of it says so."""
    try:
        cycle = read_quick(path) if path.exists() else None
    except ValueError:
        return False
    return isinstance(cycle, dict) and cycle.get("fictional") is True


def _where(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / "private" / name) if path.exists()), None)


def _filled(row: Mapping[str, str], column: str, where: str) -> str:
    if not row[column]:
        raise InputProblem(Text(f"«{column}» está vacío", f"“{column}” is empty"), where)
    return row[column]


def _twice(es: str, en: str, name: str, where: str) -> InputProblem:
    return InputProblem(Text(f"{es} «{name}» está dos veces", f"{en} “{name}” is there twice"), where)
