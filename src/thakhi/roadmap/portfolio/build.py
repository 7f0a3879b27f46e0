"""Drafts, numbers of the survey and effects of the catalogue → the Problem that the programme is built from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from thakhi.roadmap.drafts import ActionDraft, Drafts
from thakhi.roadmap.origins import action_origin, filter_of
from thakhi.roadmap.pillars import PILLARS
from thakhi.roadmap.portfolio.drafts import CostLine, EffectLine, OutcomeDraft, PlanDraft
from thakhi.roadmap.portfolio.draws import Draws, normals_of, uniforms_of
from thakhi.roadmap.portfolio.problem import Body, Candidate, Outcome, Problem
from thakhi.roadmap.portfolio.rates import Rates, rates_of
from thakhi.roadmap.portfolio.read import Placed, read_portfolio
from thakhi.roadmap.references import Key, Reference, by_key
from thakhi.terms.effect import EffectSize
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.practice import Fit
from thakhi.terms.text import Text

WOMEN, RURAL, URBAN = r"sex = 'woman'", r"area = 'rural'", r"area = 'urban'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What actions are built from: files, numbers of the survey, effects of the catalogue, draws and seed."""

    drafts: Drafts
    placed: Placed
    estimates: Mapping[Key, Estimate]
    sizes: Mapping[str, EffectSize]
    draws: int
    seed: int

    def number(self, reference: Reference, where: str) -> Estimate:
        """The Estimate. *Fails when* the survey does not give it: absent is not zero."""
        found = self.estimates.get(reference.key)
        if found is None or not isinstance(found.value, int | float):
            raise InputProblem(
                Text(f"la encuesta no da «{reference.id}»", f"the survey does not give “{reference.id}”"), where
            )
        return found

    def drawn(self, estimate: Estimate) -> Draws:
        """Draws of a number of the survey: the same in every action that uses it."""
        moved = normals_of(f"estimate:{estimate.id}", n=self.draws, seed=self.seed)
        assert isinstance(estimate.value, int | float)
        return np.asarray(estimate.value + (estimate.se or 0.0) * moved)


def ground_of(
    folder: Path, drafts: Drafts, *, estimates: Iterable[Estimate], fits: Iterable[Fit], draws: int = 500, seed: int = 1
) -> Ground:
    """What the portfolio of a cycle folder is built from. *Fails when* the folder has no portfolio.yaml."""
    return Ground(
        drafts=drafts,
        placed=read_portfolio(folder),
        estimates=by_key(estimates),
        sizes={size.id: size for fit in fits for size in fit.sizes},
        draws=draws,
        seed=seed,
    )


def problem_of(ground: Ground, *, weights: Mapping[str, float], budget: float | None, risk: str) -> Problem:
    """The problem, with every action that has a plan."""
    draft = ground.placed.draft
    rates = rates_of(draft.rates)
    return Problem(
        candidates=tuple(_candidate(ground, action, rates) for action in ground.drafts.actions if action.plan),
        years=draft.years,
        outcomes=tuple(Outcome(id=o.id, title=o.title, unit=o.unit, point=o.point) for o in draft.outcomes),
        weights=tuple(weights.get(o.id, 0.0) for o in draft.outcomes),
        budget=draft.budget.total if budget is None else budget,
        budget_by_year=draft.budget.by_year,
        women_share=draft.shares.women,
        rural_share=draft.shares.rural,
        pillar_shares=draft.shares.pillars,
        pillar_titles=PILLARS,
        floors=draft.floors,
        bodies=tuple(Body(id=b.id, title=b.title, people=b.people, actions=b.actions) for b in draft.bodies),
        risk=risk,
    )


def _candidate(ground: Ground, action: ActionDraft, rates: Rates) -> Candidate:
    plan, drafts = action.plan, ground.drafts
    assert plan is not None
    names = action_origin(drafts, action).names
    where = drafts.place(f"action:{action.id}/plan")
    reach = ground.number(names["reach"], where)
    low = reach.interval.low if reach.interval else float(reach.value)  # type: ignore[arg-type]
    group = filter_of(drafts, action.group, where)
    women = _share(ground, plan.women, group, WOMEN, "", where, names)
    rural = _share(ground, plan.rural, group, RURAL, URBAN, where, names)
    costs, assumed_costs = _costs(ground, action, plan, rates)
    effects, assumed, lasts = _effects(ground, action, plan, women, names)
    return Candidate(
        id=action.id,
        title=action.title,
        levels=plan.levels,
        years=tuple(ground.placed.draft.years.index(year) for year in _years(action, plan, ground.placed)),
        bound=float(np.floor(max(0.0, low) * plan.take_up.low)),
        cost_person=costs["person"],
        cost_year=costs["year"],
        cost_once=costs["once"],
        effects=effects,
        effects_assumed=assumed,
        lasts=lasts,
        cost_assumed=(assumed_costs["person"], assumed_costs["year"], assumed_costs["once"]),
        of=float(reach.value),  # type: ignore[arg-type]
        group=next(g.label for g in drafts.evidence.groups if g.id == action.group),
        women=float(women.mean()),
        rural=float(rural.mean()),
        pillar=action.pillar,
        body=plan.body,
        requires=plan.requires,
        lag=plan.lag,
        excludes=plan.excludes,
        must=plan.must,
    )


