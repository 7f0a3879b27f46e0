"""A figure's estimates arranged for drawing: which are rows, which are pairs of dots, which are panels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.publish.charts.scene import Dot, Mark, Panel, Row, Scene
from thakhi.publish.numbers import unit_words, write_estimate, write_rounded
from thakhi.publish.phrases import FIGURE
from thakhi.publish.quality import quality_words, reading_of
from thakhi.publish.view.book import Book
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Figure
from thakhi.terms.wording import is_difference, say, say_interval

INDICATOR = "indicator"
ORDERED = frozenset({"age_group", "education_level", "unit_size", "unit_size_ilo"})
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of dimensions (or INDICATOR): of rows, of panels, and of the pair of dots in one row."""

    rows: str
    panels: tuple[str, ...]
    pair: str


def plan_of(figure: Figure) -> Plan:
    """How the figure is arranged, from its dimensions and the number of its indicators."""
    is_many = len({estimate.indicator for estimate in figure.estimates}) > 1
    dims = figure.dimensions
    pair = "sex" if "sex" in dims else (dims[-1] if dims and figure.kind == "gap" else "")
    rest = tuple(dim for dim in dims if dim != pair)
    if not rest and pair and not is_many and figure.kind != "gap":
        return Plan(pair, (), "")
    if is_many:
        return Plan(rest[0], (INDICATOR, *rest[1:]), pair) if rest else Plan(INDICATOR, (), pair)
    return Plan(rest[0] if rest else INDICATOR, rest[1:], pair)


def scene_of(figure: Figure, book: Book, desc: str) -> Scene:
    """The figure as a scene of dots."""
    plan = plan_of(figure)
    panels: dict[Key, list[Estimate]] = {}
    for estimate in figure.estimates:
        key = (*(level_in(estimate, name) for name in plan.panels), estimate.unit)
        panels.setdefault(key, []).append(estimate)
    unsure = any(reading_of(estimate) == "unreliable" for estimate in figure.estimates)
    has_gap = bool(plan.pair) and any(is_difference(estimate) for estimate in figure.estimates)
    return Scene(
        name=figure.id,
        title=book.say(figure.title),
        desc=desc,
        panels=tuple(_panel(found, figure, plan, book) for found in panels.values()),
        marks=_marks(figure, plan, book),
        right=book.say(FIGURE["gap_points" if figure.estimates[0].unit == "share" else "gap"]) if has_gap else "",
        unsure=book.say(FIGURE["unsure"]) if unsure else "",
    )


def level_in(estimate: Estimate, name: str) -> str:
    """The level of a dimension in the cell, the indicator itself, or `total`."""
    if name == INDICATOR:
        return estimate.indicator
    return next((level for dimension, level in estimate.cell if dimension == name), "total")


def _panel(found: Sequence[Estimate], figure: Figure, plan: Plan, book: Book) -> Panel:
    rows: dict[str, list[Estimate]] = {}
    for estimate in found:
        rows.setdefault(level_in(estimate, plan.rows), []).append(estimate)
    ordered = _sorted(rows, plan, figure)
    first = next((e for e in found if not is_difference(e)), found[0])
    return Panel(
        title=_panel_title(found[0], plan, book),
        unit=first.unit,
        unit_words=unit_words(first, book.lang),
        rows=tuple(_row(level, rows[level], plan, book) for level in ordered),
    )


def _panel_title(estimate: Estimate, plan: Plan, book: Book) -> str:
    words = [
        book.title_of(estimate) if name == INDICATOR else book.level(name, level_in(estimate, name), estimate.survey)
        for name in plan.panels
    ]
    return ", ".join(words)


def _sorted(rows: dict[str, list[Estimate]], plan: Plan, figure: Figure) -> list[str]:
    """Everybody first; then classes in their own order, other levels by size."""
    if plan.rows in ORDERED or figure.kind == "table":
        return sorted(rows, key=lambda level: level != "total")
    return sorted(rows, key=lambda level: (level != "total", -_size(rows[level])))


def _size(found: Sequence[Estimate]) -> float:
    """What rows are sorted by: the difference where there is one, else the largest value; absent ones last."""
    gaps = [abs(e.value) for e in found if is_difference(e) and not isinstance(e.value, Absence)]
    values = [e.value for e in found if not isinstance(e.value, Absence)]
    return gaps[0] if gaps else max(values, default=float("-inf"))


def _row(level: str, found: Sequence[Estimate], plan: Plan, book: Book) -> Row:
    first = found[0]
    is_row_of_gaps = not plan.pair
    gap = next((e for e in found if is_difference(e)), None) if not is_row_of_gaps else None
    shown = [e for e in found if e is not gap and not isinstance(e.value, Absence)]
    shown = [e for e in shown if is_row_of_gaps or not is_difference(e)]
    if plan.pair and len(shown) > 1:  # the number of both together would stand between the two
        shown = [e for e in shown if level_in(e, plan.pair) != "total"] or shown
    return Row(
        label=_row_label(level, first, plan, book),
        dots=tuple(_dot(e, _mark(e, plan, shown), book) for e in shown),
        gap=_gap_words(gap, book) if gap else "",
        reason="" if shown else f"{write_estimate(first, book.lang)}: {book.say(quality_words(first))}",
        is_total=level == "total",
    )


def _row_label(level: str, estimate: Estimate, plan: Plan, book: Book) -> str:
    if plan.rows == INDICATOR:
        return book.title_of(estimate)
    return book.level(plan.rows, level, estimate.survey)


def _gap_words(gap: Estimate, book: Book) -> str:
    """The difference as its interval allows, without its unit: the heading has it."""
    if isinstance(gap.value, Absence):
        return write_estimate(gap, book.lang)
    interval = say_interval(gap, book.lang)
    return f"{write_rounded(gap, book.lang)} ({interval})" if interval else write_rounded(gap, book.lang)


def _dot(estimate: Estimate, mark: Mark, book: Book) -> Dot:
    assert not isinstance(estimate.value, Absence)
    found = estimate.interval
    return Dot(
        value=estimate.value,
        low=found.low if found else estimate.value,
        high=found.high if found else estimate.value,
        words=say(estimate, book.lang, interval=False),
        interval=say_interval(estimate, book.lang),
        mark=mark,
        is_unsure=reading_of(estimate) == "unreliable",
    )


def _mark(estimate: Estimate, plan: Plan, shown: Sequence[Estimate]) -> Mark:
    sex = level_in(estimate, "sex")
    if sex == "woman":
        return "woman"
    if sex == "man":
        return "man"
    if not plan.pair:
        return "one"
    levels = [level_in(e, plan.pair) for e in shown]
    return "one" if level_in(estimate, plan.pair) == levels[0] else "two"


def _marks(figure: Figure, plan: Plan, book: Book) -> tuple[tuple[Mark, str], ...]:
    """The legend: only where a row holds a pair."""
    if not plan.pair:
        return ()
    sides = [e for e in figure.estimates if not is_difference(e) and level_in(e, plan.pair) != "total"]
    levels = list(dict.fromkeys(level_in(e, plan.pair) for e in sides))
    marks: dict[str, Mark] = {"woman": "woman", "man": "man"}
    other: tuple[Mark, ...] = ("one", "two")
    return tuple(
        (marks.get(level, other[min(i, 1)]), book.level(plan.pair, level, figure.estimates[0].survey))
        for i, level in enumerate(levels)
    )
