"""Filters as links, each with how many of the hits it keeps; a filter that is on is a link that takes it off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from thakhi.terms.text import Lang, Text
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.choices import LANGUAGE_WORDS, SECTOR_WORDS
from thakhi.web.search.index import stem_language
from thakhi.web.search.phrases import PHRASES
from thakhi.web.search.queries import Found, Place, statements_about
from thakhi.web.search.query import Search
from thakhi.web.transcripts.queries import consenting

LONGEST = 10  # choices of a filter


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its words, how many hits it keeps, its address."""

    label: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The choices of one kind; `is_on` when one is chosen, whose link takes it off."""

    name: str
    heading: str
    choices: Sequence[Choice]
    is_on: bool = False


def facets(search: Search, found: Found) -> list[Facet]:
    """The filters that would change what is shown, and those that are on."""
    made = [
        _workshops(search, found),
        _facet(search, "topic", [(slug, tr_label(label), n) for slug, label, n in statements_about(found.hits)]),
        _facet(search, "sector", _sectors(found)),
        _facet(search, "person", _people(found)),
        _facet(search, "language", _languages(found)),
    ]
    least = {"topic": 1}  # one choice of the others would change nothing
    return [facet for facet in made if facet.is_on or len(facet.choices) >= least.get(facet.name, 2)]


def address(search: Search, *, page: int = 1, text: str | None = None, filters: Mapping[str, str] | None = None) -> str:
    """The permanent address of a search, with other filters, another page or other words."""
    return f"{_page(spoken())}?{urlencode(search.parameters(spoken(), page=page, text=text, filters=filters))}"


@lru_cache
def _page(lang: Lang) -> str:
    return link("search:search", lang=lang)


def workshop_address(search: Search, place: Place) -> str:
    """The same search in one workshop."""
    return address(search, filters={"cycle": place.cycle, "workshop": place.slug})


def tr_label(label: Text) -> str:
    """The wording, or the other one where there is none in this language."""
    return tr(label) or label.es or label.en


def _workshops(search: Search, found: Found) -> Facet:
    counts = Counter(hit.workshop for hit in found.hits)
    several = len({found.places[pk].cycle for pk in counts}) > 1
    choices = [
        Choice(_named(found.places[pk], several=several), n, workshop_address(search, found.places[pk]))
        for pk, n in counts.most_common(LONGEST)
    ]
    if search.filters.workshop or search.filters.cycle:
        label = choices[0].label if len(choices) == 1 else search.filters.workshop or search.filters.cycle
        off = [Choice(label, found.total, address(search, filters={"cycle": "", "workshop": ""}))]
        return Facet("workshop", tr(PHRASES["facet_workshop"]), off, is_on=True)
    return Facet("workshop", tr(PHRASES["facet_workshop"]), choices)


def _named(place: Place, *, several: bool) -> str:
    title = tr_label(place.title) or place.slug
    return f"{title} · {tr_label(place.cycle_title) or place.cycle}" if several else title


def _facet(search: Search, name: str, counted: Iterable[tuple[str, str, int]]) -> Facet:
    rows = sorted(counted, key=lambda row: (-row[2], row[1]))[:LONGEST]
    heading, chosen = tr(PHRASES[f"facet_{name}"]), getattr(search.filters, name)
    if chosen:
        label = next((label for value, label, _ in rows if value == chosen), chosen)
        kept = next((n for value, _, n in rows if value == chosen), 0)
        return Facet(name, heading, [Choice(label, kept, address(search, filters={name: ""}))], is_on=True)
    return Facet(name, heading, [Choice(label, n, address(search, filters={name: value})) for value, label, n in rows])


def _sectors(found: Found) -> list[tuple[str, str, int]]:
    counts = Counter(hit.sector for hit in found.hits)
    return [(value, tr(SECTOR_WORDS[value]), n) for value, n in counts.items() if value in SECTOR_WORDS]


def _people(found: Found) -> list[tuple[str, str, int]]:
    """Those who show their name: whoever stands under a pseudonym is no filter."""
    counts = Counter(hit.person for hit in found.hits if hit.person)
    named = consenting("name").filter(pk__in=counts).values_list("pk", "slug", "name")
    return [(slug, name, counts[pk]) for pk, slug, name in named]


def _languages(found: Found) -> list[tuple[str, str, int]]:
    counts = Counter(stem_language(hit.language) for hit in found.hits)
    return [(value, tr(LANGUAGE_WORDS.get(value, PHRASES["other_languages"])), n) for value, n in counts.items()]
