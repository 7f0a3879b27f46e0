"""The arithmetic of groups, computed a second way: singular values of a dense table, least squares voter by voter, the
dip as a linear programme, consensus in fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.dialogue.votes.voters import TAKING_PART, along_a_line, answered, ballots, in_camps
from thakhi.dialogue.votes.count import Count, count_votes
from thakhi.dialogue.votes.groups.components import LINES, components_of, components_of_table, places_of
from thakhi.dialogue.votes.groups.dip import CRITICAL, critical_dip, dip_of
from thakhi.dialogue.votes.groups.opinions import LEAST_OPINIONS, opinions_of
from thakhi.dialogue.votes.groups.represent import consensus_of, represents
from thakhi.dialogue.votes.groups.structure import _permuted

Array = np.ndarray[Any, np.dtype[Any]]
every_way = pytest.mark.parametrize("taking_part", sorted(TAKING_PART))


def _table(taking_part: str) -> Array:
    draw = np.random.default_rng(1)
    return answered(draw, in_camps(draw, 80, 25)[0], taking_part=taking_part)


def _centred(table: Array) -> Array:
    """The plain way: opinions less the mean of their proposal, 0 where there is none, of whoever has enough."""
    signs = np.where(np.isfinite(table) & (table != 0), table, np.nan)
    signs = signs[np.isfinite(signs).sum(axis=1) >= LEAST_OPINIONS]
    means = np.array([np.mean(column[np.isfinite(column)]) if np.isfinite(column).any() else 0 for column in signs.T])
    return np.where(np.isfinite(signs), signs - means, 0.0)


@every_way
def test_components_are_singular_vectors_of_the_centred_table(taking_part: str) -> None:
    table = _table(taking_part)
    found = components_of(opinions_of(ballots(table), range(25)))
    _, values, vectors = np.linalg.svd(_centred(table), full_matrices=False)

    np.testing.assert_allclose(found.variances, values[:LINES] ** 2, rtol=1e-9)
    np.testing.assert_allclose(np.abs(found.loadings.T @ vectors[:LINES].T), np.eye(LINES), atol=1e-7)


@every_way
def test_places_are_least_squares_voter_by_voter(taking_part: str) -> None:
    table = _table(taking_part)
    opinions = opinions_of(ballots(table), range(25))
    found = components_of(opinions)
    places = places_of(opinions, found).points

    centred = _centred(table)
    for row, place in zip(centred, places, strict=True):
        there = row != 0
        left = np.vstack([found.loadings[there], np.eye(LINES) / 5])  # one vote of 25, towards the middle
        right = np.concatenate([row[there], np.zeros(LINES)])
        np.testing.assert_allclose(place, np.linalg.lstsq(left, right, rcond=None)[0], atol=1e-6)


def test_components_of_many_proposals_are_singular_vectors_too() -> None:
    draw = np.random.default_rng(3)
    table = answered(draw, in_camps(draw, 150, 120)[0])
    found = components_of(opinions_of(ballots(table), range(120)))
    _, values, vectors = np.linalg.svd(_centred(table), full_matrices=False)

    np.testing.assert_allclose(found.variances, values[:LINES] ** 2, rtol=1e-9)
    np.testing.assert_allclose(np.abs(found.loadings.T @ vectors[:LINES].T), np.eye(LINES), atol=1e-6)


def test_a_table_and_its_compressed_rows_are_the_same() -> None:
    table = _table("unequal")
    opinions = opinions_of(ballots(table), range(25))
    signs, there = opinions.dense(range(len(opinions)))

    wanted = np.where(np.isfinite(table), table, 0)[opinions.voters]
    assert np.array_equal(signs, wanted)
    assert np.array_equal(there, wanted != 0)
    np.testing.assert_array_equal(components_of_table(signs, there).loadings, components_of(opinions).loadings)


def test_permuting_keeps_who_voted_on_what_and_how_each_was_answered() -> None:
    draw = np.random.default_rng(2)
    table = answered(draw, along_a_line(draw, 60, 12), taking_part="unequal")
    opinions = opinions_of(ballots(table), range(12))
    signs, there = opinions.dense(range(len(opinions)))

    other = _permuted(signs, [np.flatnonzero(column) for column in there.T], draw)

    assert np.array_equal(other != 0, there != 0)
    assert np.array_equal(other.sum(axis=0), signs.sum(axis=0))
    assert not np.array_equal(other, signs)


# the dip ---------------------------------------------------------------------------------------------------------


def _slow_dip(x: Array) -> float:
    """The least t so that a distribution that is convex up to some number and concave from it on stays within t of the
    numbers' own: for each number in turn, a linear programme. It may jump at its heap."""
    return min(_programme(x, mode) for mode in range(len(x)))


