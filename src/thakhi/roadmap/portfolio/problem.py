"""A portfolio as numbers: candidates with their levels, costs and drawn effects, and the limits around them.

*Shape*: effects are outcomes × draws, for one person reached in one year in which the effect lasts.
*Unit*: money in the currency and prices of `portfolio.yaml`; effects in the unit of their outcome, a year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from thakhi.roadmap.portfolio.draws import Draws
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One action that may be chosen. `years` are places in the problem's years; draws of cost have one entry each."""

    id: str
    title: Text
    levels: tuple[int, ...]
    years: tuple[int, ...]
    bound: float
    cost_person: Draws
    cost_year: Draws
    cost_once: Draws
    effects: Draws
    lasts: tuple[float, ...]
    effects_assumed: Draws
    cost_assumed: tuple[float, float, float] = (0.0, 0.0, 0.0)
    of: float = 0.0
    group: Text = field(default_factory=lambda: Text.same(""))
    women: float = 0.0
    rural: float = 0.0
    pillar: str = ""
    body: str = ""
    requires: tuple[str, ...] = ()
    lag: int = 1
    excludes: tuple[str, ...] = ()
    must: bool = False

    @property
    def has_evidence(self) -> bool:
        """Whether any effect, measured or assumed, stands behind it."""
        return bool(np.any(self.effects))

    def cheapest(self) -> float:
        """The mean cost of its lowest level in one year."""
        return self.cost_of(self.levels[0])

    def cost_of(self, people: float) -> float:
        """The mean cost of its first year at a level."""
        return float(self.cost_person.mean() * people + self.cost_year.mean() + self.cost_once.mean())


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """What a responsible body can carry in a year: people reached, actions at once."""

    id: str
    title: Text
    people: float | None = None
    actions: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """An outcome that is weighed: so much of it is one point."""

    id: str
    title: Text
    unit: Text
    point: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Everything that the programme is built from."""

    candidates: tuple[Candidate, ...]
    years: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    weights: tuple[float, ...]
    budget: float
    budget_by_year: Mapping[int, float] = field(default_factory=dict)
    women_share: float | None = None
    rural_share: float | None = None
    pillar_shares: Mapping[str, float] = field(default_factory=dict)
    pillar_titles: Mapping[str, Text] = field(default_factory=dict)
    floors: Mapping[str, float] = field(default_factory=dict)
    bodies: tuple[Body, ...] = ()
    risk: str = "mean"
    tail: float = 0.2

    @property
    def draws(self) -> int:
        """How many draws the effects have."""
        return self.candidates[0].effects.shape[1] if self.candidates else 0

    @property
    def rates(self) -> tuple[float, ...]:
        """Points for one unit of each outcome."""
        return tuple(weight / outcome.point for weight, outcome in zip(self.weights, self.outcomes, strict=True))


def years_counted(candidate: Candidate, year: int, *, horizon: int) -> Draws:
    """For each outcome, in how many years of the plan an effect that begins in `year` is counted."""
    found: Draws = np.minimum(np.array(candidate.lasts, dtype=float), float(horizon - year))
    return found


def points_per_person(problem: Problem, candidate: Candidate, year: int) -> Draws:
    """Points that one person reached in `year` gives, one for each draw."""
    counted = years_counted(candidate, year, horizon=len(problem.years))
    return np.asarray((np.array(problem.rates) * counted) @ candidate.effects)


def tail_shares(points: Draws, *, tail: float) -> Draws:
    """The share of each draw in the mean of the worst `tail` of them; the last counts by the part that belongs."""
    count = tail * len(points)
    shares = np.clip(count - np.arange(len(points)), 0.0, 1.0) / count
    found = np.zeros(len(points))
    found[np.argsort(points, kind="stable")] = shares
    return found


def worst_mean(points: Draws, *, tail: float) -> float:
    """The mean of the worst `tail` of the draws (CVaR)."""
    return float(points @ tail_shares(points, tail=tail))


def score(problem: Problem, points: Draws) -> float:
    """What the programme maximises: the mean of the draws, or of the worst of them."""
    return float(points.mean()) if problem.risk == "mean" else worst_mean(points, tail=problem.tail)
