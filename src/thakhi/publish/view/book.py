"""A road map opened in one language: where each number stands, what is stale, whose labels are used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thakhi.publish.labels import dimension_label, level_label
from thakhi.terms.estimate import Estimate, content_hash
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.survey import Column
from thakhi.terms.text import Lang, Text

ROWS_PER_PAGE = 60


@dataclass(frozen=True)
class Book:
    """`numbers` holds every estimate of the edition by id, `places` the page and anchor on which each opens."""

    roadmap: Roadmap
    lang: Lang
    numbers: Mapping[str, Estimate]
    places: Mapping[str, str]
    stale: frozenset[str]

    def say(self, text: Text) -> str:
        """The wording in the language of the book."""
        return text.to(self.lang)

    def columns(self, survey: str) -> Mapping[str, Column]:
        """The columns of a survey; none where its card is not part of the road map."""
        found = self.roadmap.surveys.get(survey)
        return found.columns if found else {}

    def title_of(self, estimate: Estimate) -> str:
        """What the number measures: the title of its indicator, and the quantile."""
        found = self.roadmap.indicators.get(estimate.indicator)
        title = capital(self.say(found.title)) if found else estimate.indicator
        if estimate.quantile is None:
            return title
        median = Text("mediana", "median").to(self.lang)
        return f"{title} ({median if estimate.quantile == 0.5 else f'q = {estimate.quantile:g}'})"

    def group_words(self, where: str) -> str:
        """The words of a filter, as the road map names its groups; an empty text for one without a name."""
        named = {action.group_where: action.group for action in self.roadmap.actions} | dict(self.roadmap.groups)
        return self.say(named[where]) if where and where in named else ""

    def cell_words(self, estimate: Estimate) -> str:
        """Of whom: `Dueñas de la ciudad: Mujeres, Rural`; an empty text for everybody."""
        columns = self.columns(estimate.survey)
        levels = ", ".join(level_label(d, level, self.lang, columns) for d, level in estimate.cell if level != "total")
        group = self.group_words(estimate.where)
        return f"{group}: {levels}" if group and levels else group or levels

    def level(self, dimension: str, level: str, survey: str) -> str:
        """The words of one level."""
        return level_label(dimension, level, self.lang, self.columns(survey))

    def dimension(self, dimension: str, survey: str) -> str:
        """The words of a dimension, with a capital for a table's heading."""
        return capital(dimension_label(dimension, self.lang, self.columns(survey)))


def capital(words: str) -> str:
    """The words with a capital first letter, the rest as they are."""
    return words[:1].upper() + words[1:]


def open_book(roadmap: Roadmap, lang: Lang) -> Book:
    """The road map opened in `lang`."""
    numbers = {estimate.id: estimate for estimate in every_estimate(roadmap)}
    return Book(roadmap, lang, numbers, _places(numbers.values()), frozenset(roadmap.stale))


def every_estimate(roadmap: Roadmap) -> Iterator[Estimate]:
    """All numbers of the edition: those of figures, of actions, of targets, and the rest; some appear twice."""
    for chapter in roadmap.chapters:
        for figure in chapter.figures:
            yield from figure.estimates
    for action in roadmap.actions:
        yield action.reach
        if action.target:
            yield action.target.baseline
    yield from roadmap.estimates


def anchor_of(estimate: Estimate) -> str:
    """The permanent anchor of a number, from its permanent id."""
    return f"n-{content_hash(estimate.id)[:10]}"


def page_name(kind: str, name: str) -> str:
    """A file name that any system accepts: `indicator-share_without_nit.html`."""
    return f"{file_name(f'{kind}-{name}')}.html"


def file_name(name: str) -> str:
    """The name with only letters, digits, `_`, `.` and `-`, and no dot at its start."""
    return re.sub(r"[^A-Za-z0-9_.-]+", "-", name).lstrip(".")


def indicator_page(name: str, part: int = 0) -> str:
    """The page of an indicator; long ones go on in further parts."""
    return page_name("indicator", name if part == 0 else f"{name}-{part + 1}")


def by_indicator(estimates: Iterable[Estimate]) -> dict[str, list[Estimate]]:
    """Estimates under their indicators, in order of appearance."""
    found: dict[str, list[Estimate]] = {}
    for estimate in estimates:
        found.setdefault(estimate.indicator, []).append(estimate)
    return found


def _places(estimates: Iterable[Estimate]) -> dict[str, str]:
    return {
        estimate.id: f"{indicator_page(name, i // ROWS_PER_PAGE)}#{anchor_of(estimate)}"
        for name, found in by_indicator(estimates).items()
        for i, estimate in enumerate(found)
    }
