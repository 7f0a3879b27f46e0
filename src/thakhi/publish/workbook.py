"""The workbook of one language: every figure of the edition with its error, definitions, actions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from thakhi.publish.cite import citation
from thakhi.publish.flat import MEASURES, TRACE, Cell, dimensions_of, level_of, measures_of, trace_of
from thakhi.publish.look import LIGHT
from thakhi.publish.page_phrases import page_words
from thakhi.publish.phrases import COLUMNS, WORKBOOK
from thakhi.publish.quality import quality_words
from thakhi.publish.view.book import Book
from thakhi.publish.view.edition import EditionView
from thakhi.publish.view.sentence import Part

OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, view: EditionView, book: Book) -> None:
    """Writes the workbook to `path`; its date is that of the edition, so that the same inputs give the same bytes."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        day = datetime(*view.day)  # noqa: DTZ001 - a day has no zone
        about = {"title": view.title, "subject": view.subtitle, "comments": citation(view), "created": day}
        workbook.set_properties(about)
        _readme(workbook, view, book)
        _data(workbook, book)
        _figures(workbook, view, book)
        _indicators(workbook, view, book)
        _actions(workbook, view, book)
        _plan(workbook, view)
        for sheet in workbook.worksheets():
            sheet.set_footer(f"&L{citation(view)[:200].replace('&', '&&')}&R&P / &N")


def _readme(workbook: Any, view: EditionView, book: Book) -> None:
    w = page_words(book.lang)
    sheet = _sheet(workbook, "readme", book)
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 1, 100, workbook.add_format({"text_wrap": True, "valign": "top"}))
    lines = [
        (view.title, view.subtitle),
        (w["edition"], view.date),
        (w["hash"], view.hash),
        *(((w["fictional"], w["fictional_note"]),) if view.is_fictional else ()),
        (w["synthetic"], w["synthetic_note"]) if view.is_synthetic else (w["source"], w["own"]),
        *((w["surveys"], f"{survey.title}. {survey.source.citation()}") for survey in view.surveys),
        *((f"{w['quality']} {code}", words) for code, words in view.legend),
        ("", book.say(WORKBOOK["readme_data"])),
        *((name, book.say(words)) for name, words in COLUMNS.items()),
    ]
    bold = workbook.add_format({"bold": True, "valign": "top"})
    for row, (label, words) in enumerate(lines):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, words)


def _data(workbook: Any, book: Book) -> None:
    numbers = list(book.numbers.values())
    dims = dimensions_of(numbers)
    words = [book.say(WORKBOOK[key]) for key in ("title", "whom", "quality_words")]
    header = ("indicator", *words[:2], *dims, *MEASURES, words[2], *TRACE)
    rows: Iterable[Sequence[Cell]] = (
        (
            e.indicator, book.title_of(e), book.cell_words(e), *(level_of(e, dim) for dim in dims), *measures_of(e),
            book.say(quality_words(e)), *trace_of(e),
        )
        for e in numbers
    )  # fmt: skip
    _table(workbook, "data", header, rows, book, widths=(26, 34, 26, *(14 for _ in dims)))


def _figures(workbook: Any, view: EditionView, book: Book) -> None:
    w = page_words(book.lang)
    header = [book.say(WORKBOOK[key]) for key in ("figure", "title", "whom")]
    header += [w[key] for key in ("value", "interval", "n", "quality", "source")]
    rows = [
        (f"{f.number}. {f.title}", ", ".join(row.labels), "", row.value, row.interval, row.n, row.quality, f.source)
        for f in view.figures
        for row in f.rows
    ]
    trimmed = [(row[0], row[1], *row[3:]) for row in rows]
    _table(workbook, "figures", [header[0], header[2], *header[3:]], trimmed, book, widths=(50, 40, 20, 30))


def _indicators(workbook: Any, view: EditionView, book: Book) -> None:
    labels = list(dict.fromkeys(label for i in view.indicators for label, _ in (*i.facts, *i.code)))
    rows = []
    for indicator in view.indicators:
        facts = dict((*indicator.facts, *indicator.code))
        rows.append((indicator.id, indicator.title, indicator.family, *(facts.get(label, "") for label in labels)))
    header = ("id", book.say(WORKBOOK["title"]), page_words(book.lang)["pillar"], *labels)
    _table(workbook, "indicators", header, rows, book, widths=(30, 40, 26, *(36 for _ in labels)))


def _actions(workbook: Any, view: EditionView, book: Book) -> None:
    w = page_words(book.lang)
    keys = ("action", "what", "panel", "pillar", "status", "why", "group", "reach", "interval", "of_how_many",
            "responsible", "corresponsible", "period", "target", "baseline", "goal", "cost", "basis", "risk", "loses",
            "stale")  # fmt: skip
    rows = [
        (
            f"{a.id}. {a.title}", _words(a.what), str(a.panel), a.pillar, a.status_words, _words(a.why), a.group,
            a.reach.value, a.reach.interval, _words(a.coverage), a.responsible, "; ".join(a.corresponsible), a.period,
            a.target.title if a.target else w["no_target"],
            f"{a.target.baseline.value} ({a.target.baseline.interval})" if a.target else "",
            f"{a.target.direction} {a.target.value}, {a.target.date}" if a.target else "",
            a.cost, _words(a.cost_basis), _words(a.risk), _words(a.loses), ", ".join(a.stale_links),
        )
        for a in view.actions
    ]  # fmt: skip
    _table(workbook, "actions", [w[key] for key in keys], rows, book, widths=(40, 40, 8, *(24 for _ in keys[3:])))


def _plan(workbook: Any, view: EditionView) -> None:
    """A sheet per table of the plan's chapters; its name is the chapter's number, which fits any length of title."""
    for section in view.sections:
        for i, grid in enumerate(section.grids, start=1):
            name = section.number if len(section.grids) == 1 else f"{section.number}.{i}"
            _named_table(workbook, name, grid.header, grid.rows, widths=(28, 40, *(30 for _ in grid.header[2:])))


def _words(parts: Sequence[Part]) -> str:
    return "".join(part.words for part in parts)


def _sheet(workbook: Any, key: str, book: Book) -> Any:
    return workbook.add_worksheet(book.say(WORKBOOK[key]))


def _table(
    workbook: Any,
    key: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    book: Book,
    *,
    widths: Sequence[int],
) -> None:
    _named_table(workbook, book.say(WORKBOOK[key]), header, rows, widths=widths, is_wrapped=key == "actions")


def _named_table(
    workbook: Any,
    name: str,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    widths: Sequence[int],
    is_wrapped: bool = True,
) -> None:
    """A sheet with a frozen heading, a filter, and numbers as numbers."""
    sheet = workbook.add_worksheet(name)
    head = workbook.add_format(
        {"bold": True, "bg_color": LIGHT.accent, "font_color": "#ffffff", "text_wrap": True, "valign": "top"}
    )
    body = workbook.add_format({"text_wrap": is_wrapped, "valign": "top"})
    for column, words in enumerate(header):
        sheet.write_string(0, column, words, head)
        sheet.set_column(column, column, widths[column] if column < len(widths) else 16, body)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, last, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(header) - 1)
    _on_paper(sheet)


def _on_paper(sheet: Any) -> None:
    """Landscape A4, as wide as one page, the heading on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, row: int, column: int, value: Cell) -> None:
    """Text as text, numbers as numbers; nothing where there is none."""
    if isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None and math.isfinite(value):
        sheet.write_number(row, column, value)
