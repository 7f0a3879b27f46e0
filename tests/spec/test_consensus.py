"""The tables drawn in the methods page on consensus come out as by hand, and its thresholds are those of the code."""

from __future__ import annotations

import re
from math import sqrt
from pathlib import Path

import pytest

from tests.spec.table import Table, read_table
from thakhi.dialogue.votes.count import Count
from thakhi.dialogue.votes.groups import clusters, find, opinions, structure
from thakhi.dialogue.votes.groups.represent import consensus_of
from thakhi.dialogue.votes.tally import A_SIDE, MUCH_PASSING, NEARLY_ALL, tally_of, verdict_of
from thakhi.terms.disclosure import LEAST_CASES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "methods" / "consensus.md").read_text(encoding="utf-8")
Z = 1.959963984540054


def _drawn(first: str) -> Table:
    """The table whose header begins with `first`."""
    found = re.search(rf"^\| {re.escape(first)} \|.*?(?=\n\n)", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return read_table(found[0])


@pytest.mark.parametrize("row", _drawn("agree").rows, ids=lambda row: "-".join(str(word) for word in row[:3]))
def test_the_drawn_verdicts(row: tuple[str | None, ...]) -> None:
    agree, disagree, passed = (int(word or 0) for word in row[:3])
    tally = tally_of(Count(agree=agree, disagree=disagree, passed=passed))

    assert verdict_of(tally) == row[6]
    if row[3] is not None:
        n = agree + disagree + passed
        p, z2 = agree / n, Z * Z
        reach = Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        by_hand = [p, *((p + z2 / (2 * n) + side * reach) / (1 + z2 / n) for side in (-1, 1))]
        assert [f"{number:.3f}" for number in by_hand] == list(row[3:6])
        assert [tally.agree.value, tally.agree.low, tally.agree.high] == pytest.approx(by_hand)


@pytest.mark.parametrize("row", _drawn("group 1: agree").rows)
def test_the_drawn_consensus(row: tuple[str | None, ...]) -> None:
    a, n, b, m = (int(word or 0) for word in row[:4])

    found = consensus_of([Count(agree=a, disagree=n - a), Count(agree=b, disagree=m - b)])

    assert f"{found:.4f}" == row[4]


def test_the_thresholds_are_those_of_the_code() -> None:
    words = " ".join(PAGE.split())

    assert f"more than {100 * MUCH_PASSING:g} % passed" in words
    assert (NEARLY_ALL, A_SIDE, LEAST_CASES, find.DROPPED) == (2 / 3, 1 / 5, 5, 0.10)
    assert f"at least {opinions.LEAST_OPINIONS} opinions, on at least {find.LEAST_PROPOSALS} proposals" in words
    assert f"| {find.LEAST_VOTERS} |" in words
    assert f"against {structure.PERMUTATIONS} in which" in words
    assert f"p ≤ {structure.LEVEL}" in words
    assert f"over {find.DROPS} times that one vote in ten is dropped | {find.STABLE} |" in words
    assert f"k from 2 to {clusters.MOST_GROUPS}" in words
    assert f"more than {find.SAMPLE:,} voters" in words
