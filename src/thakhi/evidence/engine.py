"""Runs the SQL of a pass over a survey's people: DuckDB in process, or Spark, chosen by the survey's URL."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from thakhi.terms.progress import Progress
from thakhi.terms.survey import Survey

Columns = dict[str, npt.NDArray[np.generic]]
Sql = Callable[[str], str]  # the people, as they can stand after FROM → a query


class Engine(Protocol):
    """What evidence asks of a place where SQL runs."""

    def passes(self, sql: Sql, *, tables: dict[str, pa.Table] | None = None) -> Sequence[Columns]:
        """The answers to `sql(people)`, one per slice of PSUs in their order."""
        ...

    def first_rows(self, sql: str, columns: Sequence[str], rows: int) -> Columns:
        """The answer to `sql` over the first rows of `{people}`, read for these columns only."""
        ...

    def close(self) -> None:
        """Frees what the engine holds."""
        ...


def engine_of(survey: Survey, *, progress: Progress | None = None) -> Engine:
    """The engine that the survey's URL asks for."""
    if survey.engine == "spark":
        from thakhi.evidence.engine_spark import SparkEngine

        return SparkEngine(survey)
    from thakhi.evidence.engine_duckdb import DuckEngine

    return DuckEngine(survey, progress=progress)


def as_columns(table: pa.Table) -> Columns:
    """An engine's answer as arrays; a NULL number becomes NaN."""
    decimals = pa.types.is_decimal
    columns = ((n, table[n]) for n in table.column_names)
    return {n: (c.cast(pa.float64()) if decimals(c.type) else c).to_numpy() for n, c in columns}
