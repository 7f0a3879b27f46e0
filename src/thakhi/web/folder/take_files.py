"""The files of a folder into the site: documents and recordings to the uploads, the others kept as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import models

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.folder.files import LARGEST_KEPT, MOST_KEPT, READ, inside, sha256, walk
from thakhi.web.folder.shapes import SMALL, fields_of
from thakhi.web.folder.speech import file_of
from thakhi.web.folder.tables import Tables
from thakhi.web.transcripts.media import MEDIA_TYPES as RECORDINGS
from thakhi.web.workshops.models import Cycle, KeptFile
from thakhi.web.workshops.uploads import MEDIA_TYPES as DOCUMENTS

KINDS = {"documents/": DOCUMENTS, "recordings/": RECORDINGS}  # nothing that a browser would run
Tell = Callable[[str, Text], None]


def check_sums(folder: Path) -> None:
    """*Fails when* a file is not the one whose checksum a sheet gives."""
    workshops, spoken = bridge.read_workshops(folder), bridge.read_recordings(folder)
    documents = [one for workshop in (workshops.workshops if workshops else ()) for one in workshop.documents]
    recordings = spoken.recordings if spoken else ()
    for sheet, rows in (("workshops.yaml", documents), ("recordings/recordings.yaml", recordings)):
        for row in rows:
            _check_sum(folder, row.file, row.sha256, str(folder / sheet))


def _check_sum(folder: Path, name: str, told: str, where: str) -> None:
    if told and sha256(inside(folder, name, where)) != told:
        raise InputProblem(
            Text(
                f"«{name}» no es el archivo cuya suma dice la carpeta; está dañado o cambió",
                f"“{name}” is not the file whose checksum the folder gives; it is damaged or was changed",
            ),
            where,
        )


def take_uploads(folder: Path, tables: Tables, tell: Tell) -> list[str]:
    """Copies the files that rows name into the uploads and names them there; what was copied, for an undo.

    A file that is not there is told and left out: a demonstration may be loaded before its sound is made.
    """
    taken: list[str] = []
    for shape in SMALL:
        for field in fields_of(shape):
            if isinstance(field, models.FileField):
                for row in tables[shape.label].values():
                    if row.get(field.name):
                        row[field.name] = _taken(folder, str(row[field.name]), str(field.upload_to), tell)
                        taken.append(str(row[field.name]))
    return [name for name in taken if name]


def _taken(folder: Path, name: str, upload_to: str, tell: Tell) -> str:
    if not folder.joinpath(*PurePosixPath(name).parts).exists() and ".." not in name:
        tell(
            f"{folder / name}",
            Text("el archivo no está; se cargó lo demás", "the file is not there; the rest was loaded"),
        )
        return ""
    path = inside(folder, name, str(folder))
    if path.suffix.lower() not in KINDS[upload_to]:
        kinds = " ".join(KINDS[upload_to])
        raise InputProblem(
            Text(
                f"no se aceptan archivos «{path.suffix}»; conviértalo en uno de estos: {kinds}",
                f"files “{path.suffix}” are not accepted; convert it to one of these: {kinds}",
            ),
            str(path),
        )
    with path.open("rb") as stream:
        return str(default_storage.save(str(PurePosixPath(upload_to) / path.name), File(stream)))


def undo_uploads(names: Iterable[str]) -> None:
    """Removes what was copied for a load that failed."""
    for name in names:
        default_storage.delete(name)


def keep_files(folder: Path, tables: Tables, names: set[str], cycle: Cycle) -> None:
    """Keeps, byte for byte, the files that no row is made from: actions, evidence, practices."""
    ours = READ | names | {file_of(key) for key in tables["transcripts.Transcript"]}
    kept = 0
    for name, path in walk(folder):
        if name in ours:
            continue
        kept += 1
        if path.stat().st_size > LARGEST_KEPT or kept > MOST_KEPT or len(name) > 500:
            raise InputProblem(
                Text(
                    f"es demasiado para guardarlo con el ciclo (hasta {LARGEST_KEPT // 2**20} MB por archivo y "
                    f"{MOST_KEPT} archivos)",
                    f"is too much to keep with the cycle (up to {LARGEST_KEPT // 2**20} MB a file and "
                    f"{MOST_KEPT} files)",
                ),
                str(path),
            )
        KeptFile.objects.create(cycle=cycle, path=name, content=path.read_bytes())


def named_files(tables: Tables) -> set[str]:
    """The paths of all files that rows name."""
    fields = [(shape.label, f.name) for shape in SMALL for f in fields_of(shape) if isinstance(f, models.FileField)]
    return {str(row[name]) for label, name in fields for row in tables[label].values() if row.get(name)}
