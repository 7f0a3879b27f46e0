"""The self-check as an XLSForm, which Kobo, ODK and Survey123 read (https://xlsform.org)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from thakhi.terms.advice import Question, Questionnaire
from thakhi.terms.text import LANGS, Lang, Text

NAMES: dict[Lang, str] = {"es": "Español (es)", "en": "English (en)"}
NOTE = Text(
    "Es voluntario y no se le pide el nombre. Lo que conteste no es una muestra: no dice cuántas unidades hay así.",
    "It is voluntary and your name is not asked. What you answer is no sample: it does not say how many units are so.",
)
TOO_MANY = Text("Elija hasta {}.", "Choose up to {}.")


def render_xlsform(asked: Questionnaire) -> bytes:
    """The form: sheets survey, choices and settings; the same questions give the same bytes."""
    made = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": asked.title.es, "created": _day(asked.version)})
        _sheet(book, "survey", list(_survey(asked)))
        _sheet(book, "choices", list(_choices(asked)))
        _sheet(
            book,
            "settings",
            [
                {
                    "form_title": asked.title.es,
                    "form_id": asked.id,
                    "version": asked.version,
                    "default_language": NAMES["es"],
                }
            ],
        )
    return made.getvalue()


def _day(version: str) -> datetime:
    return datetime.strptime(f"{version}-01", "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone


def _survey(asked: Questionnaire) -> Iterator[dict[str, str]]:
    yield {"type": "note", "name": "aviso", **_both("label", NOTE)}
    for question in asked.questions:
        yield {
            "type": f"select_{'one' if question.most == 1 else 'multiple'} {question.id}",
            "name": question.id,
            **_both("label", question.words),
            **_both("hint", _hint(question)),
            "relevant": _relevant(question),
            **_limit(question),
        }


def _hint(question: Question) -> Text:
    hint = question.hint or Text("", "")
    return Text(f"{hint.es} {question.why.es}".strip(), f"{hint.en} {question.why.en}".strip())


def _relevant(question: Question) -> str:
    """`(selected(${personas}, '2a4') or …) and …`."""
    return " and ".join(
        f"({' or '.join(f'selected(${{{name}}}, {value!r})' for value in values)})"
        for name, values in question.only_if.items()
    )


def _limit(question: Question) -> dict[str, str]:
    if question.most == 1:
        return {}
    words = Text(TOO_MANY.es.format(question.most), TOO_MANY.en.format(question.most))
    return {"constraint": f"count-selected(.) <= {question.most}", **_both("constraint_message", words)}


def _choices(asked: Questionnaire) -> Iterator[dict[str, str]]:
    for question in asked.questions:
        for choice in question.choices:
            yield {"list_name": question.id, "name": choice.value, **_both("label", choice.label)}


def _both(column: str, words: Text) -> dict[str, str]:
    return {f"{column}::{NAMES[lang]}": words.to(lang) for lang in LANGS}


def _sheet(book: Any, name: str, rows: list[dict[str, str]]) -> None:
    columns = list(dict.fromkeys(column for row in rows for column in row))
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns), 24)
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column, book.add_format({"bold": True}))
    for line, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            if row.get(column):
                sheet.write_string(line, at, row[column])
