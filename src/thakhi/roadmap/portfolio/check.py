"""What a person must correct before a portfolio can be chosen, each with its file and line."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thakhi.roadmap.drafts import ActionDraft, Drafts
from thakhi.roadmap.pillars import PILLARS
from thakhi.roadmap.portfolio.drafts import CostLine, EffectLine, PlanDraft
from thakhi.roadmap.portfolio.read import Placed
from thakhi.terms.effect import EffectSize
from thakhi.terms.errors import nearest
from thakhi.terms.finding import Finding
from thakhi.terms.text import Text

MOST_LEVELS = 20
SCALES = {"relative", "points", "log_points"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A complaint about one part, waiting for its place."""

    part: str
    es: str
    en: str


def portfolio_findings(drafts: Drafts, placed: Placed, sizes: Mapping[str, EffectSize]) -> Iterator[Finding]:
    """What the portfolio and the plans of its actions get wrong."""
    for said in _portfolio(placed):
        yield _finding("portfolio", placed.place(said.part), said)
    planned = {action.id: action for action in drafts.actions if action.plan}
    for action in planned.values():
        for said in _action(action, placed, planned, drafts, sizes):
            yield _finding(action.id, drafts.place(f"action:{action.id}/{said.part}"), said)
    for cycle in _cycles(planned):
        way = " → ".join(cycle)
        said = Spoken("plan/requires", f"los requisitos dan la vuelta: {way}", f"prerequisites go round: {way}")
        yield _finding(cycle[0], drafts.place(f"action:{cycle[0]}/plan/requires"), said)


def _finding(subject: str, where: str, said: Spoken) -> Finding:
    return Finding(rule="portfolio", subject=subject, where=where, text=Text(said.es, said.en))


# the portfolio -----------------------------------------------------------------------------------------------------


def _portfolio(placed: Placed) -> Iterator[Spoken]:
    draft = placed.draft
    if not draft.years or list(draft.years) != list(range(draft.years[0], draft.years[0] + len(draft.years))):
        yield Spoken("years", "los años van seguidos, de menor a mayor", "years follow one another, from the earliest")
    if draft.budget.total < 0 or any(amount < 0 for amount in draft.budget.by_year.values()):
        yield Spoken("budget", "un presupuesto no es menor que cero", "a budget is not below zero")
    if not draft.budget.source and draft.budget.assumption is None:
        yield Spoken("budget", "diga de dónde sale el presupuesto: «source» o «assumption»", "say who sets the budget")
    for year in draft.budget.by_year:
        if year not in draft.years:
            yield Spoken("budget/by_year", f"{year} no es un año del portafolio", f"{year} is no year of the portfolio")
    yield from _outcomes(placed)
    yield from _weights(placed)
    for name in draft.shares.pillars:
        if name not in PILLARS:
            yield _unknown("shares/pillars", "pilar", "pillar", name, PILLARS)


def _outcomes(placed: Placed) -> Iterator[Spoken]:
    names = [outcome.id for outcome in placed.draft.outcomes]
    if not names:
        yield Spoken("outcomes", "hace falta al menos un resultado", "at least one outcome is needed")
    for outcome in placed.draft.outcomes:
        if names.count(outcome.id) > 1:
            yield Spoken(f"outcomes/{outcome.id}", f"«{outcome.id}» está dos veces", f"“{outcome.id}” is there twice")
        if not (outcome.point > 0 and math.isfinite(outcome.point)):
            yield Spoken(f"outcomes/{outcome.id}", "«point» es mayor que cero", "“point” is above zero")
    for name in placed.draft.floors:
        if name not in names:
            yield _unknown("floors", "resultado", "outcome", name, names)


def _weights(placed: Placed) -> Iterator[Spoken]:
    names = [outcome.id for outcome in placed.draft.outcomes]
    if not placed.draft.weights:
        yield Spoken("weights", "hace falta al menos un juego de pesos", "at least one set of weights is needed")
    for weights in placed.draft.weights:
        part, total = f"weights/{weights.id}", sum(weights.values.values())
        for name, value in weights.values.items():
            if name not in names:
                yield _unknown(part, "resultado", "outcome", name, names)
            if not value >= 0:
                yield Spoken(part, f"el peso de «{name}» es menor que cero", f"the weight of “{name}” is below zero")
        if not abs(total - 1) <= 1e-6:
            yield Spoken(part, f"los pesos suman {total:g}, no 1", f"the weights sum to {total:g}, not 1")
        if not weights.source and weights.assumption is None:
            yield Spoken(part, "diga quién dio los pesos: «source» o «assumption»", "say who gave the weights")


