"""Answers that came in from Kobo, ODK or the site: read with row numbers, counted without showing anybody."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO

from thakhi.advise.plan import checked_answers
from thakhi.terms.advice import Answers, Question, Questionnaire, TallyCell
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.errors import InputProblem, Problem
from thakhi.terms.text import Text

YES = {"1", "1.0", "true", "yes"}


def read_submissions(text: str, asked: Questionnaire, *, where: str = "") -> list[Answers]:
    """One set of answers a row of a CSV export, whatever groups and further columns the tool put in.

    *Fails when* no column is a question, or a cell holds what nobody can answer.
    """
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    rows = csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=delimiter)
    columns = dict(_columns(rows.fieldnames or (), asked.questions))
    if not {name for name, _ in columns.values()}:
        raise InputProblem(
            Text(
                f"ninguna columna es una pregunta ({', '.join(q.id for q in asked.questions[:4])} …)",
                f"no column is a question ({', '.join(q.id for q in asked.questions[:4])} …)",
            ),
            where or None,
        )
    return [_answers(row, columns, asked.questions, f"{where}:{rows_at}") for rows_at, row in enumerate(rows, start=2)]


def _columns(names: Iterable[str], questions: Sequence[Question]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Column → (question, choice): `obstaculos`, `datos/obstaculos`, `datos/obstaculos/credito`."""
    known = {q.id: {c.value for c in q.choices} for q in questions}
    for name in names:
        parts = name.replace(".", "/").split("/")
        if parts[-1] in known:
            yield name, (parts[-1], "")
        elif len(parts) > 1 and parts[-2] in known and parts[-1] in known[parts[-2]]:
            yield name, (parts[-2], parts[-1])


def _answers(
    row: Mapping[str, str | None], columns: Mapping[str, tuple[str, str]], questions: Sequence[Question], where: str
) -> Answers:
    given: dict[str, list[str]] = {}
    for column, (question, choice) in columns.items():
        told = (row.get(column) or "").strip()
        if not choice:
            given.setdefault(question, []).extend(told.split())
        elif told.lower() in YES:
            given.setdefault(question, []).append(choice)
    try:
        return checked_answers(given, questions)
    except Problem as problem:
        raise InputProblem(problem.text, where) from None


def tally(answers: Iterable[Answers], asked: Questionnaire) -> list[TallyCell]:
    """How many answered what. Counts below the threshold are not shown, nor one that would tell them by subtraction."""
    given = list(answers)
    cells: list[TallyCell] = []
    for question in asked.questions:
        counts = Counter(value for answer in given for value in answer.get(question.id, ()))
        hidden = _hidden({c.value: counts[c.value] for c in question.choices}, is_whole=question.most == 1)
        cells += [
            TallyCell(
                question=question.id,
                question_words=question.words,
                answer=choice.value,
                answer_words=choice.label,
                people=None if choice.value in hidden else counts[choice.value],
            )
            for choice in question.choices
        ]
    return cells


def _hidden(counts: Mapping[str, int], *, is_whole: bool) -> set[str]:
    """Zero is no secret. Where the counts add up to all, a single hidden one takes the next smallest with it."""
    hidden = {value for value, n in counts.items() if 0 < n < LEAST_CASES}
    rest = sorted((n, value) for value, n in counts.items() if value not in hidden and n)
    if is_whole and len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return hidden
