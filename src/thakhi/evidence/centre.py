"""A constant near the answer, for numbers that lie far from zero for their spread (METHODS 1.2).

A mean of years (about 2000, spread 1) loses seven digits when squares are subtracted; taking off a constant first
keeps them. The constant comes from the first rows of the file, needs no precision, and changes no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.evidence.engine import Engine
from thakhi.evidence.measures import Measure

FAR = 10.0  # centre when (mean / spread)² is above this: a digit would be lost
ROWS = 20_000


def centres_of(measures: Sequence[Measure], engine: Engine) -> list[float]:
    """The constant of each measure; 0 for totals and numbers near zero for their spread."""
    wanted = [m for m in measures if not m.is_total]
    if not wanted:
        return [0.0] * len(measures)
    columns = sorted(set().union(*(m.columns for m in wanted)))
    sums = ", ".join(_sums_sql(m, i) for i, m in enumerate(wanted))
    row = engine.first_rows(f"SELECT {sums} FROM {{people}}", columns, ROWS)
    found = {id(m): _centre(*(float(row[f"{k}{i}"][0]) for k in "abcde")) for i, m in enumerate(wanted)}
    return [found.get(id(m), 0.0) for m in measures]


def _sums_sql(measure: Measure, i: int) -> str:
    y, x = measure.numerator, measure.denominator
    terms = {"a": y, "b": x, "c": f"{y} * {y}", "d": f"{y} * {x}", "e": f"{x} * {x}"}
    return ", ".join(
        f"SUM(CASE WHEN {measure.member} THEN CAST({sql} AS DOUBLE) ELSE 0 END) AS {k}{i}" for k, sql in terms.items()
    )


def _centre(y: float, x: float, yy: float, yx: float, xx: float) -> float:
    if not x or x != x or y != y:
        return 0.0
    ratio = y / x
    spread = yy - 2 * ratio * yx + ratio**2 * xx
    return ratio if ratio**2 * xx > FAR * max(spread, 0.0) else 0.0
