"""Estimates as flat rows under fixed column names: the contract that other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from thakhi.publish.quality import quality_code
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate

MEASURES = ("estimate", "se", "ci_low", "ci_high", "cv", "df", "deff", "n", "n_psu", "quality", "unit")
TRACE = ("id", "survey", "period", "where", "quantile", "since", "synthetic", "source", "command")
TOTAL = "total"
Cell = str | float | int | None


def dimensions_of(estimates: Iterable[Estimate]) -> tuple[str, ...]:
    """The dimensions that the cells of `estimates` name, in order of appearance."""
    return tuple(dict.fromkeys(name for estimate in estimates for name, _ in estimate.cell))


def level_of(estimate: Estimate, dimension: str) -> str:
    """The level of `dimension` in the cell of `estimate`; a dimension not in the cell is a total over it."""
    return next((level for name, level in estimate.cell if name == dimension), TOTAL)


def measures_of(estimate: Estimate) -> tuple[Cell, ...]:
    """The values under MEASURES; None where there is none."""
    return (
        *_numbers(estimate),
        estimate.df,
        estimate.deff,
        estimate.n,
        estimate.n_psu,
        quality_code(estimate),
        estimate.unit,
    )


def trace_of(estimate: Estimate) -> tuple[Cell, ...]:
    """The values under TRACE: what the number is, of what, and the command that computes it again."""
    return (
        estimate.id,
        estimate.survey,
        estimate.period.iso,
        estimate.where,
        estimate.quantile,
        estimate.since,
        "true" if estimate.synthetic else "false",
        estimate.source.citation(),
        estimate.command,
    )


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """CSV text: comma, quotes where needed, `\\n`; floats at full precision, empty for None."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([plain(value) for value in row] for row in rows)
    return out.getvalue()


def plain(value: Cell) -> str:
    """One value of a CSV: the shortest text that reads back to the same number."""
    if value is None:
        return ""
    return repr(float(value)) if isinstance(value, float) else str(value)


def _numbers(estimate: Estimate) -> tuple[float | None, ...]:
    """Estimate, SE, limits and CV; nothing of a suppressed or missing number leaks."""
    if isinstance(estimate.value, Absence):
        return (None,) * 5
    found = estimate.interval
    limits = (found.low, found.high) if found else (None, None)
    return (float(estimate.value), estimate.se, *limits, estimate.cv)
