"""A chapter that is not a panel: scenarios, a portfolio, a schedule. Words, tables and drawings, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thakhi.terms.roadmap import Paragraph
from thakhi.terms.text import Text

SectionKind = Literal[
    "objectives",
    "schedule",
    "results",
    "budget",
    "decisions",
    "heard",
    "agreements",
    "monitoring",
    "scenarios",
    "portfolio",
    "effects",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table in words: every row has as many cells as the header. `source` stands under it."""

    id: str
    title: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    source: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn figure: SVG text in both languages, with the classes of the house's charts, and what it shows."""

    id: str
    title: Text
    alt: Text
    svg: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One chapter: its kind says what it is about, its id where it stands (`plan-<id>.html`)."""

    id: str
    kind: SectionKind
    title: Text
    lead: Text
    paragraphs: tuple[Paragraph, ...] = ()
    grids: tuple[Grid, ...] = ()
    drawings: tuple[Drawing, ...] = ()
