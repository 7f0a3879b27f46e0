"""From the producer's values to the people table: labels become codes, text becomes numbers, columns are derived."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

from thakhi.sources.levels import Matched, match_levels
from thakhi.sources.mapping import ColumnSpec, Variable
from thakhi.sources.numbers import number_sql, refuse_bad_numbers
from thakhi.sources.plan import Plan
from thakhi.sources.raw import ROW, Raw, quote
from thakhi.terms.errors import InputProblem
from thakhi.terms.survey import Column, Level
from thakhi.terms.text import Text

_TYPES = {"number": "DOUBLE", "boolean": "BOOLEAN", "category": "VARCHAR", "id": "VARCHAR"}


def harmonise(raw: Raw, plan: Plan) -> dict[str, Column]:
    """Makes the table `harmonised` (design variables as text, one row per record); what each stored column is.

    *Fails when* a label is not known or a number cannot be read (all of them are listed).
    """
    matched = match_levels(raw, plan)
    refuse_bad_numbers(raw, plan)
    read = [n for n, s in plan.columns.columns.items() if n in plan.sources or not s.derived]
    mapped = [f"{_column_sql(raw, plan, name, matched)} AS {quote(name)}" for name in read]
    base = ", ".join([ROW, *_design_sql(raw, plan), *mapped])
    raw.connection.execute(f"CREATE TABLE base AS SELECT {base} FROM rows_raw")
    raw.connection.execute("DROP VIEW rows_raw; DROP TABLE raw")
    _derive(raw.connection, plan)
    stored = {n: s for n, s in plan.columns.columns.items() if not s.hidden and (s.derived or n in plan.sources)}
    return {n: _column(n, s, plan, matched) for n, s in stored.items()}


def _design_sql(raw: Raw, plan: Plan) -> list[str]:
    """Weight as a number, the rest as text: without a stratum one for all, without a PSU each record its own."""
    d = plan.design
    stratum = _text(raw, d.stratum) if d.stratum else "'1'"
    psu = _text(raw, d.psu) if d.psu else f"CAST({ROW} AS VARCHAR)"
    if d.nest:
        psu = f"({stratum} || '-' || {psu})"
    parts = [f"{number_sql(raw, d.weight)} AS weight", f"{stratum} AS stratum", f"{psu} AS psu"]
    parts += [
        f"{_text(raw, name)} AS {key}" for key, name in (("household", d.household), ("person", d.person)) if name
    ]
    return parts + ([f"{number_sql(raw, d.fpc)} AS fpc"] if d.fpc else [])


def _text(raw: Raw, name: str) -> str:
    """The variable as text; whole numbers without a decimal point."""
    column = raw.column(name)
    if name not in raw.numeric:
        return column
    whole = f"CAST(CAST({column} AS BIGINT) AS VARCHAR)"
    return f"CASE WHEN {column} = FLOOR({column}) THEN {whole} ELSE CAST({column} AS VARCHAR) END"


def _column_sql(raw: Raw, plan: Plan, name: str, matched: Mapping[str, Matched]) -> str:
    """The column out of its variables; of a question that this year did not ask, an empty one."""
    spec, variable = plan.spec(name), plan.sources.get(name)
    if variable is None:
        return f"CAST(NULL AS {_TYPES[spec.kind]})"
    values = [_value_sql(raw, spec, variable, n, matched.get(name)) for n in variable.names]
    return values[0] if len(values) == 1 else f"COALESCE({', '.join(values)})"


def _value_sql(raw: Raw, spec: ColumnSpec, variable: Variable, name: str, matched: Matched | None) -> str:
    if matched is not None:
        return matched.sql(raw, name)
    if spec.kind == "number":
        return number_sql(raw, name, variable.missing)
    return _code(raw, name) if variable.take == "code" else _text(raw, name)


def _code(raw: Raw, name: str) -> str:
    """The code of "52201. Vendedores"; the whole of what has none."""
    if name in raw.numeric:
        return _text(raw, name)
    column = raw.column(name)
    return f"COALESCE(NULLIF(REGEXP_EXTRACT({column}, '^([0-9]+[A-Za-z]?|[A-Z])\\s*[.)-]', 1), ''), {column})"


def _derive(connection: duckdb.DuckDBPyConnection, plan: Plan) -> None:
    """`harmonised` = `base` with the derived columns, which may use one another in the order of the file."""
    for name, macro in plan.columns.macros.items():
        _run(connection, f"CREATE MACRO {quote(name)}({', '.join(macro.arguments)}) AS ({macro.sql})", plan, name)
    derived = {n: s for n, s in plan.columns.columns.items() if s.derived and n not in plan.sources}
    parts = [f"CAST(({s.derived}) AS {_TYPES[s.kind]}) AS {quote(n)}" for n, s in derived.items()]
    try:
        connection.execute(f"CREATE TABLE harmonised AS SELECT {', '.join(['*', *parts])} FROM base")
    except duckdb.Error:
        for n, part in zip(derived, _growing(parts), strict=True):
            _run(connection, f"SELECT *, {part} FROM base", plan, n)
        raise
    connection.execute("DROP TABLE base")


def _growing(parts: list[str]) -> list[str]:
    return [", ".join(parts[: i + 1]) for i in range(len(parts))]


def _run(connection: duckdb.DuckDBPyConnection, sql: str, plan: Plan, name: str) -> None:
    try:
        connection.execute(sql)
    except duckdb.Error as found:
        words = " ".join(str(found).splitlines()[:1])[:240]
        raise InputProblem(
            Text(
                f"la expresión de «{name}» no se puede calcular: {words}",
                f"the expression of “{name}” cannot be computed: {words}",
            ),
            str(plan.mapping),
        ) from None


def _column(name: str, spec: ColumnSpec, plan: Plan, matched: Mapping[str, Matched]) -> Column:
    variable = plan.sources.get(name)
    found = matched.get(name)
    levels = tuple(Level(code, label) for code, label in spec.codes.items())
    if not levels and found is not None and spec.kind == "category":
        levels = found.levels
    return Column(
        name=name, kind=spec.kind, label=spec.label, unit=spec.unit, levels=levels if spec.kind == "category" else (),
        item=spec.item, question=spec.question, variable=", ".join(variable.names) if variable else "", note=spec.note,
    )  # fmt: skip
