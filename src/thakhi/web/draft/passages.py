"""The draft as numbered passages, each under an id that its file gives it: the address of a passage never changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thakhi.terms.roadmap import Action, Paragraph, Roadmap
from thakhi.terms.text import Text
from thakhi.web.draft.phrases import PHRASES

PARTS = ("what", "why", "coverage", "risk", "loses")  # of an action


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the draft that is commented on: `number` says where it stands, `id` is for good.

    `quotes` are the quotes in its words, with the hash of each.
    """

    id: str
    number: str
    label: str
    words: Text
    quotes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The passages under one heading; an action has its id."""

    title: Text
    passages: tuple[Passage, ...]
    action: str = ""


def stretches_of(road: Roadmap) -> list[Stretch]:
    """The whole draft in its order, every passage once."""
    chapters = ((c.title, _paragraphs(c.paragraphs, str(c.panel), road)) for c in road.chapters)
    found = [
        Stretch(PHRASES["about"], tuple(_paragraphs(road.about, "0", road))),
        *(Stretch(title, tuple(passages)) for title, passages in chapters),
        Stretch(PHRASES["objectives"], tuple(_of(o.id, o.id, "", o.title, road) for o in road.objectives)),
        *(Stretch(_named(one), tuple(_parts(one, road)), one.id) for one in road.actions),
        Stretch(PHRASES["method"], tuple(_paragraphs(road.method, "M", road))),
    ]
    return [one for one in found if one.passages]


def passages_of(road: Roadmap) -> dict[str, Passage]:
    """Every passage by its id."""
    return {passage.id: passage for stretch in stretches_of(road) for passage in stretch.passages}


def still_shows(quotes: Mapping[str, str], now: Mapping[str, str]) -> bool:
    """Whether words with these quotes may still be shown: none was withdrawn or changed since."""
    return all(now.get(name) == hash_ for name, hash_ in quotes.items())


def quote_hashes(road: Roadmap) -> dict[str, str]:
    """The hash of every quote of the road map, as it is now."""
    return {name: said.hash for name, said in road.statements.items()}


def _named(action: Action) -> Text:
    return Text(f"{action.id}. {action.title.es}", f"{action.id}. {action.title.en}")


def _paragraphs(found: Iterable[Paragraph], prefix: str, road: Roadmap) -> Iterator[Passage]:
    for place, one in enumerate(found, start=1):
        yield _of(one.id, f"{prefix}.{place}", "", one.text, road)


def _parts(action: Action, road: Roadmap) -> Iterator[Passage]:
    yield _of(action.id, f"{action.id}.0", "whole", action.title, road)
    for place, part in enumerate(PARTS, start=1):
        words: Text = getattr(action, part)
        if words.es or words.en:
            yield _of(f"{action.id}-{part}", f"{action.id}.{place}", part, words, road)


def _of(name: str, number: str, label: str, words: Text, road: Roadmap) -> Passage:
    quotes = {
        said.id: said.hash
        for said in road.statements.values()
        if said.words and any(said.words in text for text in (words.es, words.en))
    }
    return Passage(name, number, label, words, quotes)
