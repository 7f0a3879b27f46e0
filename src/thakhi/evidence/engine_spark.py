"""Spark, for microdata that outgrow one machine: the same SQL, transpiled, over the whole table at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import sqlglot
from sqlglot import exp

from thakhi.evidence.design import PEOPLE, people_metadata, unreadable
from thakhi.evidence.engine import Columns, Sql, as_columns
from thakhi.evidence.spark_session import spark_session
from thakhi.terms.errors import InputProblem, ResourceProblem
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

VIEW = "thakhi_people"
READER = ("ArithmeticException", "NumberFormatException", "AnalysisException", "ParseException", "DateTimeException")
DAMAGED = ("parquet", "FAILED_READ_FILE", "CANNOT_READ_FILE")


class SparkEngine:
    """Reads `people.parquet` through the running Spark session, or one of this machine."""

    def __init__(self, survey: Survey) -> None:
        people_metadata(survey)  # a missing or damaged file is told before Spark starts
        self._people = Path(survey.folder) / PEOPLE
        self._session = spark_session()
        with self._told():
            self._session.read.parquet(_as_written(self._people)).createOrReplaceTempView(VIEW)

    def passes(self, sql: Sql, *, tables: dict[str, pa.Table] | None = None) -> Sequence[Columns]:
        """The answer to `sql` over all PSUs, in one piece."""
        with self._told():
            for name, table in (tables or {}).items():
                self._session.createDataFrame(table).createOrReplaceTempView(name)
        return [self._answer(sql(VIEW))]

    def first_rows(self, sql: str, columns: Sequence[str], rows: int) -> Columns:
        """The answer to `sql` over some rows of the file."""
        return self._answer(sql.format(people=f"(SELECT {', '.join(columns)} FROM {VIEW} LIMIT {rows})"))

    def close(self) -> None:
        """Leaves Spark running: other surveys may use it. The views were of this session alone."""

    def _answer(self, sql: str) -> Columns:
        with self._told():
            return as_columns(self._session.sql(to_spark(sql)).toArrow())

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Spark's errors as Problems."""
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        try:
            yield
        except (PySparkException, Py4JError, OSError) as found:
            raise _problem(found, self._people) from None


def to_spark(sql: str) -> str:
    """DuckDB's SQL as Spark's."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    for call in tree.find_all(exp.Anonymous):
        if call.name.upper() == "LIST_POSITION":
            call.set("this", "ARRAY_POSITION")
    return tree.sql(dialect="spark")


def _as_written(path: Path) -> str:
    """The path for Spark, which takes brackets and stars for patterns."""
    return re.sub(r"([\\{}\[\]*?])", r"\\\1", str(path.absolute()))


def _problem(found: Exception, people: Path) -> InputProblem | ResourceProblem:
    detail = next((line.strip() for line in str(found).splitlines() if line.strip()), type(found).__name__)[:300]
    if any(word in str(found) for word in DAMAGED):
        return unreadable(people, detail)
    if type(found).__name__ in READER:
        return InputProblem(
            Text(
                f"la condición o el indicador no se puede calcular ({detail}); revise los tipos de sus columnas",
                f"the condition or the indicator cannot be computed ({detail}); check the kinds of its columns",
            )
        )
    return ResourceProblem(
        Text(
            f"Spark no terminó ({detail}). Pruebe de nuevo, con más memoria o sin «spark:»",
            f"Spark did not finish ({detail}). Try again, with more memory or without “spark:”",
        )
    )
