"""The greedy choice: most points for the money first, as long as every limit is kept. The least that is asked."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from thakhi.roadmap.portfolio.choice import Choice, costs_of, nobody
from thakhi.roadmap.portfolio.problem import Problem, points_per_person
from thakhi.roadmap.portfolio.rows import INF, Row

Move = tuple[float, int, int, int]
SLIP = 1e-9


def greedy(problem: Problem, rows: Sequence[Row]) -> Choice | None:
    """The greedy choice; None when it ends short of a least share, a floor or a must."""
    people = nobody(problem).people
    used = np.zeros(len(rows))
    by_action: dict[int, list[tuple[int, int]]] = {}
    for r, row in enumerate(rows):
        for place, a in enumerate(row.who):
            by_action.setdefault(a, []).append((r, place))
    moves = sorted(_moves(problem), reverse=True)
    for _, a, t, level in moves * 2:
        if level <= people[a, t] or people[a].sum() - people[a, t] + level > problem.candidates[a].bound:
            continue
        row = people[a].copy()
        row[t] = level
        step = {
            r: float((rows[r].of(at, row[None, :]) - rows[r].of(at, people[a][None, :]))[0])
            for r, at in by_action.get(a, ())
        }
        if all(_kept(rows[r], used[r], used[r] + by) for r, by in step.items()):
            people[a] = row
            for r, by in step.items():
                used[r] += by
    return Choice(people) if keeps(problem, rows, Choice(people)) else None


def keeps(problem: Problem, rows: Sequence[Row], choice: Choice, *, slip: float = 1e-6) -> bool:
    """Whether a choice keeps every limit, its levels and its reach."""
    for a in choice.chosen:
        one, people = problem.candidates[a], choice.people[a]
        runs = np.flatnonzero(people)
        if not (set(people[runs]) <= set(one.levels) and set(runs) <= set(one.years) and people.sum() <= one.bound):
            return False
    for row in rows:
        total = used_of(row, choice)
        edge = slip * max(row.scale, 1.0)
        if total > row.high + edge or total < row.low - edge:
            return False
    return True


def used_of(row: Row, choice: Choice) -> float:
    """What a choice adds up to in one limit."""
    return float(sum(row.of(place, choice.people[[a]])[0] for place, a in enumerate(row.who)))


def _kept(row: Row, before: float, after: float) -> bool:
    """A move may not break a limit from above; from below it may not make worse what is already short."""
    if row.high < INF and after > row.high + SLIP * row.scale:
        return False
    return row.form != 3 or after >= min(0.0, before) - SLIP


def _moves(problem: Problem) -> list[Move]:
    found: list[Move] = []
    for a, one in enumerate(problem.candidates):
        for t in one.years:
            each = float(points_per_person(problem, one, t).mean())
            for level in one.levels:
                row = np.zeros(len(problem.years), dtype=np.int64)
                row[t] = level
                cost = float(costs_of(one, row).mean())
                if each > 0:
                    found.append((each * level / max(cost, 1e-9), a, t, level))
    return found
