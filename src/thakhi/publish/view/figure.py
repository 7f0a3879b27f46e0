"""A figure ready to print: its drawings, the table beside it, n and source under it, its files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.publish.charts.dots import NARROW, WIDE, draw_dots
from thakhi.publish.charts.map import MapWords, Tint, draw_map
from thakhi.publish.charts.outline import Atlas
from thakhi.publish.numbers import (
    style_of,
    unit_words,
    write_estimate,
    write_interval,
    write_number,
    write_value,
)
from thakhi.publish.phrases import FIGURE, SUPPORT
from thakhi.publish.quality import Reading, quality_code, quality_words, reading_of
from thakhi.publish.view.book import Book, file_name
from thakhi.publish.view.scenes import INDICATOR, level_in, scene_of
from thakhi.publish.view.sentence import Part, sentence
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Figure
from thakhi.terms.wording import is_difference

MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class TableRow:
    """One estimate in the table beside a chart."""

    labels: tuple[str, ...]
    value: str
    interval: str
    n: str
    quality: str
    quality_words: str
    reading: Reading
    href: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class FigureView:
    """`wide` and `narrow` are SVG text, empty where the figure is a table only; for a map they are the same."""

    id: str
    anchor: str
    file: str
    kind: str
    number: str
    title: str
    sentence: tuple[Part, ...]
    alt: str
    wide: str
    narrow: str
    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    whom: str
    cases: str
    source: str
    notes: tuple[str, ...]
    is_stale: bool
    is_synthetic: bool

    @property
    def plain_sentence(self) -> str:
        """The sentence without its links."""
        return "".join(part.words for part in self.sentence)


def figure_view(figure: Figure, number: str, book: Book, atlas: Atlas) -> FigureView:
    """The figure in the language of the book; one without estimates has neither drawing nor rows."""
    alt = alternative(figure, book)
    wide, narrow = _drawings(figure, book, alt, atlas)
    return FigureView(
        id=figure.id,
        anchor=f"fig-{figure.id}",
        file=file_name(f"figure-{figure.id}"),
        kind=figure.kind,
        number=number,
        title=book.say(figure.title),
        sentence=sentence(book.say(figure.sentence), figure.estimates, book),
        alt=alt,
        wide=wide,
        narrow=narrow,
        header=_header(figure, book),
        rows=tuple(_table_row(estimate, figure, book) for estimate in _in_order(figure)),
        whom=_whom(figure, book),
        cases=_cases(figure.estimates, book),
        source="; ".join(dict.fromkeys(e.source.citation().rstrip(".") for e in figure.estimates)),
        notes=_notes(figure, book),
        is_stale=figure.id in book.stale,
        is_synthetic=any(estimate.synthetic for estimate in figure.estimates),
    )


def alternative(figure: Figure, book: Book) -> str:
    """The text alternative: what the figure says, how many values, the highest and the lowest."""
    shown = [e for e in figure.estimates if not isinstance(e.value, Absence) and not is_difference(e)]
    said = book.say(figure.sentence)
    if not shown or len({e.unit for e in shown}) > 1:
        return said
    high, low = (pick(shown, key=_value) for pick in (max, min))
    words = book.say(FIGURE["alternative"])
    return f"{said} " + words.format(
        count=len(figure.estimates), high=_value_words(high, book), low=_value_words(low, book)
    )


def _value(estimate: Estimate) -> float:
    return 0.0 if isinstance(estimate.value, Absence) else estimate.value


def _value_words(estimate: Estimate, book: Book) -> str:
    name = book.cell_words(estimate) or book.title_of(estimate)
    return f"{name}, {write_estimate(estimate, book.lang)} ({write_interval(estimate, book.lang)})"


def _drawings(figure: Figure, book: Book, alt: str, atlas: Atlas) -> tuple[str, str]:
    is_drawn = figure.kind != "table" and 0 < len(figure.estimates) <= MOST_ROWS
    if not is_drawn:
        return "", ""
    if figure.kind == "map" and figure.dimensions == ("department",):
        drawn = _map(figure, book, alt, atlas)
        return drawn, drawn
    scene = scene_of(figure, book, alt)

    def tick(value: float, unit: str) -> str:
        return _tick(value, unit, book)

    return draw_dots(scene, WIDE, tick), draw_dots(scene, NARROW, tick)


def _tick(value: float, unit: str, book: Book) -> str:
    """A round number, with as few digits as it needs."""
    if unit == "share":
        points = round(value * 100, 6)
        return write_number(points, 0 if points == int(points) else 1, book.lang)
    if value == int(value):
        return write_number(value, 0, book.lang)
    return write_value(value, unit, book.lang, with_unit=False)


def _map(figure: Figure, book: Book, alt: str, atlas: Atlas) -> str:
    tints = {
        level_in(e, "department"): Tint(
            value=None if isinstance(e.value, Absence) else e.value,
            words=write_estimate(e, book.lang),
            is_unsure=reading_of(e) == "unreliable",
        )
        for e in figure.estimates
        if level_in(e, "department") != "total"
    }
    words = MapWords(*(book.say(FIGURE[key]) for key in ("unsure", "absent", "between")))
    return draw_map(f"{figure.id}-m", book.say(figure.title), alt, tints, atlas=atlas, words=words)


def _header(figure: Figure, book: Book) -> tuple[str, ...]:
    survey = figure.estimates[0].survey if figure.estimates else ""
    first = (book.say(FIGURE["indicator"]),) if _is_many(figure) else ()
    dims = tuple(book.dimension(name, survey) for name in figure.dimensions)
    value, *tail = (book.say(FIGURE[key]) for key in ("value", "interval", "cases", "quality"))
    unit = _one_unit(figure, book)
    return (*first, *dims, f"{value} ({unit})" if unit else value, *tail)


def _one_unit(figure: Figure, book: Book) -> str:
    """The words of the unit for the heading, where all values share one that is written in words."""
    units = {e.unit for e in figure.estimates}
    is_worded = len(units) == 1 and style_of(min(units)).kind in {"count", "plain"}
    return unit_words(figure.estimates[0], book.lang) if is_worded else ""


def _in_order(figure: Figure) -> list[Estimate]:
    """The estimates with those of one indicator together, otherwise in the order in which they came."""
    order = list(dict.fromkeys(e.indicator for e in figure.estimates))
    return sorted(figure.estimates, key=lambda e: order.index(e.indicator))


def _is_many(figure: Figure) -> bool:
    """Whether rows need the indicator's name: several indicators, or nothing else to name them by."""
    return len({e.indicator for e in figure.estimates}) > 1 or not figure.dimensions


