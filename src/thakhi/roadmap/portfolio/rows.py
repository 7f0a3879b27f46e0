"""The limits of the programme: each has a name, so that a price, a collision and a printed line can say which.

A limit is a sum over the actions that it concerns of people reached in a year (`people`), of whether the action runs
in that year (`on`) and of whether it starts in it (`start`), each times a coefficient. The numbers (1) to (9) are
those of the printed model and of docs/methods/portfolio.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.problem import Candidate, Problem, years_counted
from thakhi.terms.text import Text

INF = float("inf")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """low ≤ Σ coefficient · what happens ≤ high, over the candidates `who`; coefficients are who × years."""

    key: Key
    form: int
    who: tuple[int, ...]
    people: Draws
    on: Draws
    start: Draws
    low: float = -INF
    high: float = INF

    @property
    def scale(self) -> float:
        """The largest coefficient of one action: a row is divided by it, so that a tolerance means the same in each."""
        if self.form not in {1, 2, 5, 7, 8}:
            return 1.0
        return max(float(np.abs(part).max(initial=0.0)) for part in (self.people * 1000, self.on, self.start)) or 1.0

    def of(self, place: int, people: Draws | NDArray[np.int64]) -> Draws:
        """What each schedule (rows of `people`) of the candidate at `place` among `who` adds to the row."""
        runs, starts = features_of(people)
        return np.asarray(people @ self.people[place] + runs @ self.on[place] + starts @ self.start[place])


def features_of(people: Draws | NDArray[np.int64]) -> tuple[Draws, Draws]:
    """For each schedule and year: whether it runs, and whether it starts."""
    runs = (people > 0).astype(float)
    return runs, runs * (np.cumsum(runs, axis=1) == 1)


def rows_of(problem: Problem) -> list[Row]:
    """Every limit of the problem."""
    places = {one.id: place for place, one in enumerate(problem.candidates)}
    return [
        *_reaches(problem),
        *_budgets(problem),
        *_order(problem, places),
        *_exclusions(problem, places),
        *_capacities(problem),
        *_shares(problem),
        *_floors(problem),
        *_musts(problem),
    ]


def _row(
    key: Key,
    form: int,
    who: Sequence[int],
    years: int,
    *,
    people: Draws | None = None,
    on: Draws | None = None,
    start: Draws | None = None,
    low: float = -INF,
    high: float = INF,
) -> Row:
    none = np.zeros((len(who), years))
    parts = [none if part is None else part for part in (people, on, start)]
    return Row(key, form, tuple(who), parts[0], parts[1], parts[2], low, high)


def _spend(candidate: Candidate) -> tuple[float, float, float]:
    return (
        float(candidate.cost_person.mean()),
        float(candidate.cost_year.mean()),
        float(candidate.cost_once.mean()),
    )


def _costs(problem: Problem, years: Sequence[int]) -> tuple[Draws, Draws, Draws]:
    """Mean cost for each person, year run and start, by candidate, in `years` only."""
    money = np.array([_spend(one) for one in problem.candidates]).reshape(-1, 3)
    inside = np.zeros(len(problem.years))
    inside[list(years)] = 1.0
    return np.outer(money[:, 0], inside), np.outer(money[:, 1], inside), np.outer(money[:, 2], inside)


def _reaches(problem: Problem) -> Iterator[Row]:
    """Nobody is counted twice: the years of an action together reach no more than the survey and take-up allow."""
    horizon = len(problem.years)
    for a, one in enumerate(problem.candidates):
        if max(one.levels) * len(one.years) > one.bound:
            people, start = np.ones((1, horizon)), np.full((1, horizon), -one.bound)
            yield _row(("reach", one.id), 1, (a,), horizon, people=people, start=start, high=0.0)


def _budgets(problem: Problem) -> Iterator[Row]:
    every, horizon = range(len(problem.candidates)), len(problem.years)
    person, yearly, once = _costs(problem, range(horizon))
    yield _row(("budget", ""), 2, every, horizon, people=person, on=yearly, start=once, high=problem.budget)
    for t, year in enumerate(problem.years):
        if year in problem.budget_by_year:
            person, yearly, once = _costs(problem, [t])
            high = problem.budget_by_year[year]
            yield _row(("budget", str(year)), 2, every, horizon, people=person, on=yearly, start=once, high=high)


def _order(problem: Problem, places: Mapping[str, int]) -> Iterator[Row]:
    """An action runs in a year only when what it requires started at least `lag` years before."""
    horizon = len(problem.years)
    for a, one in enumerate(problem.candidates):
        for need in one.requires:
            for t in one.years:
                on, start = np.zeros((2, horizon)), np.zeros((2, horizon))
                on[0, t] = -1.0
                start[1, : max(0, t - one.lag + 1)] = 1.0
                key = ("requires", f"{one.id} → {need}")
                yield _row(key, 3, (a, places[need]), horizon, on=on, start=start, low=0.0)


def _exclusions(problem: Problem, places: Mapping[str, int]) -> Iterator[Row]:
    pairs = {
        (min(a, places[other]), max(a, places[other]))
        for a, one in enumerate(problem.candidates)
        for other in one.excludes
    }
    horizon = len(problem.years)
    for a, b in sorted(pairs):
        key = ("excludes", f"{problem.candidates[a].id} × {problem.candidates[b].id}")
        yield _row(key, 4, (a, b), horizon, start=np.ones((2, horizon)), high=1.0)


def _capacities(problem: Problem) -> Iterator[Row]:
    horizon = len(problem.years)
    for body in problem.bodies:
        mine = [a for a, one in enumerate(problem.candidates) if one.body == body.id]
        for t, year in enumerate(problem.years if mine else ()):
            one_year = np.zeros((len(mine), horizon))
            one_year[:, t] = 1.0
            name = f"{body.id} {year}"
            if body.people is not None:
                yield _row(("people of", name), 5, mine, horizon, people=one_year, high=body.people)
            if body.actions is not None:
                yield _row(("actions of", name), 6, mine, horizon, on=one_year, high=float(body.actions))


def _shares(problem: Problem) -> Iterator[Row]:
    every, horizon = range(len(problem.candidates)), len(problem.years)
    of_people: tuple[tuple[str, float | None, Callable[[Candidate], float]], ...] = (
        ("women", problem.women_share, lambda one: one.women),
        ("rural", problem.rural_share, lambda one: one.rural),
    )
    for name, least, share in of_people:
        if least is not None:
            over = np.array([[share(one) - least] * horizon for one in problem.candidates])
            yield _row(("share", name), 7, every, horizon, people=over, low=0.0)
    person, yearly, once = _costs(problem, range(horizon))
    for pillar, least in problem.pillar_shares.items():
        over = np.array([[(one.pillar == pillar) - least] for one in problem.candidates])
        yield _row(
            ("share", pillar), 7, every, horizon, people=person * over, on=yearly * over, start=once * over, low=0
        )


def _floors(problem: Problem) -> Iterator[Row]:
    names, horizon = [outcome.id for outcome in problem.outcomes], len(problem.years)
    for name, least in problem.floors.items():
        place = names.index(name)
        gives = np.array(
            [
                [years_counted(one, t, horizon=horizon)[place] * one.effects[place].mean() for t in range(horizon)]
                for one in problem.candidates
            ]
        )
        yield _row(("floor", name), 8, range(len(problem.candidates)), horizon, people=gives, low=least)


def _musts(problem: Problem) -> Iterator[Row]:
    horizon = len(problem.years)
    for a, one in enumerate(problem.candidates):
        if one.must:
            yield _row(("must", one.id), 9, (a,), horizon, start=np.ones((1, horizon)), low=1.0)


TITLES: Mapping[str, Text] = {
    "budget": Text("presupuesto {}", "budget {}"),
    "requires": Text("requisito {}", "prerequisite {}"),
    "excludes": Text("exclusión {}", "exclusion {}"),
    "people of": Text("capacidad en personas de {}", "capacity in people of {}"),
    "actions of": Text("capacidad en acciones de {}", "capacity in actions of {}"),
    "share": Text("mínimo de {}", "least share of {}"),
    "floor": Text("piso de {}", "floor of {}"),
    "must": Text("{} es obligatoria", "{} is a must"),
    "reach": Text("alcance de {}", "reach of {}"),
}
ALL_YEARS = Text("total", "in all")
WORDS = {"women": Text("mujeres", "women"), "rural": Text("área rural", "rural areas")}


def title_of(key: Key, problem: Problem) -> Text:
    """The limit in the reader's words."""
    kind, name = key
    words = {**problem.pillar_titles, **{o.id: o.title for o in problem.outcomes}}
    said = WORDS.get(name) if kind == "share" else None
    said = said or (words.get(name, Text.same(name)) if name else ALL_YEARS)
    return Text(TITLES[kind].es.format(said.es), TITLES[kind].en.format(said.en))
