"""`progress/results.yaml` ↔ rows: approved results and how each action goes, which everybody may read.

What is not approved, and who wrote what, is in `private/` alone; where that is there, it says everything.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Literal

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.progress_pages.models import Result, Status
from thakhi.web.progress_pages.queries import public_results
from thakhi.web.workshops.models import Cycle

FILE = "progress/results.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultSheet:
    """An approved result; a part that is left out is not known."""

    action: str
    measure: Literal["reached", "target"]
    date: str
    value: float
    source: str
    women: int | None = None
    men: int | None = None
    unknown: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusSheet:
    """How an action goes from a day on, and why."""

    action: str
    state: Literal["not_started", "under_way", "delayed", "stopped", "done"]
    date: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressSheet:
    """The file."""

    results: tuple[ResultSheet, ...] = ()
    statuses: tuple[StatusSheet, ...] = ()


def put_results(folder: Path, cycle: Cycle) -> None:
    """The rows of the file; nothing where there is none. *Fails when* a day is none, or two results are of one day."""
    path = folder / FILE
    if not path.exists():
        return
    sheet = bridge.read_yaml(path, ProgressSheet)
    results = [
        Result(cycle=cycle, state="approved", entered_at=_noon(one.date), decided_at=_noon(one.date), **_values(one))
        for one in sheet.results
    ]
    if len({(row.action, row.measure, row.date) for row in results}) < len(results):
        raise InputProblem(
            Text("dos resultados son de la misma acción, medida y fecha", "two results are of one action and day"), FILE
        )
    Result.objects.bulk_create(results)
    Status.objects.bulk_create(Status(cycle=cycle, at=_noon(one.date), **_values(one)) for one in sheet.statuses)


def write_results(cycle: Cycle, work: Path) -> None:
    """The file of what everybody may read; none where there is nothing."""
    results = [_plain(ResultSheet(**_fields(row, ResultSheet))) for row in public_results(cycle)]
    rows = Status.objects.filter(cycle=cycle).order_by("date", "at", "pk")
    statuses = [_plain(StatusSheet(**_fields(row, StatusSheet))) for row in rows]
    content = {name: told for name, told in (("results", results), ("statuses", statuses)) if told}
    if content:
        path = work / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(bridge.write_yaml(content), encoding="utf-8")


def _noon(day: str) -> datetime:
    """When it was told, where the file says the day alone. *Fails when* it is none."""
    try:
        return datetime.combine(date.fromisoformat(day), time(12), tzinfo=UTC)
    except ValueError:
        raise InputProblem(Text(f"«{day}» no es una fecha", f"“{day}” is not a date"), FILE) from None


def _values(one: ResultSheet | StatusSheet) -> dict[str, Any]:
    return {**asdict(one), "date": _noon(one.date).date()}


def _fields(row: Result | Status, sheet: type[ResultSheet] | type[StatusSheet]) -> dict[str, Any]:
    found = {part.name: getattr(row, part.name) for part in fields(sheet)}
    return {**found, "date": row.date.isoformat()}


def _plain(one: ResultSheet | StatusSheet) -> dict[str, Any]:
    """Without what is empty, which the reader fills in alike."""
    return {name: value for name, value in asdict(one).items() if value is not None and value != ""}
