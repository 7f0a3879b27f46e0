"""Text into numbers as the producer writes them: `,452791`, `2,94E-005`, padded; anything else is refused."""

from __future__ import annotations

from thakhi.sources.mapping import Label
from thakhi.sources.plan import Plan
from thakhi.sources.raw import Raw
from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

_SHOWN = 8


def number_sql(raw: Raw, name: str, missing: tuple[Label, ...] = ()) -> str:
    """The variable as a DOUBLE; values declared missing are NULL."""
    column = raw.column(name)
    number = column if name in raw.numeric else f"TRY_CAST({_pointed(raw, column)} AS DOUBLE)"
    for value in missing:
        number = f"NULLIF({number}, {float(value)!r})"
    return number


def refuse_bad_numbers(raw: Raw, plan: Plan) -> None:
    """*Fails when* a cell of a number is filled in and is not one; all such variables are told together."""
    d = plan.design
    wanted = [(v, n) for v, n in (("weight", d.weight), ("fpc", d.fpc)) if n]
    for name, variable in plan.sources.items():
        if plan.spec(name).kind == "number" and variable.levels is None:
            wanted += [(name, n) for n in variable.names]
    names = [n for n in dict.fromkeys(n for _, n in wanted) if n not in raw.numeric]
    if not names:
        return
    parts = [f"COUNT(*) FILTER ({_bad(raw, n)}), MIN(thakhi_row) FILTER ({_bad(raw, n)})" for n in names]
    counts = raw.connection.execute(f"SELECT {', '.join(parts)} FROM rows_raw").fetchall()[0]
    found = [(n, int(counts[2 * i]), int(counts[2 * i + 1])) for i, n in enumerate(names) if counts[2 * i]]
    if found:
        raise _refused(raw, found)


def _pointed(raw: Raw, column: str) -> str:
    """The text with a decimal point; where the comma is the decimal mark, a point makes it unreadable."""
    if raw.decimal == ".":
        return column
    return f"REPLACE(REPLACE({column}, '.', '?'), ',', '.')"


def _bad(raw: Raw, name: str) -> str:
    number = number_sql(raw, name)
    return f"WHERE {raw.column(name)} IS NOT NULL AND ({number} IS NULL OR NOT ISFINITE({number}))"


def _refused(raw: Raw, found: list[tuple[str, int, int]]) -> DataProblem:
    es, en = [], []
    for name, count, row in found[:_SHOWN]:
        value = _value(raw, name, row)
        line = raw.line(row)
        es.append(f"{name}: «{value}» (línea {line}; {count} en total)")
        en.append(f"{name}: “{value}” (line {line}; {count} in all)")
    mark = "coma" if raw.decimal == "," else "punto"
    mark_en = "comma" if raw.decimal == "," else "point"
    return DataProblem(
        Text(
            f"no son números con {mark} decimal: " + "; ".join(es),
            f"not numbers with a decimal {mark_en}: " + "; ".join(en),
        ),
        raw.at(min(row for _, _, row in found)),
    )


def _value(raw: Raw, name: str, row: int) -> str:
    sql = f"SELECT {raw.column(name)} FROM rows_raw WHERE thakhi_row = {row}"
    return str(raw.connection.execute(sql).fetchall()[0][0])[:60]
