"""What a chart of dots shows: panels of rows of dots, in the order in which they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mark = Literal["one", "two", "woman", "man"]


@dataclass(frozen=True, slots=True)
class Dot:
    """One estimate to draw: where, how wide its interval, what is written beside it."""

    value: float
    low: float
    high: float
    words: str
    interval: str
    mark: Mark
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A level with its dots; `gap` is the written difference, `reason` why there is no dot."""

    label: str
    dots: tuple[Dot, ...]
    gap: str = ""
    reason: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """Rows under a title, on an axis of `unit`; panels of one unit share their axis."""

    title: str
    unit: str
    unit_words: str
    rows: tuple[Row, ...]

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Every dot of the panel."""
        return tuple(dot for row in self.rows for dot in row.dots)


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole chart: its panels, the legend (`marks`, `unsure`), the heading of the right column."""

    name: str
    title: str
    desc: str
    panels: tuple[Panel, ...]
    marks: tuple[tuple[Mark, str], ...]
    right: str
    unsure: str
