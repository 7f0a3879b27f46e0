"""The one value that every format is made from: the road map, and the edition of it in each language."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.publish.charts.outline import Atlas
from thakhi.publish.view.book import Book, file_name, open_book
from thakhi.publish.view.edition import EditionView, edition_view
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Lang


@dataclass(frozen=True)
class Document:
    """`books` and `views` go together, one per language, in the order asked for."""

    roadmap: Roadmap
    books: tuple[Book, ...]
    views: tuple[EditionView, ...]

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """Every number of the edition, each once."""
        return tuple(self.books[0].numbers.values())


def open_document(roadmap: Roadmap, *, langs: tuple[Lang, ...], atlas: Atlas) -> Document:
    """The road map opened in `langs`."""
    books = tuple(open_book(roadmap, lang) for lang in langs)
    return Document(roadmap, books, tuple(edition_view(book, atlas) for book in books))


def stem_of(view: EditionView) -> str:
    """The name of the files of one language, without ending."""
    return file_name(f"{view.id}-{view.lang}")
