"""The figures that travel with published cycles, in one query; which table of which survey a reader asks for."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from thakhi.terms.errors import InputProblem
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text
from thakhi.web.evidence_pages import bridge
from thakhi.web.evidence_pages.phrases import PHRASES
from thakhi.web.evidence_pages.questions import question_of
from thakhi.web.workshops.models import KeptFile

FILES = ("estimates.json", "population.json")


@dataclass(frozen=True)
class Asked:
    """What the address of an indicator asks: a table on demand of `survey`, or a frozen one."""

    indicator: Indicator
    survey: Survey | None
    by: tuple[str, ...]
    compare: str
    tables: tuple[bridge.Table, ...]
    table: bridge.Table | None


def frozen_sources() -> list[bridge.Frozen]:
    """The figures of every published cycle; a cycle that is not published shows none."""
    kept: dict[int, dict[str, bytes]] = {}
    rows = KeptFile.objects.filter(cycle__is_published=True, path__startswith="evidence")
    for cycle, path, content in rows.order_by("cycle_id", "path").values_list("cycle_id", "path", "content"):
        kept.setdefault(cycle, {})[path] = bytes(content)
    return [source for files in kept.values() for source in _sources(files)]


def _sources(files: dict[str, bytes]) -> list[bridge.Frozen]:
    cards = [path for path in files if path.startswith("evidence/") and path.endswith("/card.yaml")]
    found = []
    for card in cards:
        folder = card.removesuffix("card.yaml")
        numbers = [files[folder + name] for name in FILES if folder + name in files]
        if numbers:
            found.append(bridge.frozen(files[card], files.get("evidence.yaml", b""), numbers))
    return found


def asked(indicator: Indicator, query: QueryDict) -> Asked:
    """What is asked of an indicator: the survey named, else the first imported one, else what is frozen.

    *Fails when* too many dimensions are crossed.
    """
    imported = bridge.surveys()
    tables = tuple(table for source in frozen_sources() for table in bridge.frozen_tables(source, indicator))
    wanted = query.get("survey", "")
    survey = imported.get(wanted) if wanted else next(iter(imported.values()), None)
    by = tuple(dict.fromkeys(name for name in query.getlist("by") if name))
    compare = "sex" if query.get("compare") == "sex" and survey and "sex" in survey.columns else ""
    crossed = len({*by, compare} - {""})
    if crossed > bridge.MOST_DIMENSIONS:
        words = PHRASES["most_dimensions"]
        raise InputProblem(Text(*(w.format(bridge.MOST_DIMENSIONS) for w in (words.es, words.en))))
    if survey:
        return Asked(indicator, survey, by, compare, tables, None)
    there = [table for table in tables if wanted in ("", table.survey.id)]
    chosen = next((table for table in there if table.hash == query.get("table")), None)
    return Asked(indicator, None, (), "", tuple(there), chosen or next(iter(there), None))


def found_indicators(words: str) -> list[tuple[str, list[Indicator]]]:
    """The indicators that speak of `words`, by family."""
    wanted = _plain(words).split()
    families: dict[str, list[Indicator]] = {}
    for one in bridge.indicators().values():
        if all(word in _spoken_of(one) for word in wanted):
            families.setdefault(one.family, []).append(one)
    return list(families.items())


def _spoken_of(one: Indicator) -> str:
    asked_as = question_of(one.id, one.title)
    parts: list[Any] = [one.id, one.title.es, one.title.en, one.definition.es, one.definition.en, asked_as.es]
    return _plain(" ".join([*parts, asked_as.en, *(q.text for q in one.questions)]))


def _plain(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", words.casefold()) if not unicodedata.combining(c))
