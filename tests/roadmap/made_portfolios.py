"""Portfolios made from a seed, for tests and the bench: actions with levels, limits of every kind, shared draws."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from thakhi.roadmap.portfolio.draws import normals_of, uniforms_of
from thakhi.roadmap.portfolio.problem import Body, Candidate, Outcome, Problem
from thakhi.terms.text import Text

OUTCOMES = tuple(
    Outcome(id=name, title=Text.same(name), unit=Text.same("u"), point=point)
    for name, point in (("income", 1e6), ("jobs", 100.0), ("formalized", 1000.0))
)


def made_problem(
    seed: int,
    *,
    actions: int,
    years: int = 5,
    draws: int = 50,
    levels: int = 3,
    studies: int = 0,
    share: float = 0.3,
    risk: str = "mean",
) -> Problem:
    """A portfolio in which `share` of what everything would cost may be spent."""
    rng = np.random.default_rng(seed)
    studies = studies or max(1, actions // 3)
    made = tuple(
        _candidate(i, rng, years=years, draws=draws, levels=levels, studies=studies, seed=seed) for i in range(actions)
    )
    wanted = sum(one.cost_of(one.levels[-1]) for one in made)
    return Problem(
        candidates=_joined(made, rng),
        years=tuple(range(2027, 2027 + years)),
        outcomes=OUTCOMES,
        weights=(0.5, 0.3, 0.2),
        budget=share * wanted,
        budget_by_year={2027: share * wanted / 2},
        women_share=0.4,
        pillar_shares={"p0": 0.1},
        bodies=tuple(
            Body(id=f"b{i}", title=Text.same(f"b{i}"), people=5000.0 * actions, actions=max(1, actions // 3))
            for i in range(3)
        ),
        risk=risk,
    )


def _candidate(
    i: int, rng: np.random.Generator, *, years: int, draws: int, levels: int, studies: int, seed: int
) -> Candidate:
    first = int(rng.integers(2, 10)) * 100
    study = f"study{int(rng.integers(studies))}"
    each = rng.uniform(20, 900)
    moves = 1 + rng.uniform(0.2, 0.9) * normals_of(study, n=draws, seed=seed)
    effects = np.outer([each, rng.uniform(0, 0.02), rng.uniform(0, 0.2)], moves)
    each_cost = rng.uniform(50, 900)
    return Candidate(
        id=f"A{i}",
        title=Text.same(f"A{i}"),
        levels=tuple(first * 2**k for k in range(levels)),
        years=tuple(range(years)),
        bound=float(first * rng.integers(1, 2**levels + 4)),
        cost_person=uniforms_of(f"cost{i}", each_cost * 0.7, each_cost * 1.3, n=draws, seed=seed),
        cost_year=np.full(draws, rng.uniform(0, 50_000)),
        cost_once=np.full(draws, rng.uniform(0, 100_000)),
        effects=effects,
        effects_assumed=np.zeros_like(effects),
        lasts=(2.0, 1.0, 9.0),
        women=float(rng.uniform(0.2, 1)),
        pillar=f"p{i % 4}",
        body=f"b{i % 3}",
    )


def _joined(made: tuple[Candidate, ...], rng: np.random.Generator) -> tuple[Candidate, ...]:
    """Every fifth action needs another, every seventh excludes another."""
    found = []
    for i, one in enumerate(made):
        other = made[int(rng.integers(len(made)))].id
        if i % 5 == 4 and i and made[i - 1].id != one.id:
            one = replace(one, requires=(made[i - 1].id,))
        if i % 7 == 6 and other not in {one.id, *one.requires}:
            one = replace(one, excludes=(other,))
        found.append(one)
    return tuple(found)
