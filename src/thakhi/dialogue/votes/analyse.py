"""Ballots → Agreements: the results of a consultation (METHODS 6)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from thakhi.dialogue.balance.protect import is_small
from thakhi.dialogue.votes.ballots import Ballots, ballots_of
from thakhi.dialogue.votes.count import Count, count_votes
from thakhi.dialogue.votes.groups.find import SAMPLE, Found, find_groups
from thakhi.dialogue.votes.groups.represent import consensus_of, represents
from thakhi.dialogue.votes.read import read_consultation
from thakhi.dialogue.votes.tally import tallies_by, tally_of, verdict_of
from thakhi.terms.agreement import VOTED, Agreement, Agreements, Proposal, Tally, VoterGroup, VoterGroups
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Text

MAIN = ("sex", "sector")  # dimensions that every edition shows
GROUP = "group"  # the dimension of groups of opinion
SAMPLED = Text(
    f"Las pruebas y los centros de los grupos salen de {SAMPLE} personas sorteadas; los recuentos, las líneas del mapa "
    "y el grupo de cada persona son de todas.",
    f"The checks and the middles of the groups come from {SAMPLE} people drawn at random; the counts, the lines of the "
    "map and everybody's group are of all.",
)


def agreements_of(folder: Path, *, by: Sequence[str] | None = (), **choices: Any) -> Agreements | None:
    """What the votes of a cycle folder show, None where nothing was proposed; the choices are those of `analyse`.

    `by` None stands for those of MAIN that are known of the voters.
    """
    found = read_consultation(folder)
    if not found.proposals:
        return None
    ballots = ballots_of(found.votes, proposals=found.proposals, voters=found.voters)
    by = [name for name in MAIN if name in ballots.levels] if by is None else by
    return replace(analyse(ballots, proposals=found.proposals, by=by, **choices), fictional=found.fictional)


def analyse(
    ballots: Ballots,
    *,
    proposals: Sequence[Proposal],
    by: Sequence[str] = (),
    secret: str = "",
    seed: int = 1,
    with_groups: bool = True,
) -> Agreements:
    """What the votes show on every proposal that is or was open, in the order of `proposals`.

    `by` are dimensions of the voters (`sex`, `sector`, …). `secret` draws which other cells are hidden beside those of
    few voters; it must not be known to readers, and is made from the votes themselves where it is empty. `seed` draws
    permutations and dropped votes: the same seed gives the same answer. *Fails when* a dimension is known of nobody.
    """
    shown = {proposal.id: proposal for proposal in proposals if proposal.state in VOTED}
    columns = {name: column for column, name in enumerate(ballots.proposals) if name in shown}
    cells = _cells(ballots, by, secret or secret_of(ballots))
    everybody = count_votes(ballots)
    found = tuple(
        _agreement(shown[name], everybody[column][0], tuple(cells[column])) for name, column in columns.items()
    )
    made = Agreements(
        agreements=found,
        voters=len(ballots.voters),
        votes=sum(everybody[column][0].n for column in columns.values()),
        dimensions={name: ballots.levels[name].names for name in by},
    )
    return _with_groups(made, ballots, columns, seed) if with_groups else made


def secret_of(ballots: Ballots) -> str:
    """A word that only who holds the votes can tell: their hash."""
    digest = hashlib.sha256()
    for part in (ballots.starts, ballots.columns, ballots.answers):
        digest.update(part.data)
    return digest.hexdigest()


def _agreement(proposal: Proposal, count: Count, cells: tuple[Tally, ...]) -> Agreement:
    tally = tally_of(count)
    return Agreement(proposal=proposal, tally=tally, verdict=verdict_of(tally), cells=cells)


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


# groups of opinion -----------------------------------------------------------------------------------------------


def _with_groups(made: Agreements, ballots: Ballots, columns: Mapping[str, int], seed: int) -> Agreements:
    found = find_groups(ballots, columns.values(), seed=seed)
    groups = VoterGroups(
        verdict=found.verdict,
        checks=found.checks,
        placed=found.placed,
        sampled=SAMPLED if found.is_sampled else None,
        seed=seed,
    )
    if found.groups is None:
        return replace(made, groups=groups)
    number = int(found.groups.max())
    counts = count_votes(ballots, found.groups - 1, number)
    by_name = [(name, counts[column]) for name, column in columns.items()]
    agreements = tuple(_grouped(one, counts[columns[one.id]]) for one in made.agreements)
    members = tuple(
        VoterGroup(
            number=group + 1, voters=int((found.groups == group + 1).sum()), represents=represents(group, by_name)
        )
        for group in range(number)
    )
    return replace(made, agreements=agreements, groups=replace(groups, groups=members, points=_points(found)))


def _grouped(one: Agreement, counts: Sequence[Count]) -> Agreement:
    """With the tally of each group; a group is nobody's public trait, so that only its own few voters are hidden."""
    cells = tuple(tally_of(count, (GROUP, str(group))) for group, count in enumerate(counts, 1))
    is_told = not any(is_small(count.n) for count in counts)
    return replace(one, cells=(*one.cells, *cells), consensus=consensus_of(counts) if is_told else None)


def _points(found: Found) -> tuple[tuple[float, float, int], ...]:
    assert found.map is not None
    return tuple(sorted((round(float(x), 3), round(float(y), 3), int(group)) for x, y, group in found.map))
