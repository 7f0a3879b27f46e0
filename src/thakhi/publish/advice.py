"""A short plan for one unit as text or json, and the whole guide as the data that a phone keeps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from thakhi.publish.advice_phrases import WORDS
from thakhi.publish.aligned import align
from thakhi.publish.effects import country_words, interval_of, measured_in, write_effect, write_range
from thakhi.publish.json_table import write_json
from thakhi.publish.numbers import write_number
from thakhi.terms.advice import (
    Guide,
    NextStep,
    PracticeTip,
    Question,
    RegimeAdvice,
    RegimeCell,
    RegimeTable,
    TallyCell,
    UnitPlan,
    is_improvement,
)
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.effect import EffectSize
from thakhi.terms.text import Lang

MOST_EFFECTS = 2  # of a practice, on a phone


def render_plan(plan: UnitPlan, guide: Guide, *, form: str = "text", lang: Lang = "es") -> str:
    """The plan as paragraphs, or as json with the same words."""
    if form == "json":
        return write_json(plan_data(plan, guide, lang))
    return "\n".join(_lines(plan_data(plan, guide, lang), lang)) + "\n"


def plan_data(plan: UnitPlan, guide: Guide, lang: Lang) -> dict[str, Any]:
    """The plan in words: what a page, a paper or a program shows."""
    words = {q.id: q.words.to(lang) for q in guide.questionnaire.questions}
    titles = {tip.id: tip.title.to(lang) for tip in guide.practices}
    return {
        "date": guide.date,
        "asked_to_register": plan.is_asked_to_register,
        "missing": [words[name] for name in plan.missing],
        "regimes": [_regime(advice, guide, lang) for advice in plan.regimes],
        "not_asked": [text.to(lang) for text in guide.questionnaire.not_asked.values()],
        "obstacles": [
            {
                "id": o.id,
                "label": o.label.to(lang),
                "actions": [
                    {"id": a.id, "title": a.title.to(lang), "standing": a.standing.to(lang)}
                    for a in plan.actions.get(o.id, ())
                ],
            }
            for o in plan.obstacles
        ],
        "practices": [practice_data(tip, lang) for tip in plan.practices],
        "steps": [_step(step, titles, lang) for step in plan.steps],
    }


def _regime(advice: RegimeAdvice, guide: Guide, lang: Lang) -> dict[str, Any]:
    cell, table = advice.cell, advice.table
    return {
        "regime": table.regime,
        "title": table.title.to(lang),
        "open_to": cell.open_to,
        "cost": write_cost(cell, lang) if cell.open_to != "none" else "",
        "reasons": [guide.reasons[n].to(lang) for n in cell.reasons],
        "marks": [WORDS[mark].to(lang) for mark in advice.marks],
        "law": table.law,
        "notes": [note.to(lang) for note in table.notes],
        "not_counted": [title.to(lang) for title in table.not_counted],
    }


def write_cost(cell: RegimeCell, lang: Lang) -> str:
    """`de Bs 94 a 101 al mes`, `desde Bs 5.200 al mes`, `no paga impuestos`."""
    low = write_number(cell.low, 0, lang)
    if cell.high is None:
        return WORDS["from"].to(lang).format(low)
    if cell.low == cell.high == 0:
        return WORDS["nothing"].to(lang)
    if cell.low == cell.high:
        return WORDS["exactly"].to(lang).format(low)
    return WORDS["from_to"].to(lang).format(low, write_number(cell.high, 0, lang))


def practice_data(tip: PracticeTip, lang: Lang) -> dict[str, Any]:
    """A practice in words, with its best measured numbers first."""
    effects = sorted(tip.effects, key=lambda e: (not is_improvement(e), e.se is None))
    return {
        "id": tip.id,
        "title": tip.title.to(lang),
        "what": tip.what.to(lang),
        "caution": tip.caution.to(lang),
        "grade": tip.grade,
        "fits": {key: list(values) for key, values in tip.fits.items()},
        "effects": [{"sex": e.sex, "improved": is_improvement(e), "words": write_finding(e, lang)} for e in effects],
    }


def write_finding(effect: EffectSize, lang: Lang) -> str:
    """`ganancias, mujeres, cuenta propia: +20,6 % (6,1 a 35,1), Kenia 2014: mejoró`."""
    told = WORDS["no_error" if effect.se is None else "improved" if is_improvement(effect) else "not_distinct"]
    error = f" ({write_range(interval_of(effect, widened=True), effect, lang)})" if effect.se is not None else ""
    number = f"{write_effect(effect.value, effect, lang)}{error}"
    where = f"{country_words(effect.country, lang)} {effect.year}".strip()
    return f"{measured_in(effect, lang)}: {number}, {where}: {told.to(lang)}"


def _step(step: NextStep, titles: dict[str, str], lang: Lang) -> dict[str, str]:
    source = (
        WORDS["rests_on"].to(lang).format(titles[step.practice])
        if step.practice
        else WORDS["judgement"].to(lang).format(step.author)
    )
    return {
        "id": step.id,
        "kind": WORDS[step.kind].to(lang),
        "words": step.words.to(lang),
        "source": source,
        "practice": step.practice,
    }


def _lines(plan: dict[str, Any], lang: Lang) -> Iterator[str]:
    yield f"{WORDS['regimes'].to(lang)} · {WORDS['law_on'].to(lang).format(plan['date'])}"
    if plan["missing"]:
        yield "  " + WORDS["missing"].to(lang).format(" · ".join(plan["missing"]))
    else:
        yield "  " + WORDS["must" if plan["asked_to_register"] else "must_not"].to(lang)
    for regime in plan["regimes"]:
        yield from _regime_lines(regime, lang)
    yield "  " + WORDS["counts"].to(lang)
    for obstacle in plan["obstacles"]:
        yield f"\n{WORDS['obstacles'].to(lang)}: {obstacle['label']}"
        for action in obstacle["actions"]:
            yield f"  {WORDS['actions'].to(lang)}: {action['id']} {action['title']} ({action['standing']})"
    yield f"\n{WORDS['practices' if plan['practices'] else 'no_practices'].to(lang)}"
    for tip in plan["practices"]:
        yield f"  {tip['title']} ({WORDS['grade'].to(lang).format(tip['grade'])}): {tip['what']}"
        found = [effect["words"] for effect in tip["effects"][:MOST_EFFECTS]]
        yield from (f"    {line}" for line in found or [WORDS["no_figure"].to(lang)])
    yield f"\n{WORDS['steps'].to(lang)}"
    for step in plan["steps"]:
        yield f"  {step['kind']}: {step['words']} [{step['source']}]"


def _regime_lines(regime: dict[str, Any], lang: Lang) -> Iterator[str]:
    marks = f" [{'; '.join(regime['marks'])}]" if regime["marks"] else ""
    told = regime["cost"] or WORDS["none"].to(lang)
    yield f"  {regime['title']}: {told}{marks}"
    reasons = "; ".join(regime["reasons"])
    if reasons:
        yield f"    {WORDS['because' if regime['open_to'] == 'none' else 'unless'].to(lang).format(reasons)}"


def guide_data(guide: Guide, lang: Lang) -> dict[str, Any]:
    """The guide as a phone keeps it: words in one language, equal cells once."""
    asked = guide.questionnaire
    titles = {tip.id: tip.title.to(lang) for tip in guide.practices}
    return {
        "version": asked.version,
        "date": guide.date,
        "floor": guide.floor_bob,
        "say": {key: words.to(lang) for key, words in WORDS.items()},
        "questions": [_question(question, lang) for question in asked.questions],
        "regimes": [_table(table, guide, lang) for table in guide.regimes],
        "reasons": [reason.to(lang) for reason in guide.reasons],
        "not_asked": [text.to(lang) for text in asked.not_asked.values()],
        "left_alone": list(asked.smallest_left_alone),
        "obstacles": [{"id": o.id, "label": o.label.to(lang), "practices": list(o.practices)} for o in asked.obstacles],
        "practices": [practice_data(tip, lang) for tip in guide.practices],
        "steps": [{**_step(s, titles, lang), "when": {k: list(v) for k, v in s.when.items()}} for s in asked.steps],
        "actions": [
            {"id": a.id, "title": a.title.to(lang), "standing": a.standing.to(lang), "practices": list(a.practices)}
            for a in guide.actions
        ],
    }


def _question(question: Question, lang: Lang) -> dict[str, Any]:
    return {
        "id": question.id,
        "words": question.words.to(lang),
        "hint": question.hint.to(lang) if question.hint else "",
        "why": question.why.to(lang),
        "most": question.most,
        "only_if": {key: list(values) for key, values in question.only_if.items()},
        "choices": [
            {
                "value": c.value,
                "label": c.label.to(lang),
                **({"owner": c.owner} if c.owner else {}),
                **({"obstacle": c.obstacle} if c.obstacle else {}),
                **({"capital": c.high["capital"]} if "capital" in c.high else {}),
            }
            for c in question.choices
        ],
    }


def _table(table: RegimeTable, guide: Guide, lang: Lang) -> dict[str, Any]:
    cells = list(dict.fromkeys(table.cells.values()))
    at = {cell: n for n, cell in enumerate(cells)}
    choices = {q.id: ["", *(c.value for c in q.choices)] for q in guide.questionnaire.questions}
    return {
        "regime": table.regime,
        "title": table.title.to(lang),
        "law": table.law,
        "invoice": table.gives_invoice,
        "notes": [note.to(lang) for note in table.notes],
        "not_counted": [title.to(lang) for title in table.not_counted],
        "axes": list(table.axes),
        "cells": [[c.open_to, c.low, c.high, list(c.reasons), write_cost(c, lang)] for c in cells],
        "at": _nested({key: at[cell] for key, cell in table.cells.items()}, [choices[name] for name in table.axes]),
    }


def _nested(at: dict[tuple[str, ...], int], choices: Sequence[Sequence[str]]) -> Any:
    """A list for each axis, one place for each choice (the first: not asked), down to the number of the cell."""
    if not at:
        return None
    if not choices:
        return at[()]
    return [_nested({key[1:]: n for key, n in at.items() if key[0] == value}, choices[1:]) for value in choices[0]]


def render_tally(cells: Sequence[TallyCell], *, form: str = "table", lang: Lang = "es") -> str:
    """How many volunteers answered what; small counts say that they are small."""
    if form == "json":
        return write_json([{"question": c.question, "answer": c.answer, "people": c.people} for c in cells])
    rows = [(c.question_words.to(lang), c.answer_words.to(lang), write_people(c, lang)) for c in cells]
    head = WORDS["tally_head"].to(lang).split("|")
    return f"{WORDS['volunteers'].to(lang)}\n{align(head, rows, right=frozenset({2}))}"


def write_people(cell: TallyCell, lang: Lang) -> str:
    """`1.234`, or that there are too few to say."""
    return WORDS["fewer"].to(lang).format(LEAST_CASES) if cell.people is None else write_number(cell.people, 0, lang)
