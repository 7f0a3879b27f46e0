"""Spark, for microdata that outgrow one machine: the same SQL, transpiled, over the whole table at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import sqlglot

from thakhi.evidence.engine import Columns, Sql, as_columns
from thakhi.terms.errors import ResourceProblem
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


class SparkEngine:
    """Reads `people.parquet` through the running Spark session, or one of this machine."""

    def __init__(self, survey: Survey) -> None:
        self._session = _session()
        people = self._session.read.parquet(str(Path(survey.folder) / "people.parquet"))
        people.createOrReplaceTempView("thakhi_people")

    def passes(self, sql: Sql, *, tables: dict[str, pa.Table] | None = None) -> Sequence[Columns]:
        """The answer to `sql` over all PSUs, in one piece."""
        for name, table in (tables or {}).items():
            self._session.createDataFrame(table).createOrReplaceTempView(name)
        return [as_columns(self._session.sql(to_spark(sql("thakhi_people", None))).toArrow())]

    def first_rows(self, sql: str, columns: Sequence[str], rows: int) -> Columns:
        """The answer to `sql` over some rows of the file."""
        head = f"(SELECT {', '.join(columns)} FROM thakhi_people LIMIT {rows})"
        return as_columns(self._session.sql(to_spark(sql.format(people=head))).toArrow())

    def close(self) -> None:
        """Leaves the session to whoever opened it: other surveys may use it."""


def to_spark(sql: str) -> str:
    """DuckDB's SQL as Spark's."""
    return sqlglot.transpile(sql, read="duckdb", write="spark")[0].replace("LIST_POSITION(", "ARRAY_POSITION(")


def _session() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise ResourceProblem(
            Text("falta Spark: instale thakhi[spark] y Java 17", "Spark is missing: install thakhi[spark] and Java 17")
        ) from None
    builder: Any = SparkSession.builder
    return (
        builder.appName("thakhi")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.ansi.enabled", "true")
        .getOrCreate()
    )
