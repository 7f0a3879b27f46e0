"""Where the self-check meets the rooms: the guide of a day, a plan from answers, the form, counts of volunteers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from thakhi import pipeline
from thakhi.advise.plan import checked_answers, plan_of
from thakhi.advise.read import read_questionnaire
from thakhi.advise.submissions import read_submissions, tally
from thakhi.publish.advice import guide_data, plan_data, write_people
from thakhi.publish.advice_phrases import WORDS
from thakhi.publish.xlsform import render_xlsform
from thakhi.terms.advice import ActionTip, Answers, Guide, Question, TallyCell
from thakhi.terms.text import Lang, Text

STANDING = {
    "candidate": Text("propuesta; nadie la acordó todavía", "proposed; nobody has agreed to it yet"),
    "chosen": Text("elegida", "chosen"),
    "deferred": Text("postergada", "deferred"),
    "rejected": Text("rechazada", "rejected"),
}
__all__ = [
    "WORDS",
    "ActionTip",
    "Answers",
    "TallyCell",
    "checked",
    "counted",
    "form",
    "guide",
    "phone_guide",
    "plan",
    "published_actions",
    "questions",
    "submitted",
    "version",
    "write_people",
]


def questions() -> tuple[Question, ...]:
    """The questions in their order."""
    return read_questionnaire().questions


def version() -> str:
    """The version of the questions."""
    return read_questionnaire().version


@lru_cache(maxsize=4)
def guide(day: str, actions: tuple[ActionTip, ...]) -> Guide:
    """The guide of a day of the law; a second of work the first time."""
    return pipeline.guide(day, actions=actions)


@lru_cache(maxsize=8)
def phone_guide(day: str, actions: tuple[ActionTip, ...], lang: Lang) -> bytes:
    """The guide as a phone keeps it."""
    return json.dumps(guide_data(guide(day, actions), lang), ensure_ascii=False, separators=(",", ":")).encode()


def checked(given: Mapping[str, Iterable[str]]) -> Answers:
    """The answers that are answers. *Fails when* one cannot be."""
    return checked_answers(given, questions())


def plan(answers: Answers, made: Guide, lang: Lang) -> dict[str, Any]:
    """The plan in words."""
    return plan_data(plan_of(answers, made), made, lang)


def form() -> bytes:
    """The questions as an XLSForm."""
    return render_xlsform(read_questionnaire())


def submitted(text: str, name: str) -> list[Answers]:
    """The answers of a CSV export. *Fails when* it cannot be read."""
    return read_submissions(text, read_questionnaire(), where=name)


def counted(answers: Iterable[Answers]) -> list[TallyCell]:
    """How many volunteers answered what."""
    return tally(answers, read_questionnaire())


def published_actions(editions: Sequence[Path]) -> tuple[ActionTip, ...]:
    """The actions of published editions, by the practices that they rest on."""
    return tuple(tip for path in editions for tip in _actions(json.loads(path.read_text(encoding="utf-8"))))


def _actions(edition: Mapping[str, Any]) -> Iterable[ActionTip]:
    rests_on: dict[str, list[str]] = {}
    for origin, target, _ in edition["rests_on"].values():
        if target.startswith("practice:"):
            rests_on.setdefault(origin.removeprefix("action:"), []).append(target.removeprefix("practice:"))
    for name, action in edition["actions"].items():
        if name in rests_on:
            yield ActionTip(
                id=name,
                title=Text(**action["title"]),
                standing=STANDING[action["status"]],
                practices=tuple(rests_on[name]),
            )
