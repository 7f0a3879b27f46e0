"""A cycle folder's portfolio, chosen and explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from thakhi.roadmap.portfolio.analyse import (
    chosen_of,
    frontier_of,
    greedy_value,
    left_out_of,
    limits_of,
    mixed,
    outcomes_shown,
    resolved,
    spread_of,
    total_cost,
)
from thakhi.roadmap.portfolio.build import Ground, problem_of
from thakhi.roadmap.portfolio.check import portfolio_findings
from thakhi.roadmap.portfolio.inputs import inputs_of, supports_of
from thakhi.roadmap.portfolio.problem import Problem
from thakhi.roadmap.portfolio.rows import title_of
from thakhi.roadmap.portfolio.solve import Effort, colliding, solve
from thakhi.terms.errors import CheckProblem, InputProblem, unknown_name
from thakhi.terms.finding import refuse_blocked
from thakhi.terms.portfolio import ChosenAction, LeftOut, Portfolio
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text

CHOOSING = Text("eligiendo", "choosing")
AGAIN = Text("eligiendo de nuevo en cada sorteo", "choosing anew on each draw")
ALONG = Text("siguiendo la frontera", "following the frontier")
EVEN = "all"


def ready(ground: Ground, *, weights: str = EVEN, budget: float | None = None, risk: str = "mean") -> Problem:
    """The problem of a folder. *Fails when* anything in it does not stand: every complaint with its line."""
    refuse_blocked(portfolio_findings(ground.drafts, ground.placed, ground.sizes))
    if budget is not None and not budget >= 0:
        raise InputProblem(Text("el presupuesto no es menor que cero", "the budget is not below zero"), "--budget")
    problem = problem_of(ground, weights=_weights(ground, weights), budget=budget, risk=risk)
    if not problem.candidates:
        raise InputProblem(Text("ninguna acción tiene «plan»", "no action has a “plan”"), ground.placed.place(""))
    return problem


def choose(
    ground: Ground,
    *,
    weights: str = EVEN,
    budget: float | None = None,
    risk: str = "mean",
    with_frontier: bool = False,
    times: int = 30,
    seconds: float = 60.0,
    progress: Progress | None = None,
) -> Portfolio:
    """The portfolio. `progress` may raise to end the work; `times` draws are solved one by one.

    *Fails when* no choice keeps every limit: names a minimal set of those that collide.
    """
    problem = ready(ground, weights=weights, budget=budget, risk=risk)

    def tell(doing: Text, share: float) -> None:
        if progress:
            progress(doing, share)

    effort = Effort(seconds=seconds, stop=(lambda: tell(CHOOSING, 0.1)) if progress else None)
    tell(CHOOSING, 0.0)
    solved = solve(problem, effort=effort)
    if solved is None:
        raise _impossible(problem, effort)
    quick = replace(effort, gap=0.01, seconds=10.0)
    start = solved.choice
    on_draws = resolved(problem, times=times, effort=quick, start=start, tell=lambda s: tell(AGAIN, 0.2 + 0.5 * s))
    on_weights = [
        other.choice
        for one in ground.placed.draft.weights
        if (other := solve(_weighed(problem, one.values), effort=quick, start=start, with_prices=False))
    ]
    frontier = frontier_of(problem, effort=quick, start=start, tell=lambda s: tell(ALONG, 0.75 + 0.25 * s))
    spent = total_cost(problem, start)
    chosen = _with_supports(ground, chosen_of(problem, solved, on_draws, on_weights))
    return Portfolio(
        years=problem.years,
        price_year=ground.placed.draft.price_year,
        budget=problem.budget,
        risk=risk,
        weights=tuple(zip([o.id for o in problem.outcomes], problem.weights, strict=True)),
        weights_of=weights,
        draws=ground.draws,
        seed=ground.seed,
        gap=solved.gap,
        points=solved.value,
        bound=solved.bound,
        greedy=greedy_value(problem),
        cost=spread_of(spent),
        over_budget=float((spent > problem.budget).mean()),
        cost_assumed=_part(sum(one.cost_assumed for one in chosen), float(spent.mean())),
        points_assumed=_part(sum(one.points_assumed for one in chosen), sum(one.points for one in chosen)),
        chosen=chosen,
        outcomes=outcomes_shown(problem, start),
        left_out=(*left_out_of(problem, start), *_unplanned(ground)),
        limits=limits_of(problem, solved),
        frontier=frontier if with_frontier else (),
        resolved=len(on_draws),
        made_from=tuple(inputs_of(ground).items()),
    )


def _with_supports(ground: Ground, chosen: Iterable[ChosenAction]) -> tuple[ChosenAction, ...]:
    actions = {action.id: action for action in ground.drafts.actions}
    told = ((one, supports_of(ground, actions[one.action])) for one in chosen)
    return tuple(replace(one, rests_on=rests_on, assumptions=assumed) for one, (rests_on, assumed) in told)


def _part(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _weighed(problem: Problem, on: Mapping[str, float]) -> Problem:
    return replace(problem, weights=tuple(on.get(outcome.id, 0.0) for outcome in problem.outcomes))


def _weights(ground: Ground, name: str) -> Mapping[str, float]:
    """The weights of one constituency, or the plain mean of all."""
    draft = ground.placed.draft
    there = {one.id: one.values for one in draft.weights}
    if name == EVEN:
        return mixed(list(there.values()), [outcome.id for outcome in draft.outcomes])
    if name not in there:
        raise unknown_name(Text("el juego de pesos", "set of weights"), name, [EVEN, *there], "--weights")
    return there[name]


def _unplanned(ground: Ground) -> list[LeftOut]:
    """Actions that nobody planned: without cost lines and levels they cannot be weighed."""
    reason = Text("sin «plan»: nadie dio niveles, costos y efectos", "no “plan”: nobody gave levels, costs and effects")
    return [
        LeftOut(action=action.id, title=action.title, kind="no_plan", reason=reason)
        for action in ground.drafts.actions
        if not action.plan
    ]


def _impossible(problem: Problem, effort: Effort) -> CheckProblem:
    keys = colliding(problem, stop=effort.stop)
    titles = [title_of(key, problem) for key in keys]
    es, en = "; ".join(title.es for title in titles), "; ".join(title.en for title in titles)
    return CheckProblem(
        Text(
            f"ninguna elección cumple a la vez: {es}. Sin cualquiera de estos límites habría una; afloje uno",
            f"no choice keeps together: {en}. Without any one of these limits there would be one; loosen one",
        )
    )
