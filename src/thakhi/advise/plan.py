"""Answers → a short plan, by looking up in the guide: the same steps a phone takes (web/my_unit/static)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from thakhi.terms.advice import (
    ActionTip,
    Answers,
    Choice,
    Guide,
    Mark,
    NextStep,
    Obstacle,
    PracticeTip,
    Question,
    RegimeAdvice,
    UnitPlan,
)
from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.text import Text

PRACTICES = 5
TODAY = {
    "no": "sin_registro",
    "simplificado": "regimen_tributario_simplificado",
    "general": "regimen_general_unipersonal",
    "transporte": "sistema_tributario_integrado",
}


def checked_answers(given: Mapping[str, Iterable[str]], questions: Iterable[Question]) -> Answers:
    """The answers to questions that are asked, in their order; those to others are left out.

    *Fails when* a question or a choice is not there, or more are chosen than may be.
    """
    known = {q.id: q for q in questions}
    for name in given:
        if name not in known:
            raise unknown_name(Text("la pregunta", "question"), name, known)
    answers: dict[str, tuple[str, ...]] = {}
    for question in known.values():
        values = tuple(dict.fromkeys(value for value in given.get(question.id, ()) if value))
        _refuse(question, values)
        if values and question.is_asked(answers):
            answers[question.id] = values
    return answers


def _refuse(question: Question, values: tuple[str, ...]) -> None:
    choices = {c.value for c in question.choices}
    for value in values:
        if value not in choices:
            raise unknown_name(Text(f"la respuesta a «{question.id}»", f"answer to “{question.id}”"), value, choices)
    if len(values) > question.most:
        raise InputProblem(
            Text(
                f"«{question.id}» admite {question.most} respuestas y tiene {len(values)}",
                f"“{question.id}” takes {question.most} answers and has {len(values)}",
            )
        )


def plan_of(answers: Answers, guide: Guide) -> UnitPlan:
    """The plan for who answered so."""
    asked = guide.questionnaire
    obstacles = _obstacles(answers, guide)
    owner = {key: value for choice in _chosen(answers, asked.questions) for key, value in choice.owner.items()}
    steps = tuple(step for step in asked.steps if _holds(step, answers))
    missing = _missing(answers, guide)
    is_asked = None if missing else _is_asked_to_register(answers, guide)
    meant = [] if missing else list(_regimes(answers, guide))
    return UnitPlan(
        regimes=tuple(_marked(meant, answers, is_asked=bool(is_asked))),
        is_asked_to_register=is_asked,
        missing=missing,
        obstacles=obstacles,
        practices=_practices(obstacles, owner, guide),
        steps=steps,
        actions={o.id: found for o in obstacles if (found := _actions(o, guide))},
    )


def _chosen(answers: Answers, questions: Iterable[Question]) -> Iterator[Choice]:
    return (c for q in questions for c in q.choices if c.value in answers.get(q.id, ()))


def _holds(step: NextStep, answers: Answers) -> bool:
    return all(answers.get(name) and set(answers[name]) <= set(values) for name, values in step.when.items())


def _missing(answers: Answers, guide: Guide) -> tuple[str, ...]:
    """The questions about the law that are asked of who answered so and were not answered."""
    axes = {name for table in guide.regimes for name in table.axes}
    return tuple(
        q.id for q in guide.questionnaire.questions if q.id in axes and q.is_asked(answers) and not answers.get(q.id)
    )


def _regimes(answers: Answers, guide: Guide) -> Iterator[RegimeAdvice]:
    for table in guide.regimes:
        cell = table.cells.get(tuple(answers.get(name, ("",))[0] for name in table.axes))
        if cell is not None:
            yield RegimeAdvice(table=table, cell=cell)


def _marked(found: list[RegimeAdvice], answers: Answers, *, is_asked: bool) -> Iterator[RegimeAdvice]:
    """Open ones first, no registration before the others, then by cost; whom the law does not ask is shown no least."""
    open_ = [a for a in found if a.cell.open_to != "none" and a.table.is_registration]
    with_invoice = [a for a in open_ if a.table.gives_invoice]
    today = TODAY.get(answers.get("registro", ("",))[0], "")
    needs_invoice = answers.get("facturas", ("",))[0] in {"aveces", "seguido"}
    for advice in sorted(found, key=lambda a: (a.cell.open_to == "none", a.table.is_registration, a.cell.low)):
        marks: list[Mark] = []
        if is_asked and _is_least(advice, open_):
            marks.append("cheapest" if advice.cell.open_to == "all" else "cheapest_if")
        if needs_invoice and _is_least(advice, with_invoice):
            marks.append("invoice")
        if advice.table.regime == today:
            marks.append("today")
        yield RegimeAdvice(table=advice.table, cell=advice.cell, marks=tuple(marks))


def _is_least(advice: RegimeAdvice, among: list[RegimeAdvice]) -> bool:
    """Whether it costs no more than any other at both ends of what the answers leave open, and less at one."""
    if advice not in among:
        return False
    mine = (advice.cell.low, _end(advice))
    others = [(a.cell.low, _end(a)) for a in among if a is not advice]
    return all(mine[0] <= low and mine[1] <= high and mine != (low, high) for low, high in others)


def _end(advice: RegimeAdvice) -> float:
    return float("inf") if advice.cell.high is None else advice.cell.high


def _is_asked_to_register(answers: Answers, guide: Guide) -> bool:
    """The trades of the simplified regime owe nothing up to a floor of capital (DS 24484 art. 18)."""
    capital = next((c for c in _chosen(answers, guide.questionnaire.questions) if "capital" in c.high), None)
    return (
        capital is None or float(capital.high["capital"]) > guide.floor_bob or "si" in answers.get("electronicos", ())
    )


def _obstacles(answers: Answers, guide: Guide) -> tuple[Obstacle, ...]:
    named = {c.obstacle for c in _chosen(answers, guide.questionnaire.questions)}
    return tuple(o for o in guide.questionnaire.obstacles if o.id in named)


def _practices(obstacles: tuple[Obstacle, ...], owner: Mapping[str, str], guide: Guide) -> tuple[PracticeTip, ...]:
    """Five that fit her: those tried against her obstacles first, then those that improved something, then by grade.

    Registering is not for the smallest.
    """
    count = Counter(name for obstacle in obstacles for name in obstacle.practices)
    left_alone = guide.questionnaire.smallest_left_alone if owner.get("size") == "own_account" else ()
    fitting = [tip for tip in guide.practices if tip.id not in left_alone and _fits(tip, owner)]
    sex = owner.get("sex", "")
    order = sorted(fitting, key=lambda tip: (-count[tip.id], not tip.has_improved(sex), tip.grade, tip.id))
    return tuple(order[:PRACTICES])


def _fits(tip: PracticeTip, owner: Mapping[str, str]) -> bool:
    return all(value in tip.fits.get(key, (value,)) for key, value in owner.items())


def _actions(obstacle: Obstacle, guide: Guide) -> tuple[ActionTip, ...]:
    return tuple(action for action in guide.actions if set(action.practices) & set(obstacle.practices))