def _table_row(estimate: Estimate, figure: Figure, book: Book) -> TableRow:
    names = (*((INDICATOR,) if _is_many(figure) else ()), *figure.dimensions)
    return TableRow(
        labels=tuple(_label(estimate, name, book) for name in names),
        value=write_estimate(estimate, book.lang, with_unit=not _one_unit(figure, book)),
        interval=write_interval(estimate, book.lang, with_unit=False),
        n="" if estimate.n is None else write_number(estimate.n, 0, book.lang),
        quality=quality_code(estimate) if reading_of(estimate) != "absent" else "—",
        quality_words=book.say(quality_words(estimate)),
        reading=reading_of(estimate),
        href=book.places.get(estimate.id, ""),
        is_gap=is_difference(estimate),
    )


def _label(estimate: Estimate, name: str, book: Book) -> str:
    if name == INDICATOR:
        return book.title_of(estimate)
    return book.level(name, level_in(estimate, name), estimate.survey)


def _whom(figure: Figure, book: Book) -> str:
    """The words of the group that all values are about; an empty text for everybody or for several groups."""
    filters = {e.where for e in figure.estimates}
    return book.group_words(filters.pop()) if len(filters) == 1 else ""


def _cases(estimates: Sequence[Estimate], book: Book) -> str:
    """The fewest and the most cases behind one value of the figure."""
    counts = [e.n for e in estimates if e.n is not None]
    if not counts:
        return ""
    low, high = (write_number(n, 0, book.lang) for n in (min(counts), max(counts)))
    return low if low == high else book.say(FIGURE["range"]).format(low=low, high=high)


def _notes(figure: Figure, book: Book) -> tuple[str, ...]:
    """What a reader must know: empty, partial, overlapping classes, stale."""
    notes = []
    absent = [e for e in figure.estimates if isinstance(e.value, Absence)]
    if not figure.estimates:
        notes.append(book.say(FIGURE["empty"]))
    if absent:
        reasons = ", ".join(dict.fromkeys(book.say(quality_words(e)) for e in absent))
        words = book.say(FIGURE["partial"])
        notes.append(words.format(absent=len(absent), all=len(figure.estimates), reasons=reasons))
    if figure.kind == "map":
        notes.append(book.say(FIGURE["overlap"]))
    if len(figure.estimates) > MOST_ROWS and figure.kind != "table":
        notes.append(book.say(FIGURE["too_many"]))
    if figure.id in book.stale:
        notes.append(book.say(SUPPORT["stale_figure"]))
    return tuple(notes)
