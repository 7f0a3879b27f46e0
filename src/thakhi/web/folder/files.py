"""The files of a folder: walked safely, taken into the site, given out of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

READ = {
    "cycle.yaml", "workshops.yaml", "people.yaml", "statements.yaml", "comments.yaml", "recordings/recordings.yaml",
    "progress/results.yaml",
}  # fmt: skip
NOT_OURS = {"build", "private"}  # what `thakhi build` makes, and what has a shape of its own
LARGEST_KEPT = 25 * 2**20
MOST_KEPT = 5_000


def walk(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file of `folder` but hidden ones, `build/` and `private/`: its path with `/`, and where it is.

    *Fails when* something is neither file nor folder (a link could lead out of the folder), or has a name that other
    systems cannot read.
    """
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.startswith(".") or entry.name in NOT_OURS:
            continue
        yield from _walked(Path(entry.path), PurePosixPath(entry.name))


def _walked(path: Path, name: PurePosixPath) -> Iterator[tuple[str, Path]]:
    if not name.name.isprintable():
        shown = str(name).encode("utf-8", "backslashreplace").decode()
        raise InputProblem(
            Text("el nombre no es UTF-8 legible; cámbielo", "the name is not readable UTF-8; change it"), shown
        )
    if path.is_symlink() or not (path.is_dir() or path.is_file()):
        raise InputProblem(
            Text(
                "es un enlace o un archivo especial; ponga el archivo mismo",
                "is a link or a special file; put the file itself",
            ),
            str(path),
        )
    if path.is_dir():
        for entry in sorted(os.scandir(path), key=lambda one: one.name):
            if not entry.name.startswith("."):
                yield from _walked(Path(entry.path), name / entry.name)
    else:
        yield str(name), path


def inside(folder: Path, name: str, where: str) -> Path:
    """The file that a sheet names below `folder`; *fails when* it leads out of it, is a link or is not there."""
    pure = PurePosixPath(name)
    path = folder.joinpath(*pure.parts)
    if pure.is_absolute() or ".." in pure.parts or "\0" in name:
        raise InputProblem(Text(f"«{name}» sale de la carpeta", f"“{name}” leads out of the folder"), where)
    links = [part for part in (path, *path.parents) if part.is_symlink() and folder in part.parents]
    if links or not path.is_file():
        raise InputProblem(
            Text(f"no hay en la carpeta un archivo «{name}»", f"there is no file “{name}” in the folder"), where
        )
    return path


def sha256(path: Path) -> str:
    """The checksum of a file, read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def place(source: Path, target: Path) -> None:
    """Copies `source` to `target`: another name of the same bytes would let an edit of the folder change the site."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def safe_suffix(name: str) -> str:
    """The ending of a file name, in plain letters: `.ogg`; empty when it has none such."""
    suffix = unicodedata.normalize("NFKC", PurePosixPath(name).suffix.lower())
    return suffix if suffix.isascii() and suffix[1:].isalnum() and len(suffix) <= 10 else ""
