"""Groups of opinion are found where there are camps, and nowhere else: not where people only differ by degrees, vote
unequally, pass a lot, or where one votes against everything."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from sklearn.metrics import adjusted_rand_score

from tests.dialogue.votes.voters import TAKING_PART, along_a_line, answered, ballots, by_itself, in_camps
from thakhi.dialogue.votes.analyse import analyse
from thakhi.dialogue.votes.ballots import Ballots
from thakhi.dialogue.votes.groups.find import Found, find_groups
from thakhi.terms.agreement import Agreements, Proposal

every_way = pytest.mark.parametrize("taking_part", sorted(TAKING_PART))


def _found(cast: Ballots, seed: int = 1) -> Found:
    return find_groups(cast, range(len(cast.proposals)), seed=seed)


def _verdicts(chances: str, taking_part: str, runs: int, *, sure: float = 0.85, passing: float = 0.1) -> Counter[str]:
    found: Counter[str] = Counter()
    for run in range(runs):
        draw = np.random.default_rng([run, 7])
        made = {
            "by_itself": lambda: by_itself(draw),  # noqa: B023 - called at once
            "along_a_line": lambda: along_a_line(draw),  # noqa: B023
            "in_camps": lambda: in_camps(draw, sure=sure)[0],  # noqa: B023
        }[chances]()
        cast = ballots(answered(draw, made, taking_part=taking_part, passing=passing))
        found[_found(cast, run).verdict] += 1
    return found


# no groups -------------------------------------------------------------------------------------------------------


@every_way
def test_no_groups_where_each_proposal_is_answered_by_itself(taking_part: str) -> None:
    assert _verdicts("by_itself", taking_part, 10)["shown"] == 0


@every_way
def test_no_groups_where_people_differ_by_degrees(taking_part: str) -> None:
    found = _verdicts("along_a_line", taking_part, 5)  # 200 runs in the heavy suite

    assert found["shown"] <= 1
    assert found["no_gap"] >= 4, "their opinions do hang together"


def test_few_proposals_make_few_places_and_yet_no_groups() -> None:
    """Eight proposals of the same steepness: nine possible sums, which look like heaps."""
    found: Counter[str] = Counter()
    for run in range(10):
        draw = np.random.default_rng([run, 9])
        chances = 1 / (1 + np.exp(-1.2 * draw.standard_normal(200)))[:, None] * np.ones(8)
        found[_found(ballots(answered(draw, chances, passing=0)), run).verdict] += 1

    assert found["shown"] <= 1


def test_passing_a_lot_makes_no_group() -> None:
    """Half of the people pass on 60 % of what they see."""
    draw = np.random.default_rng(3)
    table = answered(draw, by_itself(draw), passing=0)
    table[:100][draw.random((100, 30)) < 0.6] = 0

    assert _found(ballots(table)).verdict == "no_structure"


def test_a_troll_makes_no_group() -> None:
    draw = np.random.default_rng(4)
    table = answered(draw, by_itself(draw))
    table[0] = -1

    assert _found(ballots(table)).verdict == "no_structure"


def test_too_few_people_or_proposals_are_not_looked_at() -> None:
    draw = np.random.default_rng(5)

    assert _found(ballots(answered(draw, in_camps(draw, 9)[0]))).verdict == "too_few"
    assert _found(ballots(answered(draw, in_camps(draw, 200, 6)[0]))).verdict == "too_few"
    assert _found(ballots(np.zeros((0, 30)))).verdict == "too_few"
    assert _found(ballots(np.ones((50, 30)))).verdict == "no_structure"


# camps -----------------------------------------------------------------------------------------------------------


@every_way
def test_strong_camps_are_found(taking_part: str) -> None:
    assert _verdicts("in_camps", taking_part, 5)["shown"] >= 4


def test_everybody_is_in_the_right_camp_and_the_troll_in_one() -> None:
    draw = np.random.default_rng(6)
    chances, camp = in_camps(draw)
    table = answered(draw, chances)
    table[0] = -1

    found = _found(ballots(table))

    assert found.groups is not None
    assert (found.verdict, sorted(set(found.groups))) == ("shown", [1, 2])
    assert adjusted_rand_score(camp[1:], found.groups[1:]) > 0.95


def test_a_small_camp_is_found_and_four_people_are_none() -> None:
    draw = np.random.default_rng(7)
    chances, camp = in_camps(draw, sure=0.95, sizes=(0.9, 0.1))
    found = _found(ballots(answered(draw, chances, passing=0)))
    assert found.groups is not None
    assert np.bincount(found.groups)[1:].tolist() == np.sort(np.bincount(camp))[::-1].tolist()

    few = np.concatenate([np.flatnonzero(camp == 0), np.flatnonzero(camp == 1)[:4]])
    assert _found(ballots(answered(draw, chances[few], passing=0))).groups is None


def test_whoever_votes_little_is_in_no_group() -> None:
    draw = np.random.default_rng(8)
    table = answered(draw, in_camps(draw)[0], passing=0)
    table[:50, 6:] = np.nan

    found = _found(ballots(table))

    assert found.groups is not None
    assert found.placed == 150
    assert set(found.groups[:50]) == {0}


# the same answer every time --------------------------------------------------------------------------------------


def _agreements(table: np.ndarray, seed: int = 1) -> Agreements:  # type: ignore[type-arg]
    cast = ballots(table)
    return analyse(cast, proposals=[Proposal(id=name, words=name) for name in cast.proposals], seed=seed)


def test_the_same_seed_gives_the_same_answer_and_another_the_same_groups() -> None:
    draw = np.random.default_rng(10)
    table = answered(draw, in_camps(draw)[0])
    first, again, other = _agreements(table), _agreements(table), _agreements(table, 2)

    assert repr(first) == repr(again)
    assert first.groups.groups == other.groups.groups


def test_agreement_is_not_lost_by_looking_for_groups() -> None:
    draw = np.random.default_rng(11)
    found = _agreements(answered(draw, by_itself(draw)))

    assert {one.consensus for one in found.agreements} == {None}
    assert {cell.cell for one in found.agreements for cell in one.cells} == set()


# how often -------------------------------------------------------------------------------------------------------


@pytest.mark.heavy
@every_way
def test_false_alarms_in_200_runs(taking_part: str) -> None:
    """At most 5 % (ten runs) where opinions are independent, and where they hang together without a gap."""
    assert _verdicts("by_itself", taking_part, 200)["shown"] <= 10
    assert _verdicts("along_a_line", taking_part, 200)["shown"] <= 16


@pytest.mark.heavy
@every_way
def test_strong_camps_in_200_runs(taking_part: str) -> None:
    """Found in 95 % of runs."""
    assert _verdicts("in_camps", taking_part, 200, sure=0.9)["shown"] >= 190
