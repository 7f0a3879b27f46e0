"""Numbers of a balance as a page and a file write them: a value, zero, or which of the four absences."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.wording import rounding_step
from thakhi.web.heard import bridge
from thakhi.web.heard.bridge import Balance, Measure, Number, Table
from thakhi.web.heard.phrases import PHRASES
from thakhi.web.heard.queries import DIMENSIONS
from thakhi.web.language import spoken, tr

COLUMNS = ("table", "level", "level_2", "measure", "value", "share", "ci_low", "ci_high", "status", "public", "source")
STATUS = {
    Absence.MISSING: "missing",
    Absence.UNKNOWN: "cannot_be_derived",
    Absence.SUPPRESSED: "suppressed",
    Absence.NOT_FOUND: "not_published",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A number in words, and what stands below it."""

    label: str
    words: str
    below: str = ""
    is_absent: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table on the page."""

    label: str
    cells: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A table as the page shows it: the columns that hold something, and why the others do not."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    absent: tuple[tuple[str, str], ...]  # why, and the columns of which that holds for every level


def page_of(table: Table) -> Page:
    """A table without the columns of which every level is absent for one reason: these are told below it."""
    words = DIMENSIONS[table.dimension]
    reasons = {measure: _reason(table, measure) for measure in bridge.MEASURES}
    kept = [measure for measure in bridge.MEASURES if not reasons[measure]]
    whys = dict.fromkeys(why for why in reasons.values() if why)
    return Page(
        tuple(tr(PHRASES[measure]) for measure in kept),
        tuple(Line(tr(words[row.level]), tuple(written(m, row.numbers[m]) for m in kept)) for row in table.rows),
        tuple((why, ", ".join(tr(PHRASES[m]) for m in reasons if reasons[m] == why)) for why in whys),
    )


def _reason(table: Table, measure: Measure) -> str:
    """Why no level of a measure has a number; empty when one has, or when there are several reasons."""
    numbers = [row.numbers[measure] for row in table.rows]
    values = {number.value for number in numbers}
    alone = values.pop() if len(values) == 1 and not any(number.public for number in numbers) else 0
    return _absent(measure, Number(alone))[0] if isinstance(alone, Absence) else ""


def totals(balance: Balance) -> list[Written]:
    """The totals, as written."""
    return [written(measure, balance.totals[measure]) for measure in bridge.MEASURES]


def written(measure: Measure, number: Number) -> Written:
    """One number with its label."""
    label, value = tr(PHRASES[measure]), number.value
    if isinstance(value, Absence):
        return Written(label, *_absent(measure, number), is_absent=True)
    if number.estimate is not None:
        return Written(label, bridge.write_rounded(number.estimate, spoken()), _limits(number.estimate))
    return Written(label, _plain(measure, value), _share(number))


def _absent(measure: Measure, number: Number) -> tuple[str, str]:
    """Why there is no number, and how much of it is public."""
    if number.value is Absence.NOT_FOUND or not isinstance(number.value, Absence):
        return tr(PHRASES["not_published"]), ""
    least = tr(PHRASES["at_least"]).format(_plain(measure, number.public)) if number.public else ""
    return tr(number.value.text), least


def _limits(estimate: Estimate) -> str:
    """The interval with as many digits as the number."""
    step = rounding_step(estimate)
    if estimate.interval is None or step is None:
        return ""
    low, high = (round(end / step) * step for end in (estimate.interval.low, estimate.interval.high))
    return f"{bridge.write_number(low, 0, spoken())} – {bridge.write_number(high, 0, spoken())}"


def _plain(measure: Measure, value: float) -> str:
    """Counts whole; minutes whole too, and with one decimal below ten."""
    places = 1 if measure == "minutes" and 0 < value < 10 else 0
    return bridge.write_number(value, places, spoken())


def _share(number: Number) -> str:
    if number.share is None or number.value == 0:
        return ""
    value, low, high = (f"{100 * part:.0f}" for part in (number.share.value, number.share.low, number.share.high))
    return f"{value} % ({low}–{high})" if spoken() == "es" else f"{value}% ({low}–{high})"


def as_csv(balance: Balance) -> str:
    """All tables as one CSV, a line per number; the status says why there is none."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_csv_rows(balance))
    return out.getvalue()


def _csv_rows(balance: Balance) -> Iterator[list[object]]:
    for measure in bridge.MEASURES:
        yield _csv_row("total", "total", "", measure, balance.totals[measure])
    for name, table in balance.tables.items():
        for row in table.rows:
            for measure in bridge.MEASURES:
                yield _csv_row(name, row.level, "", measure, row.numbers[measure])
    for (sex, sector), number in balance.crossed.items():
        yield _csv_row("sex_by_sector", sex, sector, "attended", number)


def _csv_row(table: str, level: str, level_2: str, measure: Measure, number: Number) -> list[object]:
    head: list[object] = [table, level, level_2, measure]
    public = _exact(measure, number.public) if number.public else ""
    if isinstance(number.value, Absence):
        return [*head, "", "", "", "", STATUS[number.value], public, ""]
    if number.estimate is not None:
        found = number.estimate.interval
        limits = [found.low, found.high] if found else ["", ""]
        return [*head, number.value, "", *limits, "", "", number.estimate.source.citation()]
    share = number.share
    shares: list[object] = [round(x, 4) for x in (share.value, share.low, share.high)] if share else ["", "", ""]
    return [*head, _exact(measure, number.value), *shares, "", public, ""]


def _exact(measure: Measure, value: float) -> object:
    """Minutes to a tenth: closer, they would tell who a pseudonym is."""
    return round(value, 1) if measure == "minutes" else int(value)
