"""Paragraphs ready to print: numbered, cut at their numbers, with what they rest on or who answers for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.publish.view.book import Book
from thakhi.publish.view.sentence import Part, sentence
from thakhi.publish.view.support import Support, supports
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Link, Paragraph


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A numbered paragraph with a permanent anchor."""

    number: str
    anchor: str
    parts: tuple[Part, ...]
    supports: tuple[Support, ...]
    author: str
    is_stale: bool


def paragraphs(found: Sequence[Paragraph], prefix: str, book: Book) -> tuple[ParagraphView, ...]:
    """Paragraphs numbered `prefix.1`, `prefix.2` …"""
    links = every_link(book)
    return tuple(
        ParagraphView(
            number=f"{prefix}.{i}",
            anchor=f"p-{paragraph.id}",
            parts=sentence(book.say(paragraph.text), _numbers(paragraph, book), book),
            supports=supports(paragraph.rests_on, [link for link in links if link.origin == paragraph.id], book),
            author=paragraph.author,
            is_stale=paragraph.id in book.stale,
        )
        for i, paragraph in enumerate(found, start=1)
    )


def every_link(book: Book) -> tuple[Link, ...]:
    """Every link once: those of the road map and those that actions carry."""
    carried = [link for action in book.roadmap.actions for link in action.links]
    return tuple({link.id: link for link in (*book.roadmap.links, *carried)}.values())


def _numbers(paragraph: Paragraph, book: Book) -> list[Estimate]:
    names = [target.removeprefix("estimate:") for target in paragraph.rests_on]
    return [book.numbers[name] for name in names if name in book.numbers]
