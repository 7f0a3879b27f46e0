"""The whole edition in one language: chapters, actions, annex, sources, method, in the order of printing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.publish.charts.outline import Atlas
from thakhi.publish.numbers import write_date
from thakhi.publish.phrases import FAMILIES
from thakhi.publish.quality import legend
from thakhi.publish.view.action import ActionView, action_view
from thakhi.publish.view.agreements import no_votes
from thakhi.publish.view.book import ROWS_PER_PAGE, Book, by_indicator, capital, indicator_page
from thakhi.publish.view.chapters import chapters_of
from thakhi.publish.view.figure import FigureView, figure_view
from thakhi.publish.view.number import Fact, NumberView, definition_facts, number_view
from thakhi.publish.view.paragraph import ParagraphView, every_link, paragraphs
from thakhi.publish.view.section import SectionView, section_view
from thakhi.publish.view.support import FactView, PracticeView, QuoteView, fact_view, practice_view, quote_view
from thakhi.terms.estimate import Estimate
from thakhi.terms.roadmap import Chapter, Roadmap
from thakhi.terms.source import Source

UNDATED = (2000, 1, 1)  # of files whose edition names no day and whose links nobody confirmed


@dataclass(frozen=True, slots=True)
class ChapterView:
    """One panel."""

    panel: int
    href: str
    title: str
    question: str
    official_title: str
    recording: str
    paragraphs: tuple[ParagraphView, ...]
    figures: tuple[FigureView, ...]
    is_stale: bool


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """An indicator with all its numbers; `parts` are the rows of each page."""

    id: str
    family: str
    title: str
    facts: tuple[Fact, ...]
    code: tuple[Fact, ...]
    hrefs: tuple[str, ...]
    parts: tuple[tuple[NumberView, ...], ...]
    headline: NumberView

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return sum(len(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class SurveyView:
    """A survey with its size and citation."""

    id: str
    title: str
    facts: tuple[tuple[str, int], ...]
    source: Source
    is_synthetic: bool


@dataclass(frozen=True, slots=True)
class EditionView:
    """Everything that is printed, in one language."""

    id: str
    lang: str
    title: str
    subtitle: str
    edition: str
    date: str
    day: tuple[int, int, int]
    hash: str
    is_synthetic: bool
    is_fictional: bool
    about: tuple[ParagraphView, ...]
    chapters: tuple[ChapterView, ...]
    actions: tuple[ActionView, ...]
    sections: tuple[SectionView, ...]
    indicators: tuple[IndicatorView, ...]
    practices: tuple[PracticeView, ...]
    quotes: tuple[QuoteView, ...]
    facts: tuple[FactView, ...]
    sources: tuple[Source, ...]
    surveys: tuple[SurveyView, ...]
    method: tuple[ParagraphView, ...]
    not_found: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    stale: int

    @property
    def figures(self) -> tuple[FigureView, ...]:
        """Every figure of every chapter."""
        return tuple(figure for chapter in self.chapters for figure in chapter.figures)


def edition_view(book: Book, atlas: Atlas) -> EditionView:
    """The road map as it is printed in the language of the book."""
    road = book.roadmap
    return EditionView(
        id=road.id,
        lang=book.lang,
        title=book.say(road.title),
        subtitle=book.say(road.subtitle),
        edition=road.edition,
        date=write_date(road.edition, book.lang),
        day=day_of(road),
        hash=road.hash,
        is_synthetic=road.synthetic,
        is_fictional=road.fictional,
        about=paragraphs(road.about, "0", book),
        chapters=tuple(_chapter(chapter, book, atlas) for chapter in road.chapters),
        actions=tuple(action_view(action, book) for action in road.actions),
        sections=_sections(book),
        indicators=tuple(_indicator(name, found, book) for name, found in by_indicator(book.numbers.values()).items()),
        practices=tuple(practice_view(road.practices[name], book) for name in road.cited_practices),
        quotes=tuple(quote_view(said, book) for said in road.statements.values() if said.consent != "withdrawn"),
        facts=tuple(fact_view(fact, book) for fact in road.facts.values()),
        sources=_sources(book),
        surveys=_surveys(book),
        method=paragraphs(road.method, "M", book),
        not_found=tuple(book.say(words) for words in (*road.not_found, *no_votes(road))),
        legend=tuple((code, book.say(words)) for code, words in legend(book.numbers.values()).items()),
        stale=sum(link.id in book.stale for link in every_link(book)),
    )


def day_of(road: Roadmap) -> tuple[int, int, int]:
    """Year, month and day that files are dated by: of the edition, else of the last confirmation.

    Never the clock: the same inputs give the same bytes.
    """
    carried = [link.confirmed_on for action in road.actions for link in action.links]
    last = max((*carried, *(link.confirmed_on for link in road.links)), default="")
    for words in (road.edition, last):
        found = re.match(r"(\d{4})-(\d{2})-(\d{2})$", words)
        if found:
            return int(found[1]), int(found[2]), int(found[3])
    return UNDATED


def _chapter(chapter: Chapter, book: Book, atlas: Atlas) -> ChapterView:
    shown = paragraphs(chapter.paragraphs, str(chapter.panel), book)
    figures = tuple(
        figure_view(figure, f"{chapter.panel}.{i}", book, atlas) for i, figure in enumerate(chapter.figures, start=1)
    )
    return ChapterView(
        panel=chapter.panel,
        href=f"panel-{chapter.panel}.html",
        title=book.say(chapter.title),
        question=book.say(chapter.question),
        official_title=book.say(chapter.official_title),
        recording=book.say(chapter.recording),
        paragraphs=shown,
        figures=figures,
        is_stale=any(p.is_stale for p in shown) or any(f.is_stale for f in figures),
    )


def _sections(book: Book) -> tuple[SectionView, ...]:
    """The plan's own chapters, then those that other rooms brought."""
    found = chapters_of(book.roadmap)
    return tuple(section_view(section, f"S{i}", book) for i, section in enumerate(found, start=1))


def _indicator(name: str, found: Sequence[Estimate], book: Book) -> IndicatorView:
    definition = book.roadmap.indicators.get(name)
    facts, code = definition_facts(definition, book) if definition else ((), ())
    numbers = [number_view(estimate, book) for estimate in found]
    parts = tuple(tuple(numbers[i : i + ROWS_PER_PAGE]) for i in range(0, len(numbers), ROWS_PER_PAGE))
    whole = min(range(len(found)), key=lambda i: (len(found[i].cell) + bool(found[i].where), i))
    return IndicatorView(
        id=name,
        family=book.say(FAMILIES[definition.family]) if definition else "",
        title=capital(book.say(definition.title)) if definition else name,
        facts=facts,
        code=code,
        hrefs=tuple(indicator_page(name, i) for i in range(len(parts))),
        parts=parts,
        headline=numbers[whole],
    )


def _sources(book: Book) -> tuple[Source, ...]:
    found = {source.id: source for source in book.roadmap.sources.values()}
    found |= {estimate.source.id: estimate.source for estimate in book.numbers.values()}
    return tuple(found.values())


def _surveys(book: Book) -> tuple[SurveyView, ...]:
    return tuple(
        SurveyView(
            id=survey.id,
            title=book.say(survey.title),
            facts=(("persons", survey.persons), ("psus", survey.psus), ("strata", survey.strata)),
            source=survey.source,
            is_synthetic=survey.synthetic,
        )
        for survey in book.roadmap.surveys.values()
    )
