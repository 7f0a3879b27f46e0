"""Reads a text file; a row with too few or too many fields is refused with its line, however long the file is."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import duckdb

from thakhi.sources.mapping import Dialect
from thakhi.sources.raw import ROW, Raw, filled_sql, literal, no_rows
from thakhi.sources.unpack import Plain
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.text import Text

_LONGEST_LINE = 4 << 20


def csv_header(plain: Plain, dialect: Dialect) -> list[str]:
    """The names in the first line."""
    with plain.path.open(encoding="utf-8-sig", newline="") as stream:
        first = stream.readline(_LONGEST_LINE)
    names = [n.strip() for n in next(csv.reader([first], delimiter=dialect.separator), [])]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise InputProblem(
            Text(f"columnas repetidas: {', '.join(twice[:8])}", f"repeated columns: {', '.join(twice[:8])}"),
            f"{plain.name}:1",
        )
    return names


def read_csv(
    plain: Plain,
    *,
    connection: duckdb.DuckDBPyConnection,
    header: Sequence[str],
    variables: dict[str, str],
    dialect: Dialect,
) -> Raw:
    """The variables (name asked for → name in the file) as the table `raw`, all text."""
    names = ", ".join(f"{literal(n)}: 'VARCHAR'" for n in header)
    wanted = ", ".join(filled_sql(v, dialect.missing) for v in dict.fromkeys(variables.values()))
    try:
        connection.execute(
            f"CREATE TABLE raw AS SELECT {wanted} FROM read_csv({literal(str(plain.path))}, "
            f"columns = {{{names}}}, auto_detect = false, header = true, delim = {literal(dialect.separator)}, "
            "quote = '\"', escape = '\"', null_padding = false, store_rejects = true, rejects_limit = 20, "
            f"max_line_size = {_LONGEST_LINE})"
        )
    except duckdb.InvalidInputException as found:
        raise _unreadable(plain, found) from found
    _refuse_broken(connection, plain)
    connection.execute(f"CREATE VIEW rows_raw AS SELECT *, rowid + 1 AS {ROW} FROM raw")
    rows = int(connection.execute("SELECT COUNT(*) FROM raw").fetchall()[0][0])
    if rows == 0:
        raise no_rows(plain)
    return Raw(connection, plain, variables, dialect.decimal, rows)


def _refuse_broken(connection: duckdb.DuckDBPyConnection, plain: Plain) -> None:
    found = connection.execute(
        "SELECT line_byte_position, column_idx, error_type, error_message FROM reject_errors "
        "ORDER BY line_byte_position LIMIT 20"
    ).fetchall()
    if not found:
        return
    line = _line_of_byte(plain.path, int(found[0][0]))
    raise DataProblem(_broken(str(found[0][2]), str(found[0][3])), f"{plain.name}:{line}")


def _broken(kind: str, words: str) -> Text:
    expected, met = ([w for w in words.split() if w.isdigit()] + ["", ""])[:2]
    if kind == "MISSING COLUMNS":
        return Text(
            f"la fila tiene {met} campos y se esperan {expected}: el archivo está cortado o dañado",
            f"the row has {met} fields, expected {expected}: the file is cut short or damaged",
        )
    if kind == "TOO MANY COLUMNS":
        return Text(
            f"la fila tiene más de {expected} campos: el archivo está cortado o dañado",
            f"the row has more than {expected} fields: the file is cut short or damaged",
        )
    return Text(
        "la fila está dañada: comillas sin cerrar o línea demasiado larga",
        "the row is broken: an unclosed quote or a line that is too long",
    )


def _line_of_byte(path: Path, position: int) -> int:
    """The line of a record that starts at `position` (from 1); the engine points at the \n of a \r\n before it."""
    left, lines = position, 1
    with path.open("rb") as stream:
        while left > 0 and (block := stream.read(min(left, 1 << 20))):
            lines += block.count(b"\n")
            left -= len(block)
    return lines


def _unreadable(plain: Plain, found: Exception) -> DataProblem:
    words = str(found).splitlines()[0][:200]
    return DataProblem(
        Text(f"no se puede leer como texto separado: {words}", f"cannot be read as separated text: {words}"), plain.name
    )
