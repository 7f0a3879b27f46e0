"""A sentence with its numbers found again, so that each can be opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thakhi.publish.view.book import Book, page_name
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.wording import say, say_change


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence; a number, or the name of an action, has the address at which it opens."""

    words: str
    href: str = ""
    is_number: bool = False


def sentence(words: str, estimates: Iterable[Estimate], book: Book) -> tuple[Part, ...]:
    """`words` cut at the numbers that `estimates` say in it (terms/wording.py), the longest first, and at actions."""
    numbers = _sayings(estimates, book)
    said = {action.id: page_name("action", action.id) for action in book.roadmap.actions} | numbers
    if not said:
        return (Part(words),)
    longest = sorted(said, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w.,])(" + "|".join(map(re.escape, longest)) + r")(?!\w|[.,]\d)")
    parts, end = [], 0
    for found in pattern.finditer(words):
        parts += [Part(words[end : found.start()]), Part(found[1], said[found[1]], found[1] in numbers)]
        end = found.end()
    return tuple(part for part in (*parts, Part(words[end:])) if part.words)


def _sayings(estimates: Iterable[Estimate], book: Book) -> dict[str, str]:
    """Every way in which the estimates can be said → the address at which the number opens."""
    said: dict[str, str] = {}
    for estimate in estimates:
        if isinstance(estimate.value, Absence):
            continue
        forms = (say(estimate, book.lang), say(estimate, book.lang, interval=False), say_change(estimate, book.lang))
        for form in forms:
            said.setdefault(form, book.places.get(estimate.id, ""))
    return said
