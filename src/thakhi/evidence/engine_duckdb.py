"""DuckDB in process: slices of whole PSUs, each by one thread, added up in their order (ADR 3).

A slice is a few row groups of the Parquet file, which hold whole PSUs; so each row is read once, the sums of a
PSU are never split, memory is bounded by the slice and not by the survey, and the same file gives the same bits.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa

from thakhi.evidence.design import PEOPLE, people_metadata, read_design, unreadable
from thakhi.evidence.engine import Columns, Sql, as_columns
from thakhi.terms.errors import InputProblem, ResourceProblem
from thakhi.terms.progress import Progress
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

SLICE_ROWS = 240_000  # measured: larger slices leave the processor cache, smaller ones plan too often
MEMORY = "THAKHI_MEMORY_MB"  # DuckDB's limit in megabytes; it spills to disk beyond
DEFAULT_MEMORY_MB = 768
READING = Text("leyendo la encuesta", "reading the survey")


class DuckEngine:
    """Reads `people.parquet` of one survey."""

    def __init__(self, survey: Survey, *, progress: Progress | None = None) -> None:
        self._people = Path(survey.folder) / PEOPLE
        self._survey = survey
        self._progress = progress
        memory = _memory()
        self._spill = tempfile.TemporaryDirectory(prefix="thakhi-")
        config: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": memory}
        self._db = duckdb.connect(config={**config, "temp_directory": self._spill.name})
        self._db.execute("SET parquet_metadata_cache = true")  # slices read one file many times

    def passes(self, sql: Sql, *, tables: dict[str, pa.Table] | None = None) -> Sequence[Columns]:
        """The answers to `sql`, one per slice, computed by as many threads as there are processors."""
        slices = self._slices()
        work = _Worker(self._db, sql(self._source(sliced=len(slices) > 1)), tables or {}, sliced=len(slices) > 1)
        answers: list[Columns] = []
        with self._told(), ThreadPoolExecutor(min(len(slices), os.cpu_count() or 1)) as pool:
            running = [pool.submit(work.answer, psus) for psus in slices]
            try:
                for task in running:
                    answers.append(task.result())
                    if self._progress:
                        self._progress(READING, len(answers) / len(slices))
            except BaseException:
                for task in running:
                    task.cancel()
                raise
        return answers

    def first_rows(self, sql: str, columns: Sequence[str], rows: int) -> Columns:
        """The answer to `sql` over the first rows of the file."""
        head = f"(SELECT {', '.join(columns)} FROM {self._source(sliced=False)} LIMIT {rows})"
        with self._told():
            return as_columns(self._db.cursor().sql(sql.format(people=head)).to_arrow_table())

    def close(self) -> None:
        """Closes the database and removes what it spilled."""
        self._db.close()
        self._spill.cleanup()

    def _source(self, *, sliced: bool) -> str:
        file = "read_parquet('" + str(self._people).replace("'", "''") + "')"
        return f"(SELECT * FROM {file} WHERE psu >= $1 AND psu < $2) AS people" if sliced else file

    @contextmanager
    def _told(self) -> Iterator[None]:
        """DuckDB's errors as Problems."""
        try:
            yield
        except duckdb.OutOfMemoryException as found:
            raise _no_room(str(found)) from None
        except duckdb.IOException as found:
            if "No space left" in str(found):
                raise _no_room(str(found)) from None
            raise unreadable(self._people, str(found)) from None
        except (duckdb.InvalidInputException, duckdb.SerializationException) as found:
            raise unreadable(self._people, str(found)) from None
        except (duckdb.BinderException, duckdb.ConversionException, duckdb.ParserException) as found:
            raise _not_computable(str(found)) from None

    def _slices(self) -> list[tuple[int, int] | None]:
        metadata = people_metadata(self._survey)
        if metadata.num_rows <= SLICE_ROWS:
            return [None]
        ends = np.cumsum([metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)])
        rows_before = np.cumsum(read_design(self._survey).persons)
        psu_ends = np.searchsorted(rows_before, ends) + 1
        return _grouped(ends.tolist(), psu_ends.tolist())


class _Worker:
    """Answers one query for many slices: each thread plans it once and runs it with the slice's bounds."""

    def __init__(self, db: duckdb.DuckDBPyConnection, query: str, tables: dict[str, pa.Table], *, sliced: bool) -> None:
        self._db, self._query, self._tables, self._sliced = db, query, tables, sliced
        self._local = threading.local()

    def answer(self, psus: tuple[int, int] | None) -> Columns:
        """The answer for the PSUs from `psus[0]` up to `psus[1]`, or for all."""
        cursor = self._cursor()
        query = f"EXECUTE pass({psus[0]}, {psus[1]})" if psus else self._query
        return as_columns(cursor.sql(query).to_arrow_table())

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._db.cursor()
            for name, table in self._tables.items():
                self._local.cursor.register(name, table)
            if self._sliced:
                self._local.cursor.execute(f"PREPARE pass AS {self._query}")
        cursor: duckdb.DuckDBPyConnection = self._local.cursor
        return cursor


def _grouped(ends: list[int], psu_ends: list[int]) -> list[tuple[int, int] | None]:
    """Row groups joined to slices of about SLICE_ROWS, as half-open ranges of PSUs."""
    slices: list[tuple[int, int] | None] = []
    first, rows = 0, 0
    for end, psu_end in zip(ends, psu_ends, strict=True):
        if end - rows >= SLICE_ROWS or end == ends[-1]:
            slices.append((first, psu_end))
            first, rows = psu_end, end
    return slices


def _memory() -> str:
    memory = os.environ.get(MEMORY, str(DEFAULT_MEMORY_MB))
    if not memory.isdigit() or int(memory) < 64:
        raise InputProblem(
            Text(
                f"{MEMORY}={memory!r} no sirve: escriba megabytes, al menos 64",
                f"{MEMORY}={memory!r} is no use: write megabytes, at least 64",
            )
        )
    return f"{memory}MB"


def _not_computable(detail: str) -> InputProblem:
    first = detail.splitlines()[0]
    return InputProblem(
        Text(
            f"la condición o el indicador no se puede calcular ({first}); revise los tipos de sus columnas",
            f"the condition or the indicator cannot be computed ({first}); check the kinds of its columns",
        )
    )


def _no_room(detail: str) -> ResourceProblem:
    first = detail.splitlines()[0]
    return ResourceProblem(
        Text(
            f"no alcanza la memoria o el disco temporal ({first}). Suba {MEMORY} o quite dimensiones",
            f"memory or temporary disk ran out ({first}). Raise {MEMORY} or drop dimensions",
        )
    )
