"""Expressions over the people table: parsed, confined to columns and harmless functions, and carried to a dialect.

Definitions and `--where` are SQL in DuckDB's dialect. Only comparisons, boolean and plain arithmetic over
declared columns pass; the literals that a category is compared with must be levels of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from thakhi.terms.errors import InputProblem, unknown_name
from thakhi.terms.survey import Column
from thakhi.terms.text import Text

_ALLOWED: tuple[type[exp.Expr], ...] = (
    exp.Column, exp.Identifier, exp.Literal, exp.Boolean, exp.Null, exp.Paren, exp.Neg, exp.Not, exp.And, exp.Or,
    exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Between, exp.In, exp.Is, exp.Case, exp.If, exp.Coalesce,
    exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Abs, exp.Least, exp.Greatest, exp.Ln, exp.Nullif, exp.Cast, exp.DataType,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression and the columns that it reads."""

    tree: exp.Expr
    columns: frozenset[str]

    def may_be_missing(self, complete: Collection[str]) -> bool:
        """Whether a row can have no value, when the columns in `complete` always have one."""
        makes_nulls = self.tree.find(exp.Case, exp.If, exp.Nullif, exp.Div, exp.Ln, exp.Cast, exp.Null) is not None
        return makes_nulls or not self.columns <= set(complete)

    def sql(self, dialect: str = "duckdb") -> str:
        """The expression in `dialect`, in brackets."""
        return f"({self.tree.sql(dialect=dialect)})"


def checked(text: str, columns: Mapping[str, Column], where: str) -> Expression:
    """`text` as an expression over `columns`; `where` names the file or option for the reader.

    *Fails when* it is not SQL, is nested too deep, uses anything but the allowed forms, or an unknown column or
    level.
    """
    try:
        found = _checked(text, columns, where)
        found.sql()  # written once here: what is too deep to write is told here too
    except RecursionError:
        raise InputProblem(
            Text(
                f"la condición «{text[:60]}…» tiene demasiados paréntesis o NOT unos dentro de otros; simplifíquela",
                f"the condition “{text[:60]}…” has too many brackets or NOT inside one another; simplify it",
            ),
            where,
        ) from None
    return found


def _checked(text: str, columns: Mapping[str, Column], where: str) -> Expression:
    tree = _parse(text, where)
    for node in tree.walk():
        if not isinstance(node, _ALLOWED):
            raise _not_allowed(node, where)
    used = frozenset(column.name for column in tree.find_all(exp.Column))
    for name in sorted(used):
        if name not in columns:
            raise unknown_name(Text("la columna", "column"), name, columns, where)
    _check_levels(tree, columns, where)
    return Expression(_safe(tree), used)


def condition(text: str, columns: Mapping[str, Column], where: str) -> Expression:
    """`text` as an expression that is true or false of a person."""
    found = checked(text, columns, where)
    if not _is_true_or_false(found.tree, columns):
        raise InputProblem(
            Text(
                f"«{text}» no es una condición: no es verdadera o falsa. Ejemplo: age >= 15",
                f"“{text}” is not a condition: it is not true or false. Example: age >= 15",
            ),
            where,
        )
    return found


def _is_true_or_false(tree: exp.Expr, columns: Mapping[str, Column]) -> bool:
    root = tree.unnest()
    if isinstance(root, exp.Column):
        return columns[root.name].kind == "boolean"
    if isinstance(root, exp.Case):
        return all(_is_true_or_false(answer, columns) for answer in _answers(root))
    if isinstance(root, exp.Coalesce):
        return all(_is_true_or_false(part, columns) for part in (root.this, *root.expressions))
    return isinstance(root, (exp.Predicate, exp.And, exp.Or, exp.Not, exp.Boolean))


def _answers(case: exp.Case) -> list[exp.Expr]:
    """What a CASE may answer; NULL is neither true nor false of anybody, and so is left out."""
    answers = [branch.args["true"] for branch in case.args["ifs"]]
    default = case.args.get("default")
    return [a for a in (*answers, default) if a is not None and not isinstance(a.unnest(), exp.Null)]


@lru_cache(maxsize=256)
def _parse(text: str, where: str) -> exp.Expr:
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
    except SqlglotError as found:
        detail = str(found).splitlines()[0]
        raise InputProblem(
            Text(
                f"no se entiende la condición «{text}» ({detail}). Ejemplo: area = 'rural' AND age >= 15",
                f"the condition “{text}” cannot be read ({detail}). Example: area = 'rural' AND age >= 15",
            ),
            where,
        ) from None
    return tree


def _not_allowed(node: exp.Expr, where: str) -> InputProblem:
    shown = node.sql(dialect="duckdb")[:60]
    return InputProblem(
        Text(
            f"«{shown}» no se admite en una condición: use columnas, comparaciones, AND, OR, NOT, IN, BETWEEN, CASE",
            f"“{shown}” is not allowed in a condition: use columns, comparisons, AND, OR, NOT, IN, BETWEEN, CASE",
        ),
        where,
    )


def _check_levels(tree: exp.Expr, columns: Mapping[str, Column], where: str) -> None:
    for node in tree.find_all(exp.EQ, exp.NEQ, exp.In):
        sides = [node.this, *node.args.get("expressions", []), node.args.get("expression")]
        named = [s for s in sides if isinstance(s, exp.Column)]
        for column in (columns[c.name] for c in named):
            literals = [s.this for s in sides if isinstance(s, exp.Literal) and s.is_string]
            for literal in literals:
                _check_level(column, literal, where)


def _check_level(column: Column, literal: str, where: str) -> None:
    levels = [level.code for level in column.levels]
    if column.kind == "category" and literal not in levels:
        raise unknown_name(Text(f"el valor de «{column.name}»", f"value of “{column.name}”"), literal, levels, where)


def _safe(tree: exp.Expr) -> exp.Expr:
    """The same on every engine: decimals as DOUBLE, no answer where a division or logarithm has none.

    DuckDB reads decimals as DECIMAL, whose products overflow (STACK), and divides by zero to infinity; Spark fails.
    """

    def mended(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Literal) and not node.is_string and "." in node.this:
            return exp.cast(node.copy(), "DOUBLE")
        if isinstance(node, exp.Div):
            node.set("expression", exp.Nullif(this=exp.paren(node.expression), expression=exp.Literal.number(0)))
        if isinstance(node, exp.Ln):
            above = exp.GT(this=exp.paren(node.this.copy()), expression=exp.Literal.number(0))
            node.set("this", exp.Case(ifs=[exp.If(this=above, true=node.this)]))
        return node

    return tree.copy().transform(mended)