def _years(action: ActionDraft, plan: PlanDraft, placed: Placed) -> tuple[int, ...]:
    """The plan's years, else those of the action's period, within the portfolio's."""
    ends = [int(year) for year in re.findall(r"\b\d{4}\b", action.period)]
    of_period = tuple(y for y in placed.draft.years if ends and min(ends) <= y <= max(ends))
    return plan.years or of_period or placed.draft.years


def _share(
    ground: Ground, words: str, group: str, yes: str, no: str, where: str, names: Mapping[str, Reference]
) -> Draws:
    """The share that the survey gives; else one or none where the filter of the group says so; else none known."""
    if words:
        return np.clip(ground.drawn(ground.number(names[words], where)), 0.0, 1.0)
    return np.full(ground.draws, 1.0 if yes in group and not (no and no in group) else 0.0)


def _costs(
    ground: Ground, action: ActionDraft, plan: PlanDraft, rates: Rates
) -> tuple[dict[str, Draws], dict[str, float]]:
    """Cost for a person, a year and once, in bolivianos of the price year; and the mean of it that is assumed."""
    costs = {per: np.zeros(ground.draws) for per in ("person", "year", "once")}
    assumed = dict.fromkeys(costs, 0.0)
    for row, line in enumerate(plan.costs):
        where = ground.drafts.place(f"action:{action.id}/plan/costs/{row}")
        low, high, currency, year = _unit(ground, action, line, where)
        factor = line.quantity * rates.factor(currency, year, to=ground.placed.draft.price_year, where=where)
        name = line.source or (line.assumption.es if line.assumption else f"cost:{action.id}")
        each = factor * uniforms_of(f"cost:{name}", low, high, n=ground.draws, seed=ground.seed)
        costs[line.per] = costs[line.per] + each
        assumed[line.per] += float(each.mean()) if line.assumption else 0.0
    return costs, assumed


def _unit(ground: Ground, action: ActionDraft, line: CostLine, where: str) -> tuple[float, float, str, int]:
    """Low and high of a line, with currency and year: its own, or the unit cost of the action."""
    if line.low is not None:
        return line.low, line.low if line.high is None else line.high, line.currency, line.year
    cost = action.cost
    if cost.unit:
        found = ground.number(action_origin(ground.drafts, action).names["unit_cost"], where)
        assert isinstance(found.value, int | float)
        ends = (found.interval.low, found.interval.high) if found.interval else (found.value, found.value)
        return *ends, cost.currency, cost.year
    low = cost.unit_low or 0.0
    return low, low if cost.unit_high is None else cost.unit_high, cost.currency, cost.year


def _effects(
    ground: Ground, action: ActionDraft, plan: PlanDraft, women: Draws, names: Mapping[str, Reference]
) -> tuple[Draws, Draws, tuple[float, ...]]:
    """Outcomes × draws of one person reached; the part that is assumed; for how many years each counts."""
    outcomes = ground.placed.draft.outcomes
    effects = np.zeros((len(outcomes), ground.draws))
    assumed, lasts = np.zeros_like(effects), [1.0] * len(outcomes)
    for row, line in enumerate(plan.effects):
        where = ground.drafts.place(f"action:{action.id}/plan/effects/{row}")
        place = [outcome.id for outcome in outcomes].index(line.outcome)
        each = _effect(ground, line, names, where)
        effects[place] += each
        assumed[place] += each if line.assumption else 0.0
        lasts[place] = max(line.lasts, lasts[place] if effects[place].any() and row else 0.0)
    for place, outcome in enumerate(outcomes):
        effects[place] += _counted(outcome, women)
    return effects, assumed, tuple(lasts)


def _counted(outcome: OutcomeDraft, women: Draws) -> Draws:
    """What reaching somebody counts by itself."""
    if not outcome.counts:
        return np.zeros_like(women)
    return women if outcome.counts == "women" else np.ones_like(women)


def _effect(ground: Ground, line: EffectLine, names: Mapping[str, Reference], where: str) -> Draws:
    scale, value = line.scale, _value(ground, line)
    if line.effect and line.assumption is None:
        scale = ground.sizes[line.effect].scale  # type: ignore[assignment]
    if not line.base:
        return value
    base = line.months * ground.drawn(ground.number(names[line.base], where))
    return np.asarray(base * (np.expm1(value) if scale == "log_points" else value))


def _value(ground: Ground, line: EffectLine) -> Draws:
    """Draws of the effect itself; those of one study, or of one assumption, move together."""
    n, seed = ground.draws, ground.seed
    if line.assumption is not None:
        assert line.low is not None  # refused before
        assert line.high is not None
        name = ground.sizes[line.effect].study if line.effect else line.assumption.es
        return uniforms_of(f"study:{name}", line.low, line.high, n=n, seed=seed)
    if line.effect:
        size = ground.sizes[line.effect]
        return np.asarray(size.value + (size.se_transferred or 0.0) * normals_of(f"study:{size.study}", n=n, seed=seed))
    assert line.estimate is not None
    assert line.se is not None
    return np.asarray(line.estimate + line.se * normals_of(f"study:{line.study}", n=n, seed=seed))
