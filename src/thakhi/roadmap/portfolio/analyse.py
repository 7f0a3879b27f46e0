"""A solved portfolio with what a reader needs to doubt it: how surely each action is in, what limits cost, why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from thakhi.roadmap.portfolio.choice import (
    Choice,
    cost_by_year,
    costs_of,
    outcomes_of,
    points_of,
    points_of_one,
    value_of,
)
from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.greedy import greedy, used_of
from thakhi.roadmap.portfolio.problem import Candidate, Problem
from thakhi.roadmap.portfolio.rows import Row, rows_of, title_of
from thakhi.roadmap.portfolio.solve import Effort, Solved, solve
from thakhi.terms.portfolio import ChosenAction, FrontierPoint, LeftOut, LimitPrice, PortfolioOutcome, Spread
from thakhi.terms.text import Text

Tell = Callable[[float], None]
SHARES = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5)


def spread_of(draws: Draws) -> Spread:
    """Mean, and the ends between which nine in ten draws lie."""
    low, high = np.quantile(draws, [0.05, 0.95])
    return Spread(mean=float(draws.mean()), low=float(low), high=float(high))


def one_draw(problem: Problem, draw: int) -> Problem:
    """The problem as if this draw were known to be true."""
    found = tuple(
        replace(one, effects=one.effects[:, [draw]], effects_assumed=one.effects_assumed[:, [draw]])
        for one in problem.candidates
    )
    return replace(problem, candidates=found, risk="mean")


def resolved(problem: Problem, *, times: int, effort: Effort, start: Choice, tell: Tell) -> list[Choice]:
    """The best choice on each of `times` single draws, evenly taken among all."""
    found = []
    for i in range(times):
        solved = solve(one_draw(problem, i * problem.draws // times), effort=effort, start=start, with_prices=False)
        found += [solved.choice] if solved else []
        tell((i + 1) / times)
    return found


def chosen_of(problem: Problem, solved: Solved, on_draws: Sequence[Choice], on_weights: Sequence[Choice]):  # type: ignore[no-untyped-def]
    """Every chosen action, most points first."""
    places = {a: float(points_of_one(problem, solved.choice, a).mean()) for a in solved.choice.chosen}
    order = sorted(places, key=lambda a: -places[a])
    return tuple(_chosen(problem, solved.choice, a, on_draws, on_weights) for a in order)


def _chosen(
    problem: Problem, choice: Choice, a: int, on_draws: Sequence[Choice], on_weights: Sequence[Choice]
) -> ChosenAction:
    one, people = problem.candidates[a], choice.people[a]
    cost = float(costs_of(one, people).mean())
    points = float(points_of_one(problem, choice, a).mean())
    ranks = [rank for other in (choice, *on_draws, *on_weights) if (rank := _rank(problem, other, a))]
    return ChosenAction(
        action=one.id,
        title=one.title,
        group=one.group,
        people=tuple((problem.years[t], int(people[t])) for t in np.flatnonzero(people)),
        of=one.of,
        bound=one.bound,
        cost=cost,
        cost_assumed=_assumed_cost(one, people),
        points=points,
        points_assumed=_assumed_points(problem, one, choice, a),
        inclusion_draws=_included(on_draws, a),
        inclusion_weights=_included(on_weights, a),
        ranks=(min(ranks), max(ranks)),
    )


def _assumed_cost(one: Candidate, people: Draws) -> float:
    person, year, once = one.cost_assumed
    runs = int((people > 0).sum())
    return float(people.sum() * person + runs * year + (once if runs else 0.0))


def _assumed_points(problem: Problem, one: Candidate, choice: Choice, a: int) -> float:
    only = replace(one, effects=one.effects_assumed)
    changed = replace(problem, candidates=(*problem.candidates[:a], only, *problem.candidates[a + 1 :]))
    return float(points_of_one(changed, choice, a).mean())


def _included(choices: Sequence[Choice], a: int) -> float:
    return sum(bool(choice.people[a].any()) for choice in choices) / len(choices) if choices else float("nan")


def _rank(problem: Problem, choice: Choice, a: int) -> int | None:
    if a not in choice.chosen:
        return None
    mine = float(points_of_one(problem, choice, a).mean())
    return 1 + sum(float(points_of_one(problem, choice, b).mean()) > mine for b in choice.chosen)


def outcomes_shown(problem: Problem, choice: Choice) -> tuple[PortfolioOutcome, ...]:
    """Each outcome of the whole portfolio."""
    all_of, assumed = outcomes_of(problem, choice), outcomes_of(problem, choice, assumed=True)
    return tuple(
        PortfolioOutcome(
            id=outcome.id,
            title=outcome.title,
            unit=outcome.unit,
            spread=spread_of(all_of[i]),
            assumed=float(assumed[i].mean() / all_of[i].mean()) if all_of[i].mean() else 0.0,
            point=outcome.point,
        )
        for i, outcome in enumerate(problem.outcomes)
    )


def limits_of(problem: Problem, solved: Solved) -> tuple[LimitPrice, ...]:
    """The limits that bind the relaxation, with their duals: points for one unit more."""
    found = []
    for row, dual in zip(rows_of(problem), solved.row_duals, strict=True):
        if row.form in {1, 2, 5, 6, 7, 8} and abs(dual) > 1e-12:
            at = row.high if np.isfinite(row.high) else row.low
            title = title_of(row.key, problem)
            found.append(LimitPrice(limit=title, used=used_of(row, solved.choice), at=float(at), relaxed=float(dual)))
    return tuple(found)


def frontier_of(problem: Problem, *, effort: Effort, start: Choice, tell: Tell) -> tuple[FrontierPoint, ...]:
    """The best that each budget buys; limits by year move with the total."""
    found = []
    for i, share in enumerate(SHARES):
        by_year = {year: amount * share for year, amount in problem.budget_by_year.items()}
        changed = replace(problem, budget=problem.budget * share, budget_by_year=by_year)
        solved = solve(changed, effort=effort, start=start, with_prices=False)
        if solved:
            means = outcomes_of(problem, solved.choice).mean(axis=1)
            found.append(
                FrontierPoint(
                    budget=changed.budget,
                    points=solved.value,
                    cost=float(cost_by_year(problem, solved.choice).sum()),
                    outcomes=tuple((o.id, float(m)) for o, m in zip(problem.outcomes, means, strict=True)),
                )
            )
        tell((i + 1) / len(SHARES))
    return tuple(found)


# why not ----------------------------------------------------------------------------------------------------------


def left_out_of(problem: Problem, choice: Choice) -> Iterator[LeftOut]:
    """Each action that was not chosen, with the reason that holds for its lowest level in its best year."""
    rows = rows_of(problem)
    used = [used_of(row, choice) for row in rows]
    for a, one in enumerate(problem.candidates):
        if a not in choice.chosen:
            kind, reason = _why(problem, choice, rows, used, a)
            yield LeftOut(action=one.id, title=one.title, kind=kind, reason=reason)


def _why(problem: Problem, choice: Choice, rows: Sequence[Row], used: Sequence[float], a: int) -> tuple[str, Text]:
    one = problem.candidates[a]
    if not one.has_evidence:
        return "no_evidence", Text("sin evidencia de efecto", "no evidence of an effect")
    if one.bound < one.levels[0]:
        return "reach", Text(
            f"su nivel menor ({one.levels[0]}) pasa de su alcance ({one.bound:.0f})",
            f"its lowest level ({one.levels[0]}) is beyond its reach ({one.bound:.0f})",
        )
    tries = []
    for t in one.years:
        people = choice.people.copy()
        people[a, t] = one.levels[0]
        changed = Choice(people)
        gain = value_of(problem, changed) - value_of(problem, choice)
        tries.append((_broken(rows, used, changed, a), gain))
    broken, gain = min(tries, key=lambda found: (len(found[0]), -found[1]))
    if gain <= 0:
        return "no_gain", Text("no agrega puntos con estos pesos", "adds no points at these weights")
    return _said(problem, choice, one, broken)


def _broken(rows: Sequence[Row], used: Sequence[float], changed: Choice, a: int) -> list[tuple[Row, float]]:
    """The limits that the action would break, and by how much."""
    found = []
    for row, before in zip(rows, used, strict=True):
        if a in row.who:
            place = row.who.index(a)
            after = before + float(row.of(place, changed.people[[a]])[0])
            over = max(after - row.high, row.low - after)
            if over > 1e-6 * max(1.0, row.scale):
                found.append((row, float(over)))
    return found


def _said(problem: Problem, choice: Choice, one: Candidate, broken: Sequence[tuple[Row, float]]) -> tuple[str, Text]:
    order = {4: "excluded", 3: "requires", 5: "capacity", 6: "capacity", 7: "share", 2: "over_budget"}
    for form, kind in order.items():
        for row, over in broken:
            if row.form != form:
                continue
            if kind == "over_budget" and (other := _dominating(problem, choice, one)):
                by = other.id
                return "dominated", Text(
                    f"dominada por {by}: da más y cuesta menos por persona en todos los sorteos",
                    f"dominated by {by}: it gives more and costs less per person on every draw",
                )
            said = title_of(row.key, problem)
            amount = f"{over:,.0f}"
            return kind, Text(
                f"no cabe en: {said.es} (pasa en {amount.replace(',', '.')})",
                f"does not fit: {said.en} (over by {amount})",
            )
    return "gap", Text("cabe, pero agrega menos que la brecha del cálculo", "fits, but adds less than the solver's gap")


def _dominating(problem: Problem, choice: Choice, one: Candidate) -> Candidate | None:
    rates = np.array(problem.rates)
    for a in choice.chosen:
        other = problem.candidates[a]
        gives = bool(np.all(rates @ other.effects >= rates @ one.effects))
        costs = bool(np.all(other.cost_person <= one.cost_person)) and other.cost_of(0) <= one.cost_of(0)
        if gives and costs:
            return other
    return None


def greedy_value(problem: Problem) -> float:
    """The objective of the greedy choice; nan where it ends short of a least share."""
    found = greedy(problem, rows_of(problem))
    return value_of(problem, found) if found else float("nan")


def total_cost(problem: Problem, choice: Choice) -> Draws:
    """Cost of the whole choice, one for each draw."""
    total = np.zeros(problem.draws)
    for a in choice.chosen:
        total += costs_of(problem.candidates[a], choice.people[a])
    return total


def mixed(weights: Sequence[Mapping[str, float]], names: Sequence[str]) -> dict[str, float]:
    """The plain mean of the constituencies: each counts the same."""
    return {name: sum(one.get(name, 0.0) for one in weights) / len(weights) for name in names}


def points_spread(problem: Problem, choice: Choice) -> Spread:
    """Points over the draws."""
    return spread_of(points_of(problem, choice))
