"""The parts of the drawing: curves through quantiles, shares of groups, likeness within units."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thakhi.sources.synthetic_bolivia.balance import Means, balanced
from thakhi.sources.synthetic_bolivia.chain import Step
from thakhi.sources.synthetic_bolivia.clustering import Likeness, rank_scores
from thakhi.sources.synthetic_bolivia.draw import Units, draw_levels, hidden_scores
from thakhi.sources.synthetic_bolivia.frame import Coded
from thakhi.sources.synthetic_bolivia.quantile_curve import RANKS, curve
from thakhi.sources.synthetic_bolivia.tables import Fitted, group_of_rows, level_shares


def test_a_curve_goes_through_its_quantiles_and_has_its_mean() -> None:
    rng = np.random.default_rng(1)
    pay = np.exp(7.5 + 0.8 * rng.standard_normal(200_000))
    found = {f"p{p:02d}": float(np.quantile(pay, p / 100)) for p in range(10, 100, 10)} | {"mean": float(pay.mean())}
    drawn = np.interp(rng.uniform(size=400_000), RANKS, curve(found, "pareto"))
    assert np.allclose(np.quantile(drawn, [0.1, 0.5, 0.9]), [found["p10"], found["p50"], found["p90"]], rtol=0.02)
    assert drawn.mean() == pytest.approx(found["mean"], rel=0.03)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1, 1e5), min_size=3, max_size=3), st.floats(1, 1e5))
def test_a_curve_never_goes_down(quartiles: list[float], mean: float) -> None:
    found = dict(zip(("p25", "p50", "p75"), sorted(quartiles), strict=True)) | {"mean": mean}
    for tail in ("pareto", "flat"):
        assert (np.diff(curve(found, tail)) >= -1e-9).all()


FITTED = Fitted(
    ("area", "sex"),
    {
        (): {"own": 0.5, "employee": 0.4, "unpaid": 0.1},
        ("rural",): {"own": 0.6, "(rest)": 0.4},
        ("rural", "man"): {"own": 0.7, "employee": 0.3},
    },
)


def test_what_a_group_pools_is_spread_as_its_coarser_group_spreads_it() -> None:
    shares, levels = level_shares(FITTED, [(), ("rural",), ("rural", "man")])
    assert levels == ("own", "employee", "unpaid")
    assert np.allclose(shares, [[0.5, 0.4, 0.1], [0.6, 0.32, 0.08], [0.7, 0.3, 0.0]])


def test_each_row_finds_its_finest_group() -> None:
    area = Coded(np.array([0, 1, 1, 2]), ("urban", "rural", "(missing)"))
    sex = Coded(np.array([0, 0, 1, 0]), ("man", "woman"))
    group, paths = group_of_rows(FITTED, [area, sex], 4)
    assert [paths[g] for g in group] == [(), ("rural", "man"), ("rural",), ()]


@pytest.mark.parametrize("ordered", [True, False])
def test_shares_are_drawn_and_people_of_one_unit_are_alike(ordered: bool) -> None:
    rng = np.random.default_rng(5)
    psu = np.repeat(np.arange(2000), 20)
    units = Units(psu, np.arange(len(psu)))
    scores = hidden_scores(rng, units, Likeness(0.4, 0.0, 0.0, 0), None)
    step = Step(column="status", kind="category", ordered=ordered)
    drawn = draw_levels(rng, step, FITTED.only(("own", "employee", "unpaid")), [], scores, psu).to_pylist()
    own = np.array([value == "own" for value in drawn], dtype=float)
    share = own.reshape(2000, 20).mean(axis=1)
    assert own.mean() == pytest.approx(0.5, abs=0.02)
    assert share.var() > 4 * 0.25 / 20  # twenty independent people would vary by 0.25 / 20


def test_rank_scores_are_normal_within_groups_and_ties_share_theirs() -> None:
    scores = rank_scores(np.array([5.0, 1.0, 3.0, 7.0, 7.0]), np.array([0, 0, 0, 1, 1]))
    assert np.allclose(scores, [0.9674, -0.9674, 0.0, 0.0, 0.0], atol=1e-4)


def test_balanced_amounts_have_the_means_of_both_tables_and_keep_what_is_missing() -> None:
    amount = np.array([100.0, 200, 300, 400, 0, np.nan])
    sex, area = np.array([0, 0, 1, 1, 0, 1]), np.array([0, 1, 0, 1, 0, 1])
    tables = [Means(sex, np.array([200.0, 300.0])), Means(area, np.array([180.0, 320.0]))]
    found = balanced(amount, np.ones(6), tables)
    assert found[4] == 0
    assert np.isnan(found[5])
    assert found[:2].mean() == pytest.approx(200, rel=1e-6)
    assert found[2:4].mean() == pytest.approx(300, rel=1e-6)
    assert found[[0, 2]].mean() == pytest.approx(180, rel=1e-6)
