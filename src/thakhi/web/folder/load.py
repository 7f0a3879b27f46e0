"""A cycle folder → rows: all of it or nothing, one folder at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from thakhi.terms.errors import InputProblem
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text
from thakhi.web.folder.bridge import locked, read_cycle
from thakhi.web.folder.consultation import put_consultation
from thakhi.web.folder.draft import put_draft
from thakhi.web.folder.lines import read_lines
from thakhi.web.folder.put import Known, new_cycle, put_tables
from thakhi.web.folder.put_private import put_accounts, put_consents, put_private
from thakhi.web.folder.put_speech import put_moments, put_speech
from thakhi.web.folder.read_cycle import read_tables
from thakhi.web.folder.replace import make_room, old_uploads
from thakhi.web.folder.results import put_results
from thakhi.web.folder.shapes import SHAPES, SMALL
from thakhi.web.folder.shared import settle_shared
from thakhi.web.folder.tables import Tables, corrected
from thakhi.web.folder.take_files import check_sums, keep_files, named_files, take_uploads, undo_uploads
from thakhi.web.kept_pages import changed
from thakhi.web.transcripts.pseudonyms import number_people
from thakhi.web.workshops.models import Cycle

READING = Text("leyendo la carpeta", "reading the folder")
WRITING = Text("guardando el ciclo", "storing the cycle")
MOST_NOTES = 20


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was loaded, and what the reader must know about it: where, and what."""

    cycle: Cycle
    notes: tuple[tuple[str, Text], ...]


def is_here(folder: Path) -> str:
    """The slug of the cycle of `folder` when the site has it; empty when it has not."""
    slug = read_cycle(folder).id
    return slug if Cycle.objects.filter(slug=slug).exists() else ""


def load(folder: Path, *, replace: bool = False, progress: Progress | None = None) -> Loaded:
    """The cycle of `folder`, in rows.

    *Fails when* a file does not fit, the cycle is here already (unless `replace`), or another load is under way.
    """
    taken: list[str] = []
    gone: list[str] = []
    try:
        with locked(settings.HOME, "load"), transaction.atomic():
            done = _load(folder, taken, gone, replace=replace, progress=progress)
    except BaseException:
        undo_uploads(taken)
        raise
    undo_uploads(gone)
    changed()
    return done


def _load(folder: Path, taken: list[str], gone: list[str], *, replace: bool, progress: Progress | None) -> Loaded:
    notes: list[tuple[str, Text]] = []
    tell = lambda where, text: notes.append((where, text))  # noqa: E731 - one line says it
    _step(progress, READING, 0.0)
    tables = _tables(folder)
    plain = tables["workshops.Cycle"][""]
    there = Cycle.objects.filter(slug=plain["slug"]).first()
    if there is not None and not replace:
        raise _already_here(plain["slug"])
    check_sums(folder)
    if there is not None:
        gone += old_uploads(there)
        make_room(there, folder)
    known = Known(cycle=new_cycle(plain), folder=str(folder), where=str(folder))
    names = named_files(tables)
    taken += take_uploads(folder, tables, tell)
    _step(progress, WRITING, 0.1)
    put_accounts(folder, known)
    settle_shared(tables, known, replace=replace)
    quotes = SHAPES["statements.Statement"]
    put_tables(tables, known, (shape for shape in SMALL if shape != quotes))
    keep_files(folder, tables, names, known.cycle)
    put_consents(folder, known)
    put_speech(folder, known, tell, progress)
    put_tables(tables, known, [quotes])  # after the words: what listens to those must not mark quotes as changed
    put_private(folder, known)
    put_consultation(folder, known.cycle)
    put_draft(folder, known.cycle)
    if not (folder / "private").is_dir():
        number_people(known.cycle)
        put_moments(known.cycle)
        put_results(folder, known.cycle)
    return Loaded(known.cycle, tuple(notes[:MOST_NOTES]))


def _tables(folder: Path) -> Tables:
    """The rows of the readable files, corrected by `private/rows.jsonl`."""
    tables = read_tables(folder)
    changes: dict[str, dict[str, dict[str, object] | None]] = {}
    for line, where in read_lines(folder / "private" / "rows.jsonl"):
        if line.get("of") not in tables or "key" not in line or "set" not in line:
            raise InputProblem(Text("no dice de qué fila habla", "does not say which row it is about"), where)
        changes.setdefault(line["of"], {})[line["key"]] = line["set"]
    for label, rows in changes.items():
        tables[label] = corrected(tables[label], rows)
    return tables


def _step(progress: Progress | None, doing: Text, share: float) -> None:
    if progress:
        progress(doing, share)


def _already_here(slug: str) -> InputProblem:
    return InputProblem(
        Text(
            f"el ciclo «{slug}» ya está; use --replace para poner esta carpeta en su lugar",
            f"the cycle “{slug}” is here already; use --replace to put this folder in its place",
        )
    )