def _programme(x: Array, mode: int) -> float:
    """Unknown: the height at each number, that to the right of the mode, and t."""
    n = len(x)
    rows: list[Array] = []
    limits: list[float] = []

    def at_most(limit: float, **parts: float) -> None:
        row = np.zeros(n + 2)
        for name, weight in parts.items():
            row[int(name[1:])] += weight
        rows.append(row)
        limits.append(limit)

    for i in range(n):
        right = n if i == mode else i
        at_most(-(i + 1) / n, **{f"g{right}": -1, f"g{n + 1}": -1})
        at_most(i / n, **{f"g{i}": 1, f"g{n + 1}": -1})
    for knots, bend in ([*range(mode + 1)], 1), ([n, *range(mode + 1, n)], -1):
        at = [x[mode] if knot == n else x[knot] for knot in knots]
        for (a, b, c), (xa, xb, xc) in zip(
            zip(knots, knots[1:], knots[2:], strict=False), zip(at, at[1:], at[2:], strict=False), strict=True
        ):
            slopes = {f"g{a}": -1 / (xb - xa), f"g{b}": 1 / (xb - xa) + 1 / (xc - xb), f"g{c}": -1 / (xc - xb)}
            at_most(0, **{name: bend * weight for name, weight in slopes.items()})
    at_most(0, **{f"g{mode}": 1, f"g{n}": -1})
    for i in range(n - 1):
        at_most(0, **{f"g{n if i == mode else i}": 1, f"g{i + 1}": -1})
    cost = np.zeros(n + 2)
    cost[-1] = 1
    found = linprog(cost, A_ub=np.array(rows), b_ub=limits, bounds=[(0, 1)] * (n + 2))
    return float(found.fun)


@pytest.mark.parametrize("run", range(8))
def test_the_dip_is_that_of_a_linear_programme(run: int) -> None:
    draw = np.random.default_rng(run)
    x = draw.standard_normal(14) if run % 2 else np.concatenate([draw.normal(0, 0.3, 9), draw.normal(3, 0.3, 6)])

    assert dip_of(x) == pytest.approx(_slow_dip(np.sort(x)), abs=1e-9)


def test_the_dip_of_equal_and_of_two_numbers() -> None:
    assert dip_of(np.ones(8)) == 1 / 16
    assert dip_of(np.repeat([0.0, 1.0], 10)) == pytest.approx(0.25)


@pytest.mark.parametrize("n", [12, 50, 100, 200])
def test_critical_dips_as_simulated_again(n: int) -> None:
    draw = np.random.default_rng(n)
    found = np.quantile([dip_of(draw.random(n)) for _ in range(1_000)], 0.95)

    assert found == pytest.approx(critical_dip(n), rel=0.06)
    assert min(CRITICAL) == 10


# consensus -------------------------------------------------------------------------------------------------------


def test_group_informed_consensus_in_fractions() -> None:
    groups = [Count(agree=8, disagree=1, passed=1), Count(agree=3, disagree=4), Count()]

    assert consensus_of(groups) == pytest.approx(float(Fraction(9, 12) * Fraction(4, 9) * Fraction(1, 2)))


def test_what_represents_a_group() -> None:
    counts = [
        ("ours", [Count(agree=19, disagree=1), Count(agree=2, disagree=18)]),
        ("theirs", [Count(agree=2, disagree=18), Count(agree=20)]),
        ("shared", [Count(agree=20), Count(agree=20)]),
        ("few", [Count(agree=4), Count(disagree=20)]),
    ]
    found = represents(0, counts)

    assert [(one.proposal, one.answer) for one in found] == [("theirs", "disagree"), ("ours", "agree")]
    assert (found[0].inside.value, found[0].outside.value) == (0.9, 0.0)


@every_way
def test_counts_by_group_one_by_one(taking_part: str) -> None:
    table = _table(taking_part)
    codes = np.arange(80) % 3 - 1

    found = count_votes(ballots(table), codes, 2)

    wanted = [
        [
            Count(**{name: int((table[codes == level, p] == answer).sum()) for name, answer in ANSWERS.items()})
            for level in range(2)
        ]
        for p in range(25)
    ]
    assert found == wanted


ANSWERS = {"agree": 1, "disagree": -1, "passed": 0}
