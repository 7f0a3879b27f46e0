"""A chapter that is not a panel, in one language: words, tables, drawings."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.publish.view.book import Book, file_name, page_name
from thakhi.publish.view.paragraph import ParagraphView, paragraphs
from thakhi.terms.section import Drawing, Grid, Section


@dataclass(frozen=True, slots=True)
class GridView:
    """A table in words."""

    anchor: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str


@dataclass(frozen=True, slots=True)
class DrawingView:
    """A drawn figure with its text alternative; `svg` is the drawing, `file` the name of the one that stands alone."""

    anchor: str
    file: str
    number: str
    title: str
    alt: str
    svg: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """One chapter; `number` is `S1`, `S2` … after the panels."""

    id: str
    kind: str
    number: str
    href: str
    title: str
    lead: str
    paragraphs: tuple[ParagraphView, ...]
    grids: tuple[GridView, ...]
    drawings: tuple[DrawingView, ...]
    is_stale: bool


def section_view(section: Section, number: str, book: Book) -> SectionView:
    """The chapter in the language of the book."""
    shown = paragraphs(section.paragraphs, number, book)
    return SectionView(
        id=section.id,
        kind=section.kind,
        number=number,
        href=page_name("plan", section.id),
        title=book.say(section.title),
        lead=book.say(section.lead),
        paragraphs=shown,
        grids=tuple(_grid(grid, book) for grid in section.grids),
        drawings=tuple(_drawing(found, f"{number}.{i}", book) for i, found in enumerate(section.drawings, start=1)),
        is_stale=any(paragraph.is_stale for paragraph in shown),
    )


def _grid(grid: Grid, book: Book) -> GridView:
    return GridView(
        anchor=f"table-{grid.id}",
        title=book.say(grid.title),
        header=tuple(book.say(words) for words in grid.header),
        rows=tuple(tuple(book.say(words) for words in row) for row in grid.rows),
        source=book.say(grid.source) if grid.source else "",
    )


def _drawing(drawing: Drawing, number: str, book: Book) -> DrawingView:
    return DrawingView(
        anchor=f"drawing-{drawing.id}",
        file=file_name(f"drawing-{drawing.id}"),
        number=number,
        title=book.say(drawing.title),
        alt=book.say(drawing.alt),
        svg=book.say(drawing.svg),
    )
