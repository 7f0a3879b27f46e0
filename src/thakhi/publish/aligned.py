"""A table of words aligned for a terminal or a plain-text mail."""

from __future__ import annotations

from collections.abc import Sequence


def align(header: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int]) -> str:
    """Lines with two spaces between columns; columns in `right` are set flush right."""
    table = [header, *rows]
    widths = [max(len(row[i]) for row in table) for i in range(len(header))]
    rule = ["─" * width for width in widths]
    lines = [_line(row, widths, right) for row in (header, rule, *rows)]
    return "\n".join(lines) + "\n"


def _line(row: Sequence[str], widths: Sequence[int], right: frozenset[int]) -> str:
    cells = (
        text.rjust(width) if i in right else text.ljust(width)
        for i, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
