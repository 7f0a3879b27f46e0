"""What a sample must satisfy before anything is estimated from it; each breach says what, how many, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from thakhi.terms.errors import DataProblem
from thakhi.terms.text import Text

At = Callable[[int], tuple[str, int]]  # record → its file, its line
_FIRST = 5


def check_design(connection: duckdb.DuckDBPyConnection, columns: Sequence[str], at: At) -> None:
    """*Fails when* `harmonised` breaks a rule of its design."""
    _refuse_missing(connection, columns, at)
    _refuse_weights(connection, at)
    _refuse_straddling(connection, at)
    if {"household", "person"} <= set(columns):
        _refuse_repeated(connection, at)
    if "fpc" in columns:
        _refuse_populations(connection, at)


def _refuse_missing(connection: duckdb.DuckDBPyConnection, columns: Sequence[str], at: At) -> None:
    said = {
        "weight": Text("el factor de expansión", "the weight"),
        "stratum": Text("el estrato", "the stratum"),
        "psu": Text("la UPM", "the PSU"),
        "household": Text("el hogar", "the household"),
        "person": Text("el número de persona", "the person number"),
        "fpc": Text("el tamaño de la población del estrato", "the population size of the stratum"),
    }
    for name, words in said.items():
        if name in columns:
            _refuse(
                connection, f"{name} IS NULL", at,
                Text(f"falta {words.es}", f"{words.en} is missing"),
            )  # fmt: skip


def _refuse_weights(connection: duckdb.DuckDBPyConnection, at: At) -> None:
    bad = [
        (
            "ISNAN(weight) OR ISINF(weight)",
            Text("el factor de expansión no es un número finito", "the weight is not a finite number"),
        ),
        ("weight < 0", Text("el factor de expansión es negativo", "the weight is negative")),
        ("weight = 0", Text("el factor de expansión es cero", "the weight is zero")),
    ]
    for condition, words in bad:
        _refuse(connection, condition, at, words)


def _refuse_straddling(connection: duckdb.DuckDBPyConnection, at: At) -> None:
    """A PSU belongs to one stratum."""
    found = connection.execute(
        "WITH pairs AS (SELECT psu, stratum, MIN(thakhi_row) AS r FROM harmonised GROUP BY psu, stratum), "
        "ranked AS (SELECT *, ROW_NUMBER() OVER (PARTITION BY psu ORDER BY r) AS k FROM pairs) "
        "SELECT a.psu, a.stratum, b.stratum, b.r FROM ranked a JOIN ranked b ON a.psu = b.psu AND a.k = 1 AND b.k = 2 "
        "ORDER BY b.r"
    ).fetchall()
    if not found:
        return
    shown = "; ".join(f"{psu}: {one} / {two}" for psu, one, two, _ in found[:_FIRST])
    file, line = at(int(found[0][3]))
    raise DataProblem(
        Text(
            f"{len(found)} UPM están en dos estratos ({shown}). Si el código de UPM solo es único dentro del estrato, "
            "declare «nest: true» en el diseño",
            f"{len(found)} PSUs are in two strata ({shown}). If PSU codes are unique only within a stratum, "
            "declare “nest: true” in the design",
        ),
        f"{file}:{line}",
    )


def _refuse_repeated(connection: duckdb.DuckDBPyConnection, at: At) -> None:
    """A person stands in the file once."""
    repeated = (
        "SELECT thakhi_row AS r, household, person FROM harmonised "
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY psu, household, person ORDER BY thakhi_row) > 1"
    )
    count = int(connection.execute(f"SELECT COUNT(*) FROM ({repeated})").fetchall()[0][0])
    if count:
        first = connection.execute(f"SELECT * FROM ({repeated}) ORDER BY r LIMIT {_FIRST}").fetchall()
        shown = "; ".join(f"{h}/{p}" for _, h, p in first)
        raise _told(
            Text(f"personas repetidas (hogar/persona {shown})", f"repeated persons (household/person {shown})"),
            count, [int(r) for r, _, _ in first], at,
        )  # fmt: skip


def _refuse_populations(connection: duckdb.DuckDBPyConnection, at: At) -> None:
    """The population size is one number per stratum, not below the PSUs of the sample."""
    found = connection.execute(
        "SELECT stratum, MIN(fpc), MAX(fpc), COUNT(DISTINCT psu), MIN(thakhi_row) FROM harmonised GROUP BY stratum "
        "HAVING MIN(fpc) <> MAX(fpc) OR MIN(fpc) < COUNT(DISTINCT psu) ORDER BY stratum"
    ).fetchall()
    if found:
        shown = "; ".join(f"{s}: {low:g}–{high:g}, n = {n}" for s, low, high, n, _ in found[:_FIRST])
        file, line = at(int(found[0][4]))
        raise DataProblem(
            Text(
                "el tamaño de la población (fpc) no es un solo número por estrato, o es menor que "
                f"las UPM de la muestra: {shown}",
                f"the population size (fpc) is not one number per stratum, or is below the PSUs in the sample: {shown}",
            ),
            f"{file}:{line}",
        )


def _refuse(connection: duckdb.DuckDBPyConnection, condition: str, at: At, words: Text) -> None:
    count = int(connection.execute(f"SELECT COUNT(*) FROM harmonised WHERE {condition}").fetchall()[0][0])
    if count:
        rows = connection.execute(
            f"SELECT thakhi_row FROM harmonised WHERE {condition} ORDER BY 1 LIMIT {_FIRST}"
        ).fetchall()
        raise _told(words, count, [int(r[0]) for r in rows], at)


def _told(words: Text, count: int, rows: Sequence[int], at: At) -> DataProblem:
    places = [at(row) for row in rows]
    lines = ", ".join(str(line) for _, line in places) + (" …" if count > len(rows) else "")
    return DataProblem(
        Text(f"{words.es}: {count} registros (líneas {lines})", f"{words.en}: {count} records (lines {lines})"),
        f"{places[0][0]}:{places[0][1]}",
    )
