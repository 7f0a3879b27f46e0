"""Registrations as a table for a spreadsheet, in which no answer is taken for a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from thakhi.web.language import tr
from thakhi.web.registration.fields import Field, asked_fields
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.registration.views.own import answer_words, state_of
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Workshop

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ASKED_OF_ALL = ("number", "state", "registered", "attended", "minutes")


class _Line:
    """What csv writes into: gives the line back."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def export_lines(workshop: Workshop, rows: Iterable[Registration]) -> Iterator[str]:
    """The lines of the file, header first, as each is made."""
    asked = asked_fields(workshop.cycle.fields)
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([*(tr(PHRASES[f"column_{name}"]) for name in ASKED_OF_ALL), *_labels(asked)])
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in _cells(row, asked)])


def safe_cell(cell: str) -> str:
    """A cell that a spreadsheet shows and does not compute: `=1+1` becomes `'=1+1`."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _labels(asked: Iterable[Field]) -> list[str]:
    return [safe_cell(said(field.label)) for field in asked]


def _cells(row: Registration, asked: Iterable[Field]) -> list[str]:
    return [
        row.number,
        tr(PHRASES[f"state_{state_of(row)}"]),
        row.created_at.isoformat(timespec="minutes"),
        row.attended_at.isoformat(timespec="minutes") if row.attended_at else "",
        "" if row.attended_minutes is None else str(row.attended_minutes),
        *(answer_words(row, field.id, field.kind, field.options) for field in asked),
    ]
