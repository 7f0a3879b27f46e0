"""Files appear whole or not at all, and one process at a time writes a folder."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text


def write_whole(path: Path, content: bytes | str) -> None:
    """Writes `path` through a temporary file beside it, then renames: never half-written."""
    data = content.encode() if isinstance(content, str) else content
    with full_disk_said(path):
        _make_folder(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(name, 0o644)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A temporary folder beside `target` that takes its place when the block ends well.

    A killed process leaves only a hidden `.name.*` folder, which the next one with the lock removes.
    """
    with full_disk_said(target):
        _make_folder(target.parent)
        for left in target.parent.glob(f".{target.name}.*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        try:
            yield work
            _replace_folder(work, target)
        finally:
            shutil.rmtree(work, ignore_errors=True)


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Holds the lock `name` of `folder`; another process that holds it is a problem to be told, not waited for."""
    import fcntl

    _make_folder(folder)
    with (folder / f".{name}.lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ResourceProblem(
                Text(
                    "otro proceso está escribiendo aquí; espere a que termine e intente de nuevo",
                    "another process is writing here; wait until it ends and try again",
                ),
                str(folder / name),
            ) from None
        yield


@contextmanager
def full_disk_said(path: Path) -> Iterator[None]:
    """Turns "no space left" and "not allowed" into words with the path."""
    try:
        yield
    except OSError as found:
        if found.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise ResourceProblem(
                Text(
                    "no queda espacio en el disco; nada quedó a medias",
                    "no space left on the disk; nothing was left half-written",
                ),
                str(path),
            ) from found
        if found.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise ResourceProblem(
                Text("no hay permiso para escribir aquí", "not allowed to write here"), str(path)
            ) from found
        raise


def _make_folder(folder: Path) -> None:
    """Makes the folder; says why there can be none (a file in its way, a path that does not exist or is too long)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as found:
        if found.errno not in {errno.ENOTDIR, errno.EEXIST, errno.ENOENT, errno.ENAMETOOLONG, errno.ELOOP}:
            raise
        raise ResourceProblem(
            Text(
                f"aquí no puede haber una carpeta ({found.strerror}); elija otra",
                f"there can be no folder here ({found.strerror}); choose another",
            ),
            str(folder),
        ) from found


def _replace_folder(work: Path, target: Path) -> None:
    os.chmod(work, 0o755)
    if not target.exists():
        os.rename(work, target)
        return
    old = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    os.rename(target, old / "old")
    os.rename(work, target)
    shutil.rmtree(old, ignore_errors=True)
