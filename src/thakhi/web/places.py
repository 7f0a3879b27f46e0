"""The places of the header: each app that has one says so in the attribute `place` of its AppConfig.

    place = Place(order=30, page="list")

Its words are the phrase `place` of the app, its address is that of `page`; nothing of the header is edited. Pages of
the app say `"place": "<label of the app>"` in their context to be marked as where the reader is. From left to right:
10 Talleres, 20 Evidencia, 30 Propuestas, 40 Hoja de ruta, 50 Avance, then from 80 what serves all of them. An app with
a second place gives a tuple of both, and `says="progress"` names the phrase and the mark of the second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module

from django.apps import apps

from thakhi.terms.text import Lang, Text
from thakhi.web.language import link


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an app stands in the header: its order, the page that it leads to, the phrase that it says."""

    order: int
    page: str
    says: str = "place"


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as the header shows it: the mark that pages give in `place`, words, address."""

    mark: str
    words: str
    address: str


def places(lang: Lang) -> list[Shown]:
    """The places of the site, in their order, in a language."""
    return [Shown(mark, words.to(lang), link(page, lang=lang)) for _, mark, words, page in _declared()]


@cache
def _declared() -> list[tuple[int, str, Text, str]]:
    found = []
    for config in apps.get_app_configs():
        given = getattr(config, "place", ())
        for place in (given,) if isinstance(given, Place) else given:
            words = import_module(f"{config.name}.phrases").PHRASES[place.says]
            mark = config.label if place.says == "place" else place.says
            found.append((place.order, mark, words, f"{config.label}:{place.page}"))
    return sorted(found, key=lambda one: one[0])
