"""A table of people (real or being drawn) on which the chain's SQL is evaluated: universes, groups, values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

MISSING = "(missing)"


@dataclass(frozen=True, slots=True)
class Coded:
    """A category as whole numbers that point into `labels`; missing is a label like the others."""

    codes: NDArray[np.int64]
    labels: tuple[str, ...]

    def recoded(self, vocabulary: Mapping[str, int]) -> NDArray[np.int64]:
        """The codes in another vocabulary; a label that it does not hold becomes -1."""
        return np.array([vocabulary.get(label, -1) for label in self.labels], dtype=np.int64)[self.codes]


class Frame:
    """Rows in a fixed order with named columns; every answer has one value per row, in that order."""

    def __init__(self, table: pa.Table) -> None:
        self.con = duckdb.connect(config={"threads": 1, "preserve_insertion_order": True})
        self.table = table.append_column("row_", pa.array(np.arange(table.num_rows)))

    def has(self, column: str) -> bool:
        """Whether the column is there already."""
        return column in self.table.column_names

    def add(self, column: str, values: pa.Array | pa.ChunkedArray) -> None:
        """Adds a column."""
        self.table = self.table.append_column(column, values)

    def compute(self, sql: str) -> pa.ChunkedArray:
        """The value of an expression on each row."""
        return self._ask([sql]).column(0)

    def mask(self, sql: str) -> NDArray[np.bool_]:
        """Where a condition holds; where it is unknown it does not hold."""
        if sql == "TRUE":
            return np.ones(self.table.num_rows, dtype=bool)
        answer = self._ask([f"COALESCE({sql}, FALSE)"]).column(0)
        return np.asarray(answer.to_numpy(zero_copy_only=False), dtype=bool)

    def numbers(self, sql: str) -> NDArray[np.float64]:
        """A number on each row; missing is NaN."""
        ready = self.table.column(sql) if self.has(sql) else self.compute(f"CAST({sql} AS DOUBLE)")
        return np.asarray(ready.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)

    def coded(self, expressions: Sequence[str]) -> list[Coded]:
        """Categories on each row."""
        asked = [sql for sql in expressions if not self._is_category(sql)]
        answer = self._ask([f"CAST({sql} AS VARCHAR)" for sql in asked]) if asked else None
        found = {sql: answer.column(i) for i, sql in enumerate(asked)} if answer else {}
        return [_coded_array(found[sql] if sql in found else self.table.column(sql)) for sql in expressions]

    def _is_category(self, sql: str) -> bool:
        return self.has(sql) and pa.types.is_dictionary(self.table.schema.field(sql).type)

    def _ask(self, expressions: Sequence[str]) -> pa.Table:
        named = ", ".join(f"({sql}) AS c{i}" for i, sql in enumerate(expressions))
        self.con.register("people", self.table)
        windows = any(" OVER " in sql for sql in expressions)  # they lose the order of the rows
        order = " ORDER BY row_" if windows else ""
        answer: Any = self.con.sql(f"SELECT {named}, row_ FROM people{order}").to_arrow_table()
        return answer.drop_columns(["row_"])


def as_category(codes: NDArray[np.int64], labels: Sequence[str]) -> pa.Array:
    """A dictionary-encoded category; a negative code is missing."""
    return pa.DictionaryArray.from_arrays(
        pa.array(np.maximum(codes, 0), type=pa.int32(), mask=codes < 0), pa.array(list(labels), type=pa.string())
    )


def _coded_array(values: pa.ChunkedArray) -> Coded:
    array = values.combine_chunks()
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    labels = [str(label) for label in array.dictionary.to_pylist()]
    codes = np.asarray(array.indices.fill_null(len(labels)).to_numpy(zero_copy_only=False), dtype=np.int64)
    return Coded(codes, (*labels, MISSING))
