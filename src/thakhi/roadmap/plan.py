"""The plan of a road map: what of it a person must correct, and the totals of its budget."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thakhi.roadmap.drafts import ActionDraft, Drafts
from thakhi.roadmap.pillars import PILLARS
from thakhi.terms.errors import nearest
from thakhi.terms.finding import Finding
from thakhi.terms.plan import BudgetLine, Decision, Milestone, Step
from thakhi.terms.text import Text

ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
ORDER = ("activity", "output", "outcome", "impact")


def budget_totals(actions: Iterable[ActionDraft]) -> tuple[BudgetLine, ...]:
    """The sum of each currency and year; amounts that were not found are in none, and money of two kinds is not added.

    Rejected and deferred actions do not count: nobody plans to pay for them.
    """
    lines = [line for action in actions if action.status in {"candidate", "chosen"} for line in action.budget]
    sums: dict[tuple[str, int], float] = {}
    for line in lines:
        if line.amount is not None:
            key = (line.currency, line.year)
            sums[key] = sums.get(key, 0.0) + line.amount
    return tuple(
        BudgetLine(year=year, source=Text("", ""), state="planned", amount=amount, currency=currency)
        for (currency, year), amount in sorted(sums.items())
    )


def plan_findings(drafts: Drafts) -> Iterator[Finding]:
    """What the declared plan gets wrong, each with its file and line."""
    objectives = {objective.id for objective in drafts.roadmap.objectives}
    for objective in drafts.roadmap.objectives:
        if objective.pillar not in PILLARS:
            yield _unknown(objective.id, drafts.place(f"objective:{objective.id}"), "pilar", objective.pillar, PILLARS)
    for action in drafts.actions:
        yield from _action(action, drafts, objectives)
    for decision in drafts.roadmap.decisions:
        yield from _decision(decision, drafts)
    for row, name in enumerate(drafts.roadmap.heard):
        if name not in drafts.facts:
            yield _unknown("heard", drafts.place(f"heard/{row}") or "roadmap.yaml", "dato", name, drafts.facts)


def _action(action: ActionDraft, drafts: Drafts, objectives: set[str]) -> Iterator[Finding]:
    place = f"action:{action.id}"
    if action.objective and action.objective not in objectives:
        yield _unknown(action.id, drafts.place(f"{place}/objective"), "objetivo", action.objective, objectives)
    for row, milestone in enumerate(action.milestones):
        yield from _milestone(milestone, action, drafts.place(f"{place}/milestones/{row}"))
    for row, line in enumerate(action.budget):
        yield from _line(line, action, drafts.place(f"{place}/budget/{row}"))
    for row, step in enumerate(action.chain):
        yield from _step(step, action, drafts.place(f"{place}/chain/{row}"))
    levels = [ORDER.index(step.level) for step in action.chain]
    if levels != sorted(levels):
        where = drafts.place(f"{place}/chain/0")
        yield _finding(
            action.id,
            where,
            "la cadena de resultados no va de actividad a producto, resultado e impacto",
            "the results chain does not go from activity to output, outcome and impact",
        )


def _milestone(milestone: Milestone, action: ActionDraft, where: str) -> Iterator[Finding]:
    for date in (milestone.end, *((milestone.start,) if milestone.start else ())):
        if not ISO.fullmatch(date):
            es, en = f"la fecha «{date}» no es AAAA, AAAA-MM ni AAAA-MM-DD", f"the date “{date}” is not YYYY[-MM[-DD]]"
            yield _finding(action.id, where, es, en)
    if milestone.start and milestone.end < milestone.start[: len(milestone.end)]:
        yield _finding(
            action.id,
            where,
            f"el hito termina ({milestone.end}) antes de empezar ({milestone.start})",
            f"the milestone ends ({milestone.end}) before it begins ({milestone.start})",
        )
    if not (milestone.author or action.author or action.rests_on):
        yield _nobody(action.id, where, "el hito", "the milestone")


def _line(line: BudgetLine, action: ActionDraft, where: str) -> Iterator[Finding]:
    if line.state == "not_found":
        if line.amount is not None:
            es, en = "un monto «no encontrado» no puede tener cifra", "an amount “not_found” cannot have a figure"
            yield _finding(action.id, where, es, en)
        return
    if line.amount is None or not line.currency:
        yield _finding(
            action.id,
            where,
            "la línea de presupuesto necesita monto y moneda; si no se conoce, «state: not_found»",
            "the budget line needs an amount and a currency; if it is unknown, “state: not_found”",
        )
    elif line.amount < 0:
        yield _finding(
            action.id, where, f"el monto {line.amount:g} es menor que cero", f"{line.amount:g} is below zero"
        )
    if not line.source.es.strip():
        yield _finding(action.id, where, "la línea no dice quién pagaría", "the line does not say who would pay")


def _step(step: Step, action: ActionDraft, where: str) -> Iterator[Finding]:
    """Every sentence of the chain links to what it rests on, or is somebody's judgement."""
    if not (step.rests_on or step.author):
        yield _nobody(action.id, where, "el paso", "the step")


def _decision(decision: Decision, drafts: Drafts) -> Iterator[Finding]:
    where, actions = drafts.place(f"decision:{decision.subject}"), {action.id: action for action in drafts.actions}
    if not ISO.fullmatch(decision.decided_on) or not decision.by.strip() or not decision.why.es.strip():
        es, en = "la decisión necesita por qué, quién y fecha", "the decision needs a reason, a name and a date"
        yield _finding(decision.subject, where, es, en)
    if (decision.outcome == "merged") != bool(decision.into):
        es = "una propuesta unida a otra, y solo ella, dice a cuál («into»)"
        yield _finding(decision.subject, where, es, "a merged proposal, and no other, says into which (“into”)")
    elif decision.into and (decision.into not in actions or decision.into == decision.subject):
        yield _unknown(decision.subject, where, "acción", decision.into, actions)
    status = actions[decision.subject].status if decision.subject in actions else decision.outcome
    if status != decision.outcome:
        yield _finding(
            decision.subject,
            where,
            f"el registro dice «{decision.outcome}» y la acción dice «{status}»",
            f"the register says “{decision.outcome}” and the action says “{status}”",
        )


def _nobody(subject: str, where: str, es: str, en: str) -> Finding:
    return Finding(
        rule="no_source",
        subject=subject,
        where=where,
        text=Text(
            f"{es} no dice en qué se apoya; añada «rests_on», o «author» si es un juicio editorial",
            f"{en} does not say what it rests on; add “rests_on”, or “author” if it is an editorial judgement",
        ),
    )


KINDS = {"pilar": "pillar", "objetivo": "objective", "dato": "fact", "acción": "action"}


def _unknown(subject: str, where: str, kind: str, given: str, known: Iterable[str]) -> Finding:
    near = nearest(given, known)
    hint = Text(f" ¿Quiso decir «{near}»?", f" Did you mean “{near}”?") if near else Text("", "")
    es, en = f"no existe «{given}» ({kind}).{hint.es}", f"there is no “{given}” ({KINDS[kind]}).{hint.en}"
    return Finding(rule="name", subject=subject, where=where, text=Text(es, en))


def _finding(subject: str, where: str, es: str, en: str) -> Finding:
    return Finding(rule="plan", subject=subject, where=where, text=Text(es, en))
