"""A choice of levels (people reached by action and year), and what it costs and gives on the draws.

Computed with NumPy from the people alone, apart from the solver: a second way to the objective of the programme.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.problem import Candidate, Problem, points_per_person, score, years_counted

People = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Choice:
    """People reached: one row for each candidate, one column for each year."""

    people: People

    @property
    def chosen(self) -> tuple[int, ...]:
        """Places of the candidates that reach anybody."""
        return tuple(int(place) for place in np.flatnonzero(self.people.sum(axis=1)))


def nobody(problem: Problem) -> Choice:
    """The choice that reaches nobody."""
    return Choice(np.zeros((len(problem.candidates), len(problem.years)), dtype=np.int64))


def points_of(problem: Problem, choice: Choice) -> Draws:
    """Points of the whole choice, one for each draw."""
    total = np.zeros(problem.draws)
    for place in choice.chosen:
        total += points_of_one(problem, choice, place)
    return total


def points_of_one(problem: Problem, choice: Choice, place: int) -> Draws:
    """Points of one candidate at its chosen levels, one for each draw."""
    candidate = problem.candidates[place]
    found = np.zeros(problem.draws)
    for year in np.flatnonzero(choice.people[place]):
        found += choice.people[place, year] * points_per_person(problem, candidate, int(year))
    return found


def outcomes_of(problem: Problem, choice: Choice, *, assumed: bool = False) -> Draws:
    """Each outcome on each draw; with `assumed`, only the part of it that rests on assumption."""
    total = np.zeros((len(problem.outcomes), problem.draws))
    for place in choice.chosen:
        candidate = problem.candidates[place]
        per_person = candidate.effects_assumed if assumed else candidate.effects
        total += _person_years(candidate, choice.people[place], len(problem.years))[:, None] * per_person
    return total


def costs_of(candidate: Candidate, people: People) -> Draws:
    """Cost of one row of people in all its years, one for each draw."""
    runs = int((people > 0).sum())
    total = people.sum() * candidate.cost_person + runs * candidate.cost_year
    return np.asarray(total + (candidate.cost_once if runs else 0.0))


def cost_by_year(problem: Problem, choice: Choice) -> Draws:
    """Mean cost of each year."""
    spent = np.zeros(len(problem.years))
    for place in choice.chosen:
        candidate, row = problem.candidates[place], choice.people[place]
        runs = row > 0
        spent += row * candidate.cost_person.mean() + runs * candidate.cost_year.mean()
        spent[int(np.argmax(runs))] += candidate.cost_once.mean()
    return spent


def value_of(problem: Problem, choice: Choice) -> float:
    """The objective of a choice."""
    return score(problem, points_of(problem, choice))


def _person_years(candidate: Candidate, people: People, horizon: int) -> Draws:
    counted = [years_counted(candidate, year, horizon=horizon) * people[year] for year in range(horizon)]
    return np.asarray(np.sum(counted, axis=0))
