"""The distinct values of many variables in one reading."""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.sources.raw import ROW, Raw, Value, quote
from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

Met = tuple[Value, int, int]  # a value, how many records have it, the first of them
_MOST = 20_000


def values_met(raw: Raw, names: Sequence[str]) -> dict[str, list[Met]]:
    """For each variable its values, the most frequent first.

    *Fails when* a variable has too many to be a category.
    """
    met: dict[str, list[Met]] = {name: [] for name in names}
    asked = {raw.variables[name]: name for name in names}
    for numeric in (False, True):
        columns = [v for v, n in asked.items() if (n in raw.numeric) == numeric]
        if columns:
            _count(raw, columns)
            _refuse_crowded(raw)
            found = raw.connection.execute("SELECT * FROM met ORDER BY variable, n DESC, value").fetchall()
            for variable, value, count, row in found:
                met[asked[variable]].append((value, int(count), int(row)))
    return met


def _count(raw: Raw, columns: Sequence[str]) -> None:
    listed = ", ".join(quote(c) for c in columns)
    raw.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE met AS SELECT variable, value, COUNT(*) AS n, MIN({ROW}) AS first "
        f"FROM (UNPIVOT rows_raw ON {listed} INTO NAME variable VALUE value) GROUP BY variable, value"
    )


def _refuse_crowded(raw: Raw) -> None:
    found = raw.connection.execute(
        f"SELECT variable FROM met GROUP BY variable HAVING COUNT(*) > {_MOST} ORDER BY variable"
    ).fetchall()
    if found:
        raise DataProblem(
            Text(
                f"«{found[0][0]}» tiene más de {_MOST} valores distintos: no es una categoría",
                f"“{found[0][0]}” has more than {_MOST} distinct values: it is not a category",
            ),
            raw.plain.name,
        )
