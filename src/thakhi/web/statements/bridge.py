"""Where statements meet the rooms: exactness of a quote, its term for the road map, what it may support."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from thakhi import pipeline
from thakhi.dialogue.quotes import Piece, difference
from thakhi.terms.statement import Consent, Statement
from thakhi.terms.text import Text
from thakhi.web.language import link
from thakhi.web.statements.queries import Quote
from thakhi.web.workshops.models import Cycle, KeptFile

__all__ = ["Piece", "difference", "statements_of", "supportable", "used_in"]

ID = re.compile(r"^\s*-?\s*id:\s*[\"']?([\w.-]+)")


def statements_of(quotes: Iterable[Quote]) -> list[Statement]:
    """The quotes as the road map reads them; one that does not show stands without its words."""
    return [_term(quote) for quote in quotes]


def _term(quote: Quote) -> Statement:
    row, shows = quote.row, quote.is_shown
    consent: Consent = "granted" if shows else "withdrawn"
    return Statement(
        id=row.slug,
        words=quote.words,
        speaker=quote.name,
        role=quote.beside,
        source=row.source or link("statements:statement", row.cycle.slug, row.slug),
        consent="published_source" if shows and row.is_published_source else consent,
        accepted=quote.accepted,
        cues=tuple(row.cue_ids),
        workshop=row.workshop.slug if row.workshop else "",
        topics=tuple(topic.slug for topic in row.topics.all()),
        caution=row.caution if shows else "",
    )


def supportable(cycle: Cycle) -> dict[str, Text]:
    """`practice:id` and `action:id` → title: what a statement may support, of the cycle folder and the catalogue."""
    files = KeptFile.objects.filter(cycle=cycle)
    found = {f"practice:{name}": practice.title for name, practice in pipeline.catalogue().items()}
    for file in files.filter(path="actions.yaml"):
        found |= {f"action:{one['id']}": _title(one) for one in _records(file) if "id" in one}
    for file in files.filter(path__startswith="practices/", path__endswith=".yaml"):
        found |= {f"practice:{one['id']}": _title(one) for one in _records(file) if "id" in one}
    return found


def used_in(cycle: Cycle, slug: str) -> list[tuple[str, str]]:
    """(file, id of the record) for each place of the cycle folder that rests on the statement `slug`."""
    mark = re.compile(rf"statement:{re.escape(slug)}(?![\w-])|\{{quote:{re.escape(slug)}\}}")
    files = KeptFile.objects.filter(cycle=cycle, path__in=("actions.yaml", "roadmap.yaml", "proposals.yaml"))
    return list(dict.fromkeys(place for file in files for place in _places(file, mark)))


def _places(file: KeptFile, mark: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    record = ""
    for line in bytes(file.content).decode("utf-8", "replace").splitlines():
        named = ID.match(line)
        record = named[1] if named else record
        if mark.search(line):
            yield file.path, record


def _records(file: KeptFile) -> list[dict[str, object]]:
    """The records of a YAML file; none where it cannot be read, which `thakhi check` tells with its line."""
    try:
        read = yaml.safe_load(bytes(file.content))
    except (yaml.YAMLError, UnicodeDecodeError):
        return []
    rows = read if isinstance(read, list) else [read]
    return [row for row in rows if isinstance(row, dict)]


def _title(record: dict[str, object]) -> Text:
    title = record.get("title")
    if isinstance(title, dict):
        return Text(str(title.get("es", "")), str(title.get("en", "")))
    return Text.same(str(title or record["id"]))
