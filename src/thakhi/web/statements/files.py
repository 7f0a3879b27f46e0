"""The statements of a cycle as CSV and JSON, for other programs; no words that do not show."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import Any

from thakhi.web.language import link
from thakhi.web.statements.queries import Quote

COLUMNS = (
    "id",
    "words",
    "speaker",
    "role",
    "sector",
    "workshop",
    "start_s",
    "end_s",
    "topics",
    "supports",
    "state",
    "caution",
    "source",
    "address",
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def records(quotes: Iterable[Quote], *, whole: Callable[[str], str]) -> list[dict[str, Any]]:
    """One record per statement; of one that does not show, its id, workshop, topics and state alone."""
    return [_record(quote, whole) for quote in quotes]


def as_csv(rows: Iterable[dict[str, Any]]) -> str:
    """The records as CSV; no cell can be taken for a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def _record(quote: Quote, whole: Callable[[str], str]) -> dict[str, Any]:
    row, shows = quote.row, quote.is_shown
    return {
        "id": row.slug,
        "words": quote.words,
        "speaker": quote.name if shows else "",
        "role": quote.beside if shows else "",
        "sector": row.person.sector if shows and row.person else "",
        "workshop": row.workshop.slug if row.workshop else "",
        "start_s": row.start_ms / 1000 if row.start_ms is not None else None,
        "end_s": row.end_ms / 1000 if row.end_ms is not None else None,
        "topics": [topic.slug for topic in row.topics.all()],
        "supports": list(row.supports),
        "state": "stale" if shows and quote.is_stale else quote.state,
        "caution": row.caution if shows else "",
        "source": row.source,
        "address": whole(link("statements:statement", row.cycle.slug, row.slug)),
    }


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return " ".join(str(one) for one in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value
