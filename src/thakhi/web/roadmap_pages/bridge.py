"""Where the road map's pages meet the rooms: a folder opened as a Roadmap, its views, a link confirmed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from thakhi import pipeline
from thakhi.folder.write import locked, new_folder
from thakhi.publish.compare import compare, read_edition
from thakhi.publish.compare_words import KINDS, PARTS
from thakhi.publish.numbers import write_date, write_number
from thakhi.publish.plan_phrases import OUTCOMES, STATES, VERDICTS
from thakhi.publish.view.action import ActionView, action_view
from thakhi.publish.view.book import Book, open_book
from thakhi.publish.view.paragraph import ParagraphView, paragraphs
from thakhi.publish.view.plan import plan_sections
from thakhi.publish.view.section import SectionView, section_view
from thakhi.publish.view.sentence import Part
from thakhi.publish.view.support import Support, supports
from thakhi.publish.vote_groups import say_share
from thakhi.publish.vote_phrases import VERDICTS as VOTE_VERDICTS
from thakhi.roadmap.lock import LOCK
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Agreement, Agreements
from thakhi.terms.errors import Problem
from thakhi.terms.roadmap import Action, Link, Roadmap
from thakhi.terms.text import LANGS, Lang, Text
from thakhi.web.language import spoken

__all__ = [
    "DRAFTS",
    "LOCK",
    "OUTCOMES",
    "VERDICTS",
    "Action",
    "ActionView",
    "Agreement",
    "Agreements",
    "Book",
    "Link",
    "Opened",
    "Part",
    "Roadmap",
    "SectionView",
    "Support",
    "about_of",
    "action_of",
    "actions_on",
    "agreements_of",
    "book_of",
    "budget_of",
    "changes_of",
    "confirm_links",
    "locked",
    "new_folder",
    "open_folder",
    "read_edition",
    "sections_of",
    "support_of",
    "tally_words",
    "verdict_of",
    "write_date",
]

DRAFTS = "roadmap.yaml"
SAID_AS = {"statement": "quote", "agreement": "vote"}  # in the text of an action
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between two editions, `said` in words: added, removed, changed."""

    said: str
    id: str
    field: str
    old: str
    new: str


@dataclass(frozen=True)
class Opened:
    """The road map of a cycle as it stands; or, where nothing can be shown, the problem that stands in its way."""

    road: Roadmap | None
    problem: Text | None = None


def open_folder(folder: Path, *, home: Path, weigh: Callable[[Path], Agreements | None]) -> Opened:
    """The road map of a cycle folder, joined to its numbers; no path of this machine is in the words of a problem."""
    try:
        evidence = pipeline.evidence_of(folder, home=home)
        return Opened(pipeline.road(folder, evidence=evidence, voted=weigh(folder)))
    except Problem as found:
        words = (found.to(lang).replace(f"{folder}/", "") for lang in LANGS)
        return Opened(None, Text(*words))


def agreements_of(folder: Path) -> Agreements | None:
    """What the votes of a folder show, groups with all their checks: seconds of work."""
    return pipeline.agreements(folder, by=None)


def actions_on(content: bytes, targets: Sequence[str]) -> list[tuple[str, Text]]:
    """Id and title of the actions of `actions.yaml` that rest on one of `statement:x`, `agreement:y`, or say it."""
    marks = [f'"{target}"' for target in targets]
    marks += [f"{{{SAID_AS[kind]}:{name}}}" for kind, _, name in (target.partition(":") for target in targets)]
    try:
        rows = yaml.load(content, Loader=_Loader)
    except (yaml.YAMLError, UnicodeDecodeError):
        return []  # thakhi check tells it with its line
    found = [row for row in rows or () if isinstance(row, dict) and isinstance(row.get("title"), dict)]
    told = [(row, json.dumps(row, ensure_ascii=False, default=str)) for row in found]
    return [
        (str(row["id"]), Text(str(row["title"].get("es", "")), str(row["title"].get("en", ""))))
        for row, words in told
        if any(mark in words for mark in marks)
    ]


def confirm_links(folder: Path, names: Sequence[str], *, home: Path, by: str, on: str) -> bytes:
    """The lock file of a cycle folder after `by` confirmed the links that `names` mean."""
    pipeline.confirm(folder, names, evidence=pipeline.evidence_of(folder, home=home), by=by, on=on)
    return (folder / LOCK).read_bytes()


def book_of(road: Roadmap) -> Book:
    """The road map opened in the language of the request."""
    return open_book(road, spoken())


def action_of(book: Book, action: Action) -> ActionView:
    """An action as its page shows it."""
    return action_view(action, book)


def about_of(book: Book) -> tuple[ParagraphView, ...]:
    """What the road map says of itself, in numbered paragraphs."""
    return paragraphs(book.roadmap.about, "0", book)


def sections_of(book: Book) -> tuple[SectionView, ...]:
    """Objectives, schedule, results, budget, decisions, who was heard, progress."""
    return tuple(section_view(found, f"S{n}", book) for n, found in enumerate(plan_sections(book.roadmap), 1))


def support_of(link: Link, book: Book) -> Support:
    """What a link rests on, as it is now."""
    return supports([link.target], [link], book)[0]


def verdict_of(one: Agreement, book: Book) -> str:
    """`casi todas las personas están de acuerdo`: what the votes on a proposal show."""
    return book.say(VOTE_VERDICTS[one.verdict])


def tally_words(one: Agreement, book: Book) -> str:
    """The share that agrees with its interval, and n; the word for why there is none."""
    n = one.tally.n
    if isinstance(n, Absence):
        return book.say(n.text)
    return f"{say_share(one.tally.agree, book.lang)}, n = {write_number(n, 0, book.lang)}"


def budget_of(action: Action, book: Book) -> tuple[tuple[int, str, str, str], ...]:
    """Year, amount, state and source of each line of the budget; not found is a state, never zero."""
    return tuple(
        (
            line.year,
            "" if line.amount is None else f"{line.currency} {write_number(line.amount, 0, book.lang)}",
            book.say(STATES[line.state]),
            book.say(line.source),
        )
        for line in action.budget
    )


def changes_of(old: Mapping[str, Any], new: Mapping[str, Any], lang: Lang) -> list[tuple[str, list[Difference]]]:
    """What changed from one edition to another, under the parts of an edition, those without changes left out."""
    found = compare(old, new, lang=lang)
    parts = [
        (words, [Difference(KINDS[c.kind].to(lang), c.id, c.field, c.old, c.new) for c in found if c.part == part])
        for part, words in PARTS.items()
    ]
    return [(words.to(lang), changes) for words, changes in parts if changes]
