"""The best choice within a gap: one programme for the mean of the draws, a few for the mean of the worst of them.

The mean of the worst draws is the least of all means over a fifth of the draws: concave, so that a set of worst draws
bounds it from above everywhere (a cut). Cuts are added where the solution is until it is no better than it says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from thakhi.roadmap.portfolio.choice import Choice, value_of
from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.greedy import greedy, keeps
from thakhi.roadmap.portfolio.problem import Problem, points_per_person, tail_shares
from thakhi.roadmap.portfolio.programme import Answer, Programme, Stop, solve_programme
from thakhi.roadmap.portfolio.rows import Key, Row, rows_of

ROUNDS = 80
EARLY = 0.01  # gap while sets of worst draws are still missing: exactness would be lost work


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to try: the relative gap at which to stop, the seconds after which to stop anyway, who may stop it."""

    gap: float = 1e-3
    seconds: float = 60.0
    stop: Stop | None = None


@dataclass(frozen=True, slots=True)
class Solved:
    """The choice, its objective on the draws, the most that any choice could reach, and the duals of the relaxation."""

    choice: Choice
    value: float
    bound: float
    relaxed: float
    row_duals: Draws

    @property
    def gap(self) -> float:
        """How far the bound is above the value, as a share of the value."""
        return max(0.0, self.bound - self.value) / max(abs(self.value), 1e-12)


def solve(problem: Problem, *, effort: Effort, start: Choice | None = None, with_prices: bool = True) -> Solved | None:
    """The best choice; None when no choice keeps every limit. `start` is one to begin from (the greedy one beside it).

    Without `with_prices` the duals of the relaxation of a mean are not computed and stay zero.
    """
    rows, ends = rows_of(problem), perf_counter() + effort.seconds
    gains = gains_of(problem)
    programme = Programme(problem, rows, gains.mean(axis=2))
    best = better(problem, rows, start, greedy(problem, rows))
    root: Answer | None = None
    if problem.risk != "mean":
        found = _relaxed_tail(programme, gains, effort)
        if found is None:
            return None
        programme, root = found
    elif with_prices:
        root = solve_programme(programme, whole=False, seconds=effort.seconds, stop=effort.stop)
        if root is None:
            return None
    best, bound = _whole(programme, gains, effort, ends, best)
    if best is None:
        return None
    value = value_of(problem, best)
    duals = root.row_duals if root else np.zeros(len(rows))
    bound = min(bound, root.objective) if root else bound
    return Solved(best, value, max(bound, value), root.objective if root else bound, duals)


def gains_of(problem: Problem) -> Draws:
    """Points of one person: candidates × years × draws."""
    horizon = range(len(problem.years))
    each = [[points_per_person(problem, one, t) for t in horizon] for one in problem.candidates]
    return np.array(each).reshape(len(problem.candidates), len(problem.years), problem.draws)


def better(problem: Problem, rows: Sequence[Row], *choices: Choice | None) -> Choice | None:
    """The best of the choices that keep every limit."""
    there = [choice for choice in choices if choice is not None and keeps(problem, rows, choice)]
    return max(there, key=lambda choice: value_of(problem, choice), default=None)


def _relaxed_tail(programme: Programme, gains: Draws, effort: Effort) -> tuple[Programme, Answer] | None:
    """The relaxation with every set of worst draws that holds it down."""
    programme = _with_cut(programme, gains, np.ones(gains.shape[:2]))
    answer: Answer | None = None
    for _ in range(ROUNDS):
        answer = solve_programme(programme, whole=False, seconds=effort.seconds, stop=effort.stop)
        if answer is None:
            return None
        more = _with_cut(programme, gains, answer.people)
        worst = float((more.cuts[-1] * answer.people).sum())
        if answer.objective - worst <= effort.gap / 10 * max(1e-9, abs(worst)):
            break
        programme = more
    return (programme, answer) if answer else None


def _whole(
    programme: Programme, gains: Draws, effort: Effort, ends: float, best: Choice | None
) -> tuple[Choice | None, float]:
    """The best choice in whole numbers and the bound on all of them."""
    problem, bound = programme.problem, np.inf
    gap = effort.gap if problem.risk == "mean" else max(EARLY, effort.gap)
    while True:
        left = ends - perf_counter()
        answer = solve_programme(programme, whole=True, gap=gap, seconds=max(1.0, left), start=best, stop=effort.stop)
        if answer is None:
            return best, float(bound)
        bound = min(bound, answer.bound)
        choice = Choice(np.rint(answer.people).astype(np.int64))
        best = better(problem, programme.rows, best, choice)
        value = value_of(problem, best) if best else -np.inf
        if problem.risk == "mean" or bound - value <= effort.gap * max(abs(value), 1e-9) or perf_counter() > ends:
            return best, float(bound)
        missed = (answer.objective - value_of(problem, choice)) / max(abs(value), 1e-9)
        gap = 0.9 * (effort.gap - missed) if missed < effort.gap / 2 else gap
        programme = _with_cut(programme, gains, answer.people)


def _with_cut(programme: Programme, gains: Draws, people: Draws) -> Programme:
    """The programme with the worst draws of `people` as one more cut."""
    points = np.einsum("at,atd->d", people, gains)
    cut = gains @ tail_shares(points, tail=programme.problem.tail)
    return replace(programme, cuts=(*programme.cuts, cut))


# what collides ----------------------------------------------------------------------------------------------------


def is_possible(problem: Problem, rows: Sequence[Row], *, stop: Stop | None = None) -> bool:
    """Whether any choice keeps every one of `rows`."""
    none = np.zeros((len(problem.candidates), len(problem.years)))
    return solve_programme(Programme(problem, rows, none), whole=True, stop=stop) is not None


def colliding(problem: Problem, *, stop: Stop | None = None) -> tuple[Key, ...]:
    """A minimal set of limits that no choice keeps together: without any one of them there would be one.

    Limits of one name (a prerequisite in each year) go together. Half of what is left is tried at a time, so that
    few of many limits are found in few solutions (Junker 2004).
    """
    named: dict[Key, list[Row]] = {}
    for row in rows_of(problem):
        named.setdefault(row.key, []).append(row)

    def holds(keys: Sequence[Key]) -> bool:
        return is_possible(problem, [row for key in keys for row in named[key]], stop=stop)

    keys = list(named)
    return () if holds(keys) else tuple(_needed([], keys, holds, is_new=False))


def _needed(kept: list[Key], keys: list[Key], holds: Callable[[Sequence[Key]], bool], *, is_new: bool) -> list[Key]:
    """The members of `keys` that are needed, beside `kept`, for nothing to be possible."""
    if is_new and not holds(kept):
        return []
    if len(keys) == 1:
        return keys
    first, second = keys[: len(keys) // 2], keys[len(keys) // 2 :]
    of_second = _needed(kept + first, second, holds, is_new=True)
    of_first = _needed(kept + of_second, first, holds, is_new=bool(of_second))
    return of_first + of_second
