"""Rows → a cycle folder: the readable files that everybody may have, and beside them `private/`.

Whatever the readable files do not say, or say otherwise, stands in `private/`: so nothing is lost, except words that
somebody withdrew.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import models
from django.utils import translation

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.folder.consultation import write_consultation
from thakhi.web.folder.draft import write_draft
from thakhi.web.folder.files import READ, place
from thakhi.web.folder.lines import write_lines
from thakhi.web.folder.public import offered_recordings, statement_hashes, write_public
from thakhi.web.folder.read_cycle import read_tables
from thakhi.web.folder.results import write_results
from thakhi.web.folder.rows import BATCH, Named, in_batches, plain_row, rows_of, small_tables
from thakhi.web.folder.shapes import ACCOUNT, KEPT, PRIVATE, SMALL, Shape, fields_of, private_name
from thakhi.web.folder.speech import write_transcript
from thakhi.web.folder.subjects import named_subject
from thakhi.web.folder.tables import Tables, differences
from thakhi.web.folder.values import Plain
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Cycle

WORDS = Text("escribiendo las transcripciones", "writing the transcripts")
ROWS = Text("escribiendo las filas", "writing the rows")
GITIGNORE = "# Personal data: never into a repository.\n*\n"


def find_cycle(slug: str) -> Cycle:
    """The cycle called `slug`, or the only one; *fails when* there is none, or several and no name."""
    slugs = list(Cycle.objects.order_by("slug").values_list("slug", flat=True))
    if not slug and len(slugs) == 1:
        return Cycle.objects.get()
    if not slug:
        shown = ", ".join(slugs) or "—"
        raise InputProblem(
            Text(f"diga qué ciclo con --cycle. Hay: {shown}", f"say which cycle with --cycle. There are: {shown}")
        )
    if slug not in slugs:
        raise unknown_name(Text("el ciclo", "cycle"), slug, slugs)
    return Cycle.objects.get(slug=slug)


def dump(cycle: Cycle, folder: Path, *, is_public: bool = False, progress: Progress | None = None) -> None:
    """The cycle as a folder, which takes the place of an earlier one when it is complete.

    *Fails when* `folder` holds something other than a cycle.
    """
    _refuse_other(folder)
    with bridge.locked(folder.parent, folder.name), bridge.new_folder(folder) as work:
        write_folder(cycle, work, is_public=is_public, progress=progress)


def write_folder(cycle: Cycle, work: Path, *, is_public: bool, progress: Progress | None = None) -> None:
    """Everything of the cycle into the empty folder `work`; pseudonyms are Spanish, whoever asks."""
    with translation.override("es"):
        _write_folder(cycle, work, is_public=is_public, progress=progress)


def _write_folder(cycle: Cycle, work: Path, *, is_public: bool, progress: Progress | None) -> None:
    named = Named(cycle)
    tables = small_tables(named)
    _write_kept(cycle, work)
    _write_files(tables, named, work, is_public=is_public)
    _write_speech(cycle, named, work, is_public=is_public, progress=progress)
    write_public(_for_everybody(tables), named, work)
    accounts = named.keys.setdefault("people.Account", {})
    write_consultation(cycle, work, accounts=accounts, is_public=is_public)
    hashes = partial(statement_hashes, tables, named)
    write_draft(cycle, work, hashes=hashes, accounts=accounts, is_public=is_public)
    write_results(cycle, work)
    if not is_public:
        _write_private(tables, named, work, progress)


def _refuse_other(folder: Path) -> None:
    """What is no earlier dump is not written over."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputProblem(Text("no es una carpeta", "is not a folder"), str(folder))
    there = {entry.name for entry in folder.iterdir()} if folder.exists() else set()
    foreign = sorted(name for name in there if name.startswith(".") or name == "build")
    if there and ("cycle.yaml" not in there or foreign):
        shown = ", ".join(foreign) or "—"
        raise InputProblem(
            Text(
                f"la carpeta tiene otras cosas ({shown}); elija una nueva y copie desde ella",
                f"the folder holds other things ({shown}); choose a new one and copy from it",
            ),
            str(folder),
        )


