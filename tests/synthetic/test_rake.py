"""Raking meets all margins at once, keeps households together, and says when it cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thakhi.sources.synthetic_bolivia.rake import Target, rake, rake_most
from thakhi.terms.errors import DataProblem


def targets_of(truth: np.ndarray, cells: dict[str, np.ndarray]) -> list[Target]:
    return [Target(name, cell, np.bincount(cell, weights=truth)) for name, cell in cells.items()]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_margins_of_a_known_population_are_met(seed: int) -> None:
    rng = np.random.default_rng(seed)
    household = np.sort(rng.integers(0, 120, 400))
    household = np.unique(household, return_inverse=True)[1]
    cells = {"a": rng.permutation(np.arange(400) % 4), "b": rng.permutation(np.arange(400) % 5)}
    truth = np.exp(0.3 * rng.standard_normal(household.max() + 1))[household]
    targets = targets_of(truth, cells)
    raked = rake(np.ones(400), household, targets)
    for target in targets:
        assert np.allclose(np.bincount(target.cell, weights=raked), target.total, rtol=1e-8)
    assert all(len(np.unique(raked[household == h])) == 1 for h in range(household.max() + 1))
    assert (raked > 0).all()


def test_each_alone_in_a_household_it_is_iterative_proportional_fitting() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.integers(0, 3, 300), rng.integers(0, 4, 300)
    targets = targets_of(rng.uniform(0.5, 2, 300), {"a": a, "b": b})
    fitted = np.ones(300)
    for _ in range(200):
        for target in targets:
            fitted *= (target.total / np.bincount(target.cell, weights=fitted))[target.cell]
    assert np.allclose(rake(np.ones(300), np.arange(300), targets, tolerance=1e-12), fitted, rtol=1e-9)


def test_margins_that_contradict_each_other_are_told() -> None:
    cell = np.array([0, 0, 1, 1])
    targets = [Target("area", cell, np.array([10.0, 10.0])), Target("zona", cell, np.array([12.0, 8.0]))]
    with pytest.raises(DataProblem, match="contradict each other"):
        rake(np.ones(4), np.arange(4), targets)


def test_a_cell_with_nobody_in_it_is_told() -> None:
    with pytest.raises(DataProblem, match="“area” has 1 cells with nobody"):
        rake(np.ones(2), np.arange(2), [Target("area", np.array([0, 0]), np.array([5.0, 5.0]))])


def test_a_small_population_meets_the_first_margins_and_says_which() -> None:
    cell = np.arange(20) % 2
    targets = [
        Target("area", cell, np.array([10.0, 30.0])),
        Target("rare", (np.arange(20) == 0).astype(np.int64), np.array([39.0, 1.0])),
        Target("zona", cell, np.array([12.0, 28.0])),
    ]
    raked, met = rake_most(np.ones(20), np.arange(20), targets)
    assert met == ("area",)
    assert np.allclose(np.bincount(cell, weights=raked), [10, 30])
