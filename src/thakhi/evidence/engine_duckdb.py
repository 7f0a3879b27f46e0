"""DuckDB in process: slices of whole PSUs, each by one thread, added up in their order (ADR 3).

A slice is a few row groups of the Parquet file, which hold whole PSUs; so each row is read once, the sums of a
PSU are never split, memory is bounded by the slice and not by the survey, and the same file gives the same bits.
"""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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

SLICE_ROWS = 360_000  # measured: larger slices leave the processor cache, smaller ones plan too often
MEMORY = "THAKHI_MEMORY_MB"  # DuckDB's limit in megabytes; it spills to disk beyond
DEFAULT_MEMORY_MB = 768
READING = Text("leyendo la encuesta", "reading the survey")


class DuckEngine:
    """Reads `people.parquet` of one survey."""

    def __init__(self, survey: Survey, *, progress: Progress | None = None) -> None:
        self._people = Path(survey.folder) / PEOPLE
        self._survey = survey
        self._progress = progress
        self._local = threading.local()
        memory = _memory()
        self._spill = tempfile.TemporaryDirectory(prefix="thakhi-")
        config: dict[str, str | bool | int | float | list[str]] = {"threads": 1, "memory_limit": memory}
        self._db = duckdb.connect(config={**config, "temp_directory": self._spill.name})
        self._db.execute("SET parquet_metadata_cache = true")  # slices read one file many times

    def passes(self, sql: Sql, *, tables: dict[str, pa.Table] | None = None) -> Sequence[Columns]:
        """The answers to `sql`, one per slice, computed by as many threads as there are processors."""
        slices = self._slices()
        source = self._source()
        done = 0
        answers: list[Columns] = []
        with ThreadPoolExecutor(min(len(slices), os.cpu_count() or 1)) as pool:
            running = [pool.submit(self._answer, sql(source, psus), tables or {}) for psus in slices]
            try:
                for task in running:
                    answers.append(task.result())
                    done += 1
                    if self._progress:
                        self._progress(READING, done / len(slices))
            except BaseException:
                for task in running:
                    task.cancel()
                raise
        return answers

    def first_rows(self, sql: str, columns: Sequence[str], rows: int) -> Columns:
        """The answer to `sql` over the first rows of the file."""
        head = f"(SELECT {', '.join(columns)} FROM {self._source()} LIMIT {rows})"
        return self._answer(sql.format(people=head), {})

    def close(self) -> None:
        """Closes the database and removes what it spilled."""
        self._db.close()
        self._spill.cleanup()

    def _source(self) -> str:
        return "read_parquet('" + str(self._people).replace("'", "''") + "')"

    def _answer(self, sql: str, tables: dict[str, pa.Table]) -> Columns:
        cursor = self._db.cursor()
        try:
            for name, table in tables.items():
                cursor.register(name, table)
            return as_columns(cursor.sql(sql).to_arrow_table())
        except duckdb.OutOfMemoryException as found:
            raise _no_room(str(found)) from None
        except duckdb.IOException as found:
            if "No space left" in str(found):
                raise _no_room(str(found)) from None
            raise unreadable(self._people, str(found)) from None
        except (duckdb.InvalidInputException, duckdb.SerializationException) as found:
            raise unreadable(self._people, str(found)) from None
        except (duckdb.BinderException, duckdb.ConversionException) as found:
            raise _not_computable(str(found)) from None
        finally:
            cursor.close()

    def _slices(self) -> list[tuple[int, int] | None]:
        metadata = people_metadata(self._survey)
        if metadata.num_rows <= SLICE_ROWS:
            return [None]
        ends = np.cumsum([metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)])
        rows_before = np.cumsum(read_design(self._survey).persons)
        psu_ends = np.searchsorted(rows_before, ends) + 1
        return _grouped(ends.tolist(), psu_ends.tolist())


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