def _write_kept(cycle: Cycle, work: Path) -> None:
    for kept in rows_of(KEPT, Named.bare(cycle)).iterator(chunk_size=20):
        path = work.joinpath(*kept.path.split("/"))
        if kept.path in READ or ".." in kept.path.split("/") or work not in path.parents:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(kept.content))


def _write_files(tables: Tables, named: Named, work: Path, *, is_public: bool) -> None:
    """Documents and recordings; those that not everybody may have go to `private/`, and their rows say so."""
    offered = offered_recordings(named)
    for shape in SMALL:
        for field in fields_of(shape):
            if isinstance(field, models.FileField):
                for row in rows_of(shape, named).exclude(**{field.name: ""}):
                    key = named.to_key(shape.label, row.pk)
                    plain = tables[shape.label][key]
                    if shape.label == "transcripts.Recording" and key not in offered:
                        plain[field.name] = f"private/{plain[field.name]}"
                    if not (is_public and plain[field.name].startswith("private/")):
                        _place(getattr(row, field.name).name, work / plain[field.name])
    for key, plain in tables["transcripts.Recording"].items():
        plain["_is_offered"] = key in offered


def _place(name: str, target: Path) -> None:
    if not default_storage.exists(name):
        raise InputProblem(
            Text("el archivo falta en los datos del sitio", "the file is missing in the data of the site"), name
        )
    place(Path(default_storage.path(name)), target)


def _for_everybody(tables: Tables) -> Tables:
    """The tables without addresses of recordings that are not offered."""
    recordings: dict[str, Plain] = {}
    for key, row in tables["transcripts.Recording"].items():
        shown = dict(row)
        recordings[key] = shown if shown.pop("_is_offered") else {**shown, "url": "", "file": ""}
    return {**tables, "transcripts.Recording": recordings}


def _write_speech(cycle: Cycle, named: Named, work: Path, *, is_public: bool, progress: Progress | None) -> None:
    rows = list(Transcript.objects.filter(workshop__cycle=cycle).order_by("workshop__n", "language"))
    for done, transcript in enumerate(rows, 1):
        write_transcript(transcript, named, work, has_private=not is_public)
        if progress:
            progress(WORDS, 0.8 * done / len(rows))


def _write_private(tables: Tables, named: Named, work: Path, progress: Progress | None) -> None:
    private = work / "private"
    private.mkdir(exist_ok=True)
    (private / ".gitignore").write_text(GITIGNORE, encoding="utf-8")
    for row in tables["transcripts.Recording"].values():
        row.pop("_is_offered")
    write_lines(private / "rows.jsonl", _corrections(tables, read_tables(work)))
    for done, shape in enumerate(PRIVATE, 1):
        write_lines(private / private_name(shape), _lines(shape, named))
        if progress:
            progress(ROWS, 0.8 + 0.2 * done / len(PRIVATE))
    write_lines(private / private_name(ACCOUNT), _accounts(named))
    for path in (private, *(path for path in private.rglob("*") if path.is_dir())):
        path.chmod(0o700)
    for path in private.rglob("*"):
        if path.is_file() and path.stat().st_nlink == 1:
            path.chmod(0o600)


def _corrections(tables: Tables, read: Tables) -> Iterator[Plain]:
    for label, rows in tables.items():
        for key, change in differences(rows, read[label]).items():
            yield {"of": label, "key": key, "set": change}


def _lines(shape: Shape, named: Named) -> Iterator[Plain]:
    for batch in in_batches(rows_of(shape, named)):
        named.meet(batch, shape)
        for row in batch:
            plain = plain_row(row, shape, named)
            if "subject" in plain:
                plain["subject"] = named_subject(plain["subject"], named)
            yield plain


def _accounts(named: Named) -> Iterator[Plain]:
    met = sorted((email, pk) for pk, email in named.keys.get("people.Account", {}).items())
    for start in range(0, len(met), BATCH):
        some = [pk for _, pk in met[start : start + BATCH]]
        rows = ACCOUNT.model.objects.in_bulk(some)
        yield from (plain_row(rows[pk], ACCOUNT, named) for pk in some)