# an action ---------------------------------------------------------------------------------------------------------


def _action(
    action: ActionDraft,
    placed: Placed,
    planned: Mapping[str, ActionDraft],
    drafts: Drafts,
    sizes: Mapping[str, EffectSize],
) -> Iterator[Spoken]:
    plan = action.plan
    assert plan is not None
    yield from _plan(action, plan, placed, planned, drafts)
    for row, line in enumerate(plan.costs):
        for said in _cost(line, action):
            yield Spoken(f"plan/costs/{row}", said.es, said.en)
    outcomes = {outcome.id: outcome.measured_by for outcome in placed.draft.outcomes if not outcome.counts}
    for row, effect in enumerate(plan.effects):
        for said in _effect(effect, outcomes, sizes):
            yield Spoken(f"plan/effects/{row}", said.es, said.en)


def _plan(
    action: ActionDraft, plan: PlanDraft, placed: Placed, planned: Mapping[str, ActionDraft], drafts: Drafts
) -> Iterator[Spoken]:
    if not action.group:
        yield Spoken("plan", "falta el grupo al que llega («group»)", "the group that it reaches is missing (“group”)")
    elif action.group not in drafts.groups:
        yield _unknown("group", "grupo", "group", action.group, drafts.groups)
    levels = list(plan.levels)
    if not levels or levels != sorted(set(levels)) or levels[0] <= 0 or len(levels) > MOST_LEVELS:
        es, en = f"de 1 a {MOST_LEVELS} niveles, mayores que cero", f"1 to {MOST_LEVELS} levels above zero, ascending"
        yield Spoken("plan/levels", f"{es}, de menor a mayor", en)
    if not 0 <= plan.take_up.low <= 1:
        yield Spoken("plan/take_up", "la participación va de 0 a 1", "take-up goes from 0 to 1")
    if not plan.take_up.source and plan.take_up.assumption is None:
        yield Spoken("plan/take_up", "diga de dónde sale la participación", "say where the take-up comes from")
    for year in plan.years:
        if year not in placed.draft.years:
            yield Spoken("plan/years", f"{year} no es un año del portafolio", f"{year} is no year of the portfolio")
    if plan.body and plan.body not in (bodies := [body.id for body in placed.draft.bodies]):
        yield _unknown("plan/body", "entidad responsable", "responsible body", plan.body, bodies)
    for part, names in (("plan/requires", plan.requires), ("plan/excludes", plan.excludes)):
        for name in names:
            if name not in planned or name == action.id:
                yield _unknown(part, "acción con plan", "action with a plan", name, planned)
    for name, missing in _unknown_shares(plan, drafts.groups.get(action.group, ""), placed):
        es, en = (
            f"no se sabe qué parte de «{action.group}» son {name}",
            f"the share of {name} in “{action.group}” is unknown",
        )
        yield Spoken("plan", f"{es}; diga «{missing}: share_…;group=…»", f"{en}; say “{missing}: share_…;group=…”")
    if plan.lag < 0:
        yield Spoken("plan/lag", "«lag» no es menor que cero", "“lag” is not below zero")


def _unknown_shares(plan: PlanDraft, group: str, placed: Placed) -> Iterator[tuple[str, str]]:
    """The shares that are needed and that neither the plan nor the filter of the group says: unknown is not none."""
    draft = placed.draft
    counts_women = draft.shares.women is not None or any(outcome.counts == "women" for outcome in draft.outcomes)
    if counts_women and not plan.women and "sex = '" not in group:
        yield "mujeres", "women"
    if draft.shares.rural is not None and not plan.rural and "area = '" not in group:
        yield "rural", "rural"


def _cost(line: CostLine, action: ActionDraft) -> Iterator[Spoken]:
    if line.low is None:
        if action.cost.state == "not_found":
            yield Spoken("", "la acción no trae costo unitario; dé «low» y «high»", "the action has no unit cost")
        return
    high = line.low if line.high is None else line.high
    if not (line.low >= 0 and line.quantity >= 0):
        yield Spoken("", f"el costo {line.low:g} × {line.quantity:g} es menor que cero", f"{line.low:g} is below zero")
    if not (high >= line.low and math.isfinite(high)):
        yield Spoken("", f"«high» {high:g} es menor que «low» {line.low:g}", f"“high” {high:g} is below “low”")
    if not line.currency or not line.year:
        yield Spoken("", "falta la moneda o el año", "the currency or the year is missing")
    if bool(line.source) == (line.assumption is not None):
        yield Spoken(
            "", "o tiene «source» o es un «assumption»", "it has a “source” or is an “assumption”, one of both"
        )


