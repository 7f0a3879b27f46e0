"""The choice of a portfolio: exact on small problems by trying everything and by another formulation, never worse
than greedy, within the limits; what collides is a minimal set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from tests.properties.designs import drawn_settings
from tests.roadmap.made_portfolios import made_problem
from thakhi.roadmap.portfolio.choice import Choice, value_of
from thakhi.roadmap.portfolio.greedy import greedy, keeps
from thakhi.roadmap.portfolio.problem import Problem, worst_mean
from thakhi.roadmap.portfolio.rows import rows_of
from thakhi.roadmap.portfolio.solve import Effort, colliding, gains_of, is_possible, solve

EXACT = Effort(gap=1e-9, seconds=60)
SMALL = {"actions": 4, "years": 2, "draws": 7, "levels": 2, "share": 0.4}


def every_choice(problem: Problem) -> Iterator[Choice]:
    """Every way to give each action a level, or none, in each year."""
    horizon = len(problem.years)
    ways = [[p for p in product((0, *one.levels), repeat=horizon) if sum(p) <= one.bound] for one in problem.candidates]
    for people in product(*ways):
        yield Choice(np.array(people, dtype=np.int64))


def best_by_trying(problem: Problem) -> float | None:
    rows = rows_of(problem)
    return max(
        (value_of(problem, choice) for choice in every_choice(problem) if keeps(problem, rows, choice)), default=None
    )


@pytest.mark.parametrize("risk", ["mean", "cvar"])
@pytest.mark.parametrize("seed", range(1, 7))
def test_no_choice_is_better_when_every_one_is_tried(seed: int, risk: str) -> None:
    problem = made_problem(seed, risk=risk, **SMALL)
    found, best = solve(problem, effort=EXACT), best_by_trying(problem)

    assert (found is None) == (best is None)
    assert found is None or found.value == pytest.approx(best, rel=1e-6)


@drawn_settings(8)
@given(
    seed=st.integers(1, 10_000),
    risk=st.sampled_from(["mean", "cvar"]),
    share=st.floats(0.02, 1.2),
    actions=st.integers(2, 9),
)
def test_it_keeps_every_limit_and_is_never_worse_than_greedy(seed: int, risk: str, share: float, actions: int) -> None:
    problem = made_problem(seed, actions=actions, years=3, draws=15, share=share, risk=risk)
    rows = rows_of(problem)
    by_greed, found = greedy(problem, rows), solve(problem, effort=Effort(seconds=20))

    assert found is not None, "to reach nobody keeps every limit of these"
    assert keeps(problem, rows, found.choice)
    assert found.value <= found.bound + 1e-9
    assert by_greed is None or found.value >= value_of(problem, by_greed) - 1e-9


@pytest.mark.parametrize("seed", range(11, 15))
def test_another_formulation_on_another_interface_gives_the_same(seed: int) -> None:
    """One binary for each whole schedule of an action (no z, no big numbers), through SciPy."""
    problem = made_problem(seed, actions=5, years=3, draws=9, levels=2)
    found = solve(problem, effort=EXACT)

    assert found is not None
    assert found.value == pytest.approx(best_by_schedules(problem), rel=1e-6)


def best_by_schedules(problem: Problem) -> float:
    gains, horizon = gains_of(problem).mean(axis=2), len(problem.years)
    mine = [
        (a, np.array(way))
        for a, one in enumerate(problem.candidates)
        for way in product((0, *one.levels), repeat=horizon)
        if 0 < sum(way) <= one.bound
    ]
    limits = [
        LinearConstraint(
            np.array([[row.of(row.who.index(a), way[None, :])[0] if a in row.who else 0.0 for a, way in mine]]),
            row.low,
            row.high,
        )
        for row in rows_of(problem)
    ]
    one_each = np.array([[float(a == b) for a, _ in mine] for b in range(len(problem.candidates))])
    limits.append(LinearConstraint(one_each, -np.inf, 1))
    worth = np.array([float(gains[a] @ way) for a, way in mine])
    answer = milp(-worth, constraints=limits, integrality=np.ones(len(mine)), bounds=Bounds(0, 1))
    return -float(answer.fun)


def test_the_mean_of_the_worst_fifth_counts_the_last_draw_by_its_part() -> None:
    points = np.array([9.0, 1.0, 2.0, 8.0, 3.0, 7.0, 4.0])

    assert worst_mean(points, tail=0.2) == pytest.approx((1.0 + 0.4 * 2.0) / 1.4)


def test_worst_draws_choose_less_risk_and_no_more_mean() -> None:
    problem = made_problem(5, actions=12, draws=60)
    plain = solve(problem, effort=EXACT)
    careful = solve(replace(problem, risk="cvar"), effort=EXACT)
    assert plain is not None
    assert careful is not None
    as_careful = replace(problem, risk="cvar")

    assert value_of(problem, careful.choice) <= plain.value + 1e-9
    assert careful.value >= value_of(as_careful, plain.choice) - 1e-9


@drawn_settings(8)
@given(seed=st.integers(1, 500), floor=st.floats(1.5, 20))
def test_colliding_limits_are_a_minimal_set(seed: int, floor: float) -> None:
    problem = made_problem(seed, actions=6, years=2, draws=5, levels=2, share=0.2)
    found = solve(problem, effort=EXACT)
    assert found is not None
    top = float(sum(one.bound * one.effects[0].mean() * 2 for one in problem.candidates))
    problem = replace(problem, floors={"income": top * floor}, candidates=_with_must(problem))
    keys = colliding(problem)
    rows = [row for row in rows_of(problem) if row.key in keys]

    assert keys
    assert not is_possible(problem, rows)
    for key in keys:
        assert is_possible(problem, [row for row in rows if row.key != key]), key


def _with_must(problem: Problem):  # type: ignore[no-untyped-def]
    return (replace(problem.candidates[0], must=True), *problem.candidates[1:])


def test_a_possible_problem_has_no_collision() -> None:
    assert colliding(made_problem(3, actions=4, years=2, draws=5)) == ()


def test_a_long_solution_can_be_stopped() -> None:
    class Enough(Exception):
        pass

    def stop() -> None:
        raise Enough

    with pytest.raises(Enough):
        solve(made_problem(1, actions=40, draws=50), effort=Effort(gap=0, seconds=60, stop=stop))


def test_solver_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    solve(made_problem(1, actions=3, draws=5), effort=EXACT)

    assert capfd.readouterr() == ("", "")
