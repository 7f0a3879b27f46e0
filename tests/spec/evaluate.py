"""The plain way to a definition's number: DuckDB over one drawn table, and the arithmetic written beside it."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import duckdb

from tests.spec.table import Table
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Kind

TYPES: dict[Kind, str] = {"number": "DOUBLE", "boolean": "BOOLEAN", "category": "VARCHAR", "id": "VARCHAR"}
WORDS = {"yes": "TRUE", "no": "FALSE"}
SIGNS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


@dataclass(frozen=True)
class Row:
    """One row of a drawn table under a definition; None where the definition does not know it."""

    weight: float
    numerator: float | None
    denominator: float | None


def plain_value(indicator: Indicator, table: Table, kinds: Mapping[str, Kind], where: str = "") -> float:
    """The number that the definition gives on the drawn table, by the words of `Indicator`."""
    rows = [row for row in plain_rows(indicator, table, kinds, where) if None not in (row.numerator, row.denominator)]
    if indicator.statistic == "quantile":
        return _quantile(rows, indicator.quantile)
    top = sum(row.weight * (row.numerator or 0) for row in rows)
    if indicator.statistic == "total":
        return top
    return top / sum(row.weight * (row.denominator or 0) for row in rows)


def plain_rows(indicator: Indicator, table: Table, kinds: Mapping[str, Kind], where: str = "") -> list[Row]:
    """The rows in the universe and in `where`, each with its numerator and denominator."""
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE drawn ({_columns(table, kinds)})")
        connection.execute(f"INSERT INTO drawn VALUES {_values(table, kinds)}")
        found = connection.execute(
            f"SELECT weight, CAST(({indicator.numerator}) AS DOUBLE), CAST(({indicator.denominator or 1}) AS DOUBLE) "
            f"FROM drawn WHERE ({indicator.universe}) AND ({where or 'TRUE'})"
        ).fetchall()
    return [Row(*row) for row in found]


def worked_out(working: str) -> float:
    """The number that a working such as `(2*1 + 3*0) / (2 + 3)` comes to."""
    return _arithmetic(ast.parse(working, mode="eval").body)


def _arithmetic(node: ast.expr) -> float:
    if isinstance(node, ast.BinOp):
        return SIGNS[type(node.op)](_arithmetic(node.left), _arithmetic(node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return node.value
    raise ValueError(f"only numbers, + - * / and brackets: {ast.unparse(node)}")


def _quantile(rows: list[Row], p: float) -> float:
    """The least value whose share of weight, at or below it, reaches p (METHODS 1.5)."""
    whole, so_far = sum(row.weight for row in rows), 0.0
    for row in sorted(rows, key=lambda row: row.numerator or 0):
        so_far += row.weight
        if so_far >= p * whole:
            return row.numerator or 0
    raise ValueError("nobody answered")


def _columns(table: Table, kinds: Mapping[str, Kind]) -> str:
    return ", ".join(f"{name} {TYPES[_kind(name, kinds)]}" for name in table.columns)


def _values(table: Table, kinds: Mapping[str, Kind]) -> str:
    return ", ".join(
        "(" + ", ".join(_cell(word, _kind(name, kinds)) for name, word in zip(table.columns, row, strict=True)) + ")"
        for row in table.rows
    )


def _kind(name: str, kinds: Mapping[str, Kind]) -> Kind:
    return "number" if name == "weight" else kinds[name]


def _cell(word: str | None, kind: Kind) -> str:
    if word is None:
        return "NULL"
    if kind == "boolean":
        return WORDS[word]
    return str(float(word)) if kind == "number" else f"'{word}'"
