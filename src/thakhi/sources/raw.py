"""The producer's file as a table `raw` in the engine: chosen variables, values as they stand, rows in file order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from thakhi.sources.unpack import Plain
from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

Value = str | float
ROW = "thakhi_row"  # number of a record in its file, from 1


@dataclass(frozen=True, slots=True)
class Raw:
    """What was read. `numeric` variables hold numbers, others text; `labels` are value labels of coded ones."""

    connection: duckdb.DuckDBPyConnection
    plain: Plain
    variables: Mapping[str, str]  # name asked for → name in the file
    decimal: str
    rows: int
    numeric: frozenset[str] = frozenset()
    labels: Mapping[str, Mapping[Value, str]] = field(default_factory=dict)

    def column(self, name: str) -> str:
        """The variable as SQL; text is trimmed, an empty one NULL."""
        return quote(self.variables[name])

    def at(self, row: int) -> str:
        """`file:line` of a record."""
        return f"{self.plain.name}:{self.line(row)}"

    def line(self, row: int) -> int:
        """The physical line of a record: one further down for the header, more where cells hold line ends."""
        if self.plain.form != "csv" or self.plain.lines <= self.rows + 1:
            return row + 1 if self.plain.form == "csv" else row
        return _walked(self.plain, row)


def quote(name: str) -> str:
    """An SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(words: str) -> str:
    """An SQL string."""
    return "'" + words.replace("'", "''") + "'"


def filled_sql(name: str, missing: Sequence[str]) -> str:
    """A text variable trimmed, NULL where it is empty or says one of the words for missing."""
    trimmed = f"NULLIF(TRIM({quote(name)}), '')"
    for word in missing:
        trimmed = f"NULLIF({trimmed}, {literal(word)})"
    return f"{trimmed} AS {quote(name)}"


def no_rows(plain: Plain) -> DataProblem:
    """A file with a header and no records."""
    return DataProblem(Text("el archivo no tiene ningún registro", "the file has no records"), plain.name)


def _walked(plain: Plain, row: int) -> int:
    """The line of a record in a file whose cells may hold line ends: an even number of quotes closes a record."""
    record, quotes = -1, 0
    start = 1
    with plain.path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if quotes % 2 == 0:
                record, start = record + 1, number
                if record == row:
                    return start
            quotes += line.count(b'"')
    return start
