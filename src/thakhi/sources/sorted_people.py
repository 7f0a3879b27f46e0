"""The people table in its order: strata, PSUs and households as dense numbers, row groups of whole PSUs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from thakhi.folder.write import full_disk_said
from thakhi.sources.progress import WRITING, Progress, silent
from thakhi.sources.raw import ROW, literal, quote
from thakhi.terms.errors import InputProblem
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

_GROUP = 120_000  # rows of a row group, or one PSU where that is larger
_DESIGN = ("weight", "stratum", "psu", "household", "person")


def make_people(
    connection: duckdb.DuckDBPyConnection, names: Sequence[str], survey: Survey, columns: Mapping[str, Column]
) -> frozenset[str]:
    """Makes the tables `psus` and `people` out of `harmonised`; the columns that do not vary within a PSU."""
    _number_psus(connection, "fpc" in names)
    household = "household" in names
    if household:
        connection.execute(
            "CREATE TABLE households AS SELECT psu AS psu_code, household AS code, "
            "ROW_NUMBER() OVER (ORDER BY MIN(stratum), psu, household) - 1 AS seat "
            "FROM harmonised GROUP BY psu, household"
        )
    person = ["TRY_CAST(h.person AS INTEGER) AS person"] if "person" in names else []
    parts = [
        f"{literal(survey.id)}::ENUM ({literal(survey.id)}) AS survey",
        f"{literal(survey.period.iso)}::ENUM ({literal(survey.period.iso)}) AS period",
        *person,
        "h.weight AS weight",
        "p.stratum AS stratum",
        "p.psu AS psu",
        *(["CAST(o.seat AS INTEGER) AS household"] if household else []),
        *(_typed(c) for n, c in columns.items() if n not in _DESIGN),
        f"h.{ROW} AS {ROW}",
    ]
    join = "LEFT JOIN households o ON o.psu_code = h.psu AND o.code = h.household" if household else ""
    _create(
        connection, f"SELECT {', '.join(parts)} FROM harmonised h JOIN psus p ON p.psu_code = h.psu {join}", columns
    )
    return _constant(connection)


def with_levels(connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Column]) -> dict[str, Column]:
    """The columns, categories without declared levels with those that the data hold."""
    return {n: replace(c, levels=_levels(connection, n)) if _open(c) else c for n, c in columns.items()}


def _open(column: Column) -> bool:
    return column.kind == "category" and not column.levels


def _levels(connection: duckdb.DuckDBPyConnection, name: str) -> tuple[Level, ...]:
    found = connection.execute(
        f"SELECT DISTINCT CAST({quote(name)} AS VARCHAR) AS v FROM harmonised WHERE v IS NOT NULL ORDER BY v"
    ).fetchall()
    return tuple(Level(str(v), Text.same(str(v))) for (v,) in found)


def write_people(connection: duckdb.DuckDBPyConnection, path: Path, progress: Progress = silent) -> int:
    """Writes `people` sorted by PSU; how many persons."""
    total = int(connection.execute("SELECT COUNT(*) FROM people").fetchall()[0][0])
    names = _names(connection)
    order = ", ".join(["psu", *(n for n in ("household", "person") if n in names), ROW])  # no ties: the same bytes
    reader = connection.sql(f"SELECT * EXCLUDE ({ROW}) FROM people ORDER BY {order}").to_arrow_reader(_GROUP)
    written = 0
    with full_disk_said(path), pq.ParquetWriter(path, reader.schema, compression="zstd") as writer:
        for group in _whole_psus(reader):
            writer.write_table(group, row_group_size=max(group.num_rows, 1))
            written += group.num_rows
            progress(WRITING, 0.6 + 0.4 * written / max(total, 1))
    return written


def _number_psus(connection: duckdb.DuckDBPyConnection, has_population: bool) -> None:
    """`psus`: dense numbers, those of a stratum side by side."""
    population = ", MAX(fpc) AS fpc" if has_population else ""
    connection.execute(
        "CREATE TABLE psus AS SELECT CAST(ROW_NUMBER() OVER (ORDER BY stratum, psu) - 1 AS INTEGER) AS psu, "
        "psu AS psu_code, CAST(DENSE_RANK() OVER (ORDER BY stratum) - 1 AS INTEGER) AS stratum, "
        "stratum AS stratum_code, CAST(COUNT(*) AS INTEGER) AS persons, "
        f"COUNT(*) OVER (PARTITION BY stratum) AS n_h{population} FROM harmonised GROUP BY stratum, psu"
    )


def _typed(column: Column) -> str:
    """The column in the type it is stored in: a category is an ENUM of its levels, in their order."""
    name = quote(column.name)
    if column.kind == "category" and column.levels:
        levels = ", ".join(literal(level.code) for level in column.levels)
        return f"CAST(h.{name} AS ENUM ({levels})) AS {name}"
    kind = {"number": "DOUBLE", "boolean": "BOOLEAN", "category": "VARCHAR", "id": "VARCHAR"}[column.kind]
    return f"CAST(h.{name} AS {kind}) AS {name}"


def _create(connection: duckdb.DuckDBPyConnection, sql: str, columns: Mapping[str, Column]) -> None:
    try:
        connection.execute(f"CREATE TABLE people AS {sql}")
    except duckdb.ConversionException as found:
        raise _stray_code(connection, columns) or found from found


def _stray_code(connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Column]) -> InputProblem | None:
    """The category that holds a code outside its levels."""
    for name, column in columns.items():
        if column.kind != "category" or not column.levels:
            continue
        levels = ", ".join(literal(level.code) for level in column.levels)
        found = connection.execute(
            f"SELECT CAST(h.{quote(name)} AS VARCHAR) AS v, COUNT(*) FROM harmonised h "
            f"WHERE v NOT IN ({levels}) GROUP BY v ORDER BY v LIMIT 1"
        ).fetchall()
        if found:
            return InputProblem(
                Text(
                    f"«{name}» tiene el código «{found[0][0]}», ajeno a sus niveles ({found[0][1]} registros)",
                    f"“{name}” holds the code “{found[0][0]}”, which is not one of its levels ({found[0][1]} records)",
                )
            )
    return None


def _constant(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """Columns of `people` with one value, or none, in each PSU."""
    names = _names(connection)
    within = [
        f"MIN({q}) IS NOT DISTINCT FROM MAX({q}) AND COUNT({q}) IN (0, COUNT(*)) AS c{i}"
        for i, q in enumerate(quote(n) for n in names)
    ]
    all_of = ", ".join(f"BOOL_AND(c{i})" for i in range(len(names)))
    found = connection.execute(
        f"SELECT {all_of} FROM (SELECT {', '.join(within)} FROM people GROUP BY psu)"
    ).fetchall()[0]
    return frozenset(n for n, same in zip(names, found, strict=True) if same)


def _names(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The columns of `people` that are stored."""
    return [name for (name, *_) in connection.execute("DESCRIBE people").fetchall() if name != ROW]


def _whole_psus(reader: pa.RecordBatchReader) -> Iterator[pa.Table]:
    """Tables of about `_GROUP` rows, cut between PSUs."""
    held: list[pa.RecordBatch] = []
    rows = 0
    for batch in reader:
        held.append(batch)
        rows += batch.num_rows
        if rows < _GROUP:
            continue
        table = pa.Table.from_batches(held)
        cut = _last_start(table["psu"].to_numpy())
        if cut:
            yield table.slice(0, cut)
        held = table.slice(cut).combine_chunks().to_batches()
        rows = table.num_rows - cut
    if rows:
        yield pa.Table.from_batches(held)


def _last_start(psu: np.ndarray) -> int:
    """Where the last PSU of a sorted run begins."""
    return int(np.searchsorted(psu, psu[-1], side="left"))
