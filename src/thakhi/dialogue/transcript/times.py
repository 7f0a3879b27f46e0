"""`00:01:02.345 --> 00:01:05.000 align:start` → milliseconds."""

from __future__ import annotations

import re

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

TIME = r"(?:(\d{1,10}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
TIMING = re.compile(rf"\s*{TIME}\s*-->\s*{TIME}(?![\d.,:])(.*)", re.ASCII)


def is_timing(line: str) -> bool:
    """Whether `line` is where a cue says its time, well or badly."""
    return "-->" in line


def timing(line: str, where: str) -> tuple[int, int]:
    """Start and end in milliseconds; *fails when* they cannot be read."""
    found = TIMING.fullmatch(line)
    if found is None:
        raise _unreadable(line, where)
    start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:8])
    if start is None or end is None:
        raise _unreadable(line, where)
    return start, end


def _milliseconds(parts: tuple[str | None, ...]) -> int | None:
    hours, minutes, seconds = (int(part or 0) for part in parts[:3])
    if minutes > 59 or seconds > 59:
        return None
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int((parts[3] or "0").ljust(3, "0"))


def _unreadable(line: str, where: str) -> InputProblem:
    said = line.strip()[:80]
    return InputProblem(
        Text(
            f"no se entiende el tiempo «{said}»; se escribe como «00:01:02.345 --> 00:01:05.000»",
            f"cannot read the time “{said}”; it is written like “00:01:02.345 --> 00:01:05.000”",
        ),
        where,
    )
