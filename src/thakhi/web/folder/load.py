"""A cycle folder → rows: all of it or nothing, one folder at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from thakhi.terms.errors import InputProblem
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text
from thakhi.web.folder.bridge import locked
from thakhi.web.folder.put import Known, new_cycle, put_tables
from thakhi.web.folder.read_cycle import read_tables
from thakhi.web.folder.shared import settle_shared
from thakhi.web.workshops.models import Cycle

READING = Text("leyendo la carpeta", "reading the folder")
WRITING = Text("guardando el ciclo", "storing the cycle")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, and what the reader must know about it."""

    cycle: Cycle
    notes: tuple[Text, ...]


def load(folder: Path, *, replace: bool = False, progress: Progress | None = None) -> Loaded:
    """The cycle of `folder`, in rows.

    *Fails when* a file does not fit, the cycle is here already (unless `replace`), or another load is under way.
    """
    with locked(settings.HOME, "load"), transaction.atomic():
        return _load(folder, replace=replace, progress=progress)


def _load(folder: Path, *, replace: bool, progress: Progress | None) -> Loaded:
    if progress:
        progress(READING, 0.0)
    tables = read_tables(folder)
    plain = tables["workshops.Cycle"][""]
    if Cycle.objects.filter(slug=plain["slug"]).exists():
        raise _is_here(plain["slug"])
    known = Known(cycle=new_cycle(plain), where=str(folder))
    settle_shared(tables, known)
    if progress:
        progress(WRITING, 0.3)
    put_tables(tables, known)
    return Loaded(known.cycle, ())


def _is_here(slug: str) -> InputProblem:
    return InputProblem(
        Text(
            f"el ciclo «{slug}» ya está; use --replace para poner esta carpeta en su lugar",
            f"the cycle “{slug}” is here already; use --replace to put this folder in its place",
        )
    )