def _effect(
    line: EffectLine, outcomes: Mapping[str, tuple[str, ...]], sizes: Mapping[str, EffectSize]
) -> Iterator[Spoken]:
    if line.outcome not in outcomes:
        yield _unknown("", "resultado con efectos", "outcome with effects", line.outcome, outcomes)
    if line.effect and line.effect not in sizes:
        yield _unknown("", "efecto del catálogo", "effect of the catalogue", line.effect, sizes)
    if line.lasts <= 0 or line.months <= 0:
        yield Spoken("", "«lasts» y «months» son mayores que cero", "“lasts” and “months” are above zero")
    if line.assumption is not None:
        yield from _range(line)
    elif line.effect in sizes:
        yield from _measured(line, sizes[line.effect], outcomes.get(line.outcome, ()))
    elif not line.effect:
        yield from _own(line)
    scale = sizes[line.effect].scale if line.effect in sizes and line.assumption is None else line.scale
    if (scale in {"relative", "log_points"}) != bool(line.base):
        yield Spoken(
            "", f"un efecto {scale} necesita «base», y solo él", "a relative effect, and no other, needs a “base”"
        )


def _range(line: EffectLine) -> Iterator[Spoken]:
    if line.low is None or line.high is None or not line.low <= line.high:
        yield Spoken(
            "", "un supuesto necesita «low» y «high», en orden", "an assumption needs “low” and “high” in order"
        )


def _measured(line: EffectLine, size: EffectSize, measured_by: tuple[str, ...]) -> Iterator[Spoken]:
    if size.se is None:
        yield Spoken(
            "",
            f"«{line.effect}» no trae error; solo entra como supuesto («low», «high», «assumption»)",
            f"“{line.effect}” has no error; it enters as an assumption only (“low”, “high”, “assumption”)",
        )
    if size.scale not in SCALES or size.better < 0:
        yield Spoken(
            "", f"un efecto en {size.scale} no se puede sumar", f"an effect in {size.scale} cannot be added up"
        )
    if measured_by and size.outcome not in measured_by:
        yield _unknown("", "resultado medido", "measured outcome", size.outcome, measured_by)


def _own(line: EffectLine) -> Iterator[Spoken]:
    if line.estimate is None or line.se is None or not line.study:
        es = "hace falta «effect», o «estimate» con «se» y «study», o un rango con «assumption»"
        yield Spoken("", es, "it needs “effect”, or “estimate” with “se” and “study”, or a range with “assumption”")
        return
    if not line.se >= 0:
        yield Spoken("", "el error estándar es menor que cero", "the standard error is below zero")
    if line.interval and not line.interval[0] <= line.estimate <= line.interval[1]:
        low, high = line.interval
        yield Spoken(
            "",
            f"el efecto {line.estimate:g} está fuera de su intervalo [{low:g}, {high:g}]: ¿un signo al revés?",
            f"the effect {line.estimate:g} is outside its interval [{low:g}, {high:g}]: a sign turned round?",
        )


def _unknown(part: str, es: str, en: str, given: str, known: Iterable[str]) -> Spoken:
    near = nearest(given, known)
    hint = (f" ¿Quiso decir «{near}»?", f" Did you mean “{near}”?") if near else ("", "")
    return Spoken(part, f"no existe «{given}» ({es}).{hint[0]}", f"there is no “{given}” ({en}).{hint[1]}")


def _cycles(planned: Mapping[str, ActionDraft]) -> Iterator[tuple[str, ...]]:
    """Each way round through prerequisites, once; walked without recursion, so that long chains are no problem."""
    done: set[str] = set()
    for start in planned:
        way: list[str] = []
        ahead = [(start, 0)]
        while ahead:
            name, depth = ahead.pop()
            del way[depth:]
            if name in way:
                yield (*way[way.index(name) :], name)
                done.update(way)
                continue
            if name in done or name not in planned:
                continue
            way.append(name)
            plan = planned[name].plan
            needs = plan.requires if plan else ()
            ahead += [(need, depth + 1) for need in needs]
            if not any(need in planned and need not in done for need in needs):
                done.add(name)
        done.add(start)
