"""JSON lines: one row a line, read and written one after another; a mistake is told with its line."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.folder.values import Plain

LONGEST_LINE = 50_000_000


def write_lines(path: Path, rows: Iterable[Plain]) -> int:
    """Writes `rows`, for their owner's eyes only; how many there were."""
    count = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def read_lines(path: Path) -> Iterator[tuple[Plain, str]]:
    """The rows of a file, each with its `file:line`; none when there is no such file."""
    if not path.exists():
        return
    with path.open("rb") as stream:
        number = 0
        while line := stream.readline(LONGEST_LINE):
            number += 1
            where = f"{path}:{number}"
            yield _row(line, where), where


def _row(line: bytes, where: str) -> Plain:
    try:
        row: Any = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise InputProblem(
            Text("no es una línea JSON como las que escribe thakhi dump", "is no JSON line as thakhi dump writes them"),
            where,
        )
    return row
