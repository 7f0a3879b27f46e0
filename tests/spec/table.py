"""Reads the hand-drawn tables of the definitions: `|` between columns, an empty cell is missing."""

from __future__ import annotations

from dataclasses import dataclass

RULE = set("-: ")


@dataclass(frozen=True)
class Table:
    """The drawn columns, and one tuple of words per row; None where nothing is drawn."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]

    def drawn(self, column: str) -> list[str]:
        """The words of one column, without the empty cells."""
        at = self.columns.index(column)
        return [word for row in self.rows if (word := row[at]) is not None]


def read_table(text: str) -> Table:
    """The table that `text` draws.

    *Fails when* it has no rows, or a row has more or fewer cells than the header.
    """
    lines = [_cells(line) for line in text.strip().splitlines() if not _is_rule(line)]
    header, rows = tuple(word or "" for word in lines[0]), lines[1:]
    uneven = [row for row in rows if len(row) != len(header)]
    if not rows or uneven:
        raise ValueError(f"a table needs rows of {len(header)} cells each: {uneven or 'no rows'}")
    return Table(header, tuple(rows))


def _cells(line: str) -> tuple[str | None, ...]:
    return tuple(word.strip() or None for word in line.strip().removeprefix("|").removesuffix("|").split("|"))


def _is_rule(line: str) -> bool:
    """The line of dashes under the header."""
    return set(line.replace("|", "")) <= RULE
