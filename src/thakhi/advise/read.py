"""The self-check as it is written in questions.yaml, checked against itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from thakhi.folder.yaml import read_yaml
from thakhi.terms.advice import Questionnaire
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

FILE = Path(__file__).parent / "questions.yaml"
MOST_QUESTIONS = 20


@lru_cache(maxsize=1)
def read_questionnaire() -> Questionnaire:
    """The built-in self-check."""
    return checked(read_yaml(FILE, Questionnaire), str(FILE))


def checked(asked: Questionnaire, where: str) -> Questionnaire:
    """`asked`, when every name it uses is there.

    *Fails when* it has more than twenty questions, an id is there twice, or a condition names what nobody can answer.
    """
    known = {q.id: {c.value for c in q.choices} for q in asked.questions}
    if len(asked.questions) > MOST_QUESTIONS:
        raise _wrong(
            f"{len(asked.questions)} preguntas; caben {MOST_QUESTIONS}",
            f"{len(asked.questions)} questions; {MOST_QUESTIONS} fit",
            where,
        )
    _once((q.id for q in asked.questions), where)
    for question in asked.questions:
        _once((c.value for c in question.choices), where)
    conditions = [*(q.only_if for q in asked.questions), *(s.when for s in asked.steps)]
    for name, values in (pair for condition in conditions for pair in condition.items()):
        for value in values:
            if value not in known.get(name, ()):
                raise _wrong(f"nadie puede contestar «{name}: {value}»", f"nobody can answer “{name}: {value}”", where)
    _obstacles(asked, where)
    return asked


def _obstacles(asked: Questionnaire, where: str) -> None:
    there = {o.id for o in asked.obstacles}
    named = {c.obstacle for q in asked.questions for c in q.choices if c.obstacle}
    for name in sorted(there ^ named):
        raise _wrong(
            f"el obstáculo «{name}» no se pregunta o no se explica",
            f"the obstacle “{name}” is not asked or not explained",
            where,
        )
    for step in asked.steps:
        if bool(step.practice) == bool(step.author):
            raise _wrong(
                f"el paso «{step.id}» se apoya en una práctica o en el juicio de alguien",
                f"the step “{step.id}” rests on a practice or on somebody's judgement",
                where,
            )


def _once(names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise _wrong(f"«{name}» está dos veces", f"“{name}” is there twice", where)
        seen.add(name)


def _wrong(es: str, en: str, where: str) -> InputProblem:
    return InputProblem(Text(es, en), where)
