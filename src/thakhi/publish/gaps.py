"""The evidence gap map as text: a table of themes and outcomes with the practices of each grade; csv and json."""

from __future__ import annotations

from dataclasses import asdict

from thakhi.publish.aligned import align
from thakhi.publish.charts.gaps import theme_words
from thakhi.publish.flat import Cell, write_csv
from thakhi.publish.json_table import write_json
from thakhi.publish.practice_phrases import OUTCOMES, SAY
from thakhi.terms.effect import GapCell, GapMap
from thakhi.terms.errors import unknown_name
from thakhi.terms.text import Lang, Text


def render_gaps(
    found: GapMap,
    *,
    format: str = "table",  # noqa: A002 - the word of the command line's option
    lang: Lang = "es",
) -> str:
    """Every cell of the map, one row for each grade in it; a cell without practice says so."""
    if format == "json":
        return write_json(asdict(found))
    if format == "csv":
        return write_csv(("theme", "outcome", "grade", "practices"), _csv(found))
    if format == "table":
        rows = [row for cell in found.cells for row in _rows(cell, lang)]
        silent = f"\n{SAY['silent'].to(lang)}: {', '.join(found.without_finding)}\n" if found.without_finding else ""
        return align(SAY["gap_head"].to(lang).split("|"), rows, right=frozenset()) + silent
    raise unknown_name(Text("el formato", "format"), format, ("table", "csv", "json"))


def _csv(found: GapMap) -> list[tuple[Cell, ...]]:
    return [
        (cell.theme, cell.outcome, grade, "|".join(ids))
        for cell in found.cells
        for grade, ids in cell.grades or (("", ()),)
    ]


def _rows(cell: GapCell, lang: Lang) -> list[tuple[str, ...]]:
    head = theme_words(cell.theme, lang), OUTCOMES[cell.outcome].to(lang)
    if not cell.grades:
        return [(*head, "–", SAY["gap"].to(lang))]
    return [(*head, grade, ", ".join(ids)) for grade, ids in cell.grades]
