"""What cycle.yaml says of a cycle, with status and sources: the raw records in `sheet`, as values for pages.

A record that lacks something is shown without it: nothing is made up, and `not_found` stays `not_found`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thakhi.terms.text import Text
from thakhi.web.language import tr

NOT_FOUND = "not_found"
NOTHING = Text("", "")
STATUS_WORDS = {
    "sourced": Text("consta en la página citada", "stated on the page cited"),
    "announced": Text("como se anunció; no se volvió a verificar", "as announced; not checked again"),
    "inferred": Text("inferido de lo que consta; falta verificarlo", "inferred from what is stated; to be checked"),
    NOT_FOUND: Text("no publicado", "not published"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A page that something is known from; `address` is empty when it is not one of the web.

    `number` is its place among the sources of the cycle, by which pages cite it; 0 when it is not among them.
    """

    id: str
    title: str
    number: int = 0
    date: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said of the cycle, how it is known and from where. `title` may be a name."""

    title: Text
    words: Text = NOTHING
    note: Text = NOTHING
    status: str = ""
    sources: tuple[SourceLine, ...] = ()

    @property
    def known(self) -> str:
        """How it is known, in the reader's language."""
        return tr(STATUS_WORDS[self.status]) if self.status in STATUS_WORDS else ""

    @property
    def is_not_found(self) -> bool:
        """It was looked for and not located."""
        return self.status == NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleSheet:
    """The sheet of a cycle."""

    title: Fact
    facts: tuple[Fact, ...]
    organisers: tuple[Fact, ...]
    people: tuple[Fact, ...]
    not_found: tuple[Text, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSheet:
    """The sheet of a programme. `aliases` are facts whose title is the other name."""

    about: Fact
    announced_as: str
    funders: tuple[str, ...]
    implementers: tuple[str, ...]
    partners: tuple[str, ...]
    period: str
    disagreement: Text
    records: tuple[Fact, ...]
    not_found: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSheet:
    """The sheet of a workshop: how its title is known, and what is known of its recording and its speakers."""

    about: Fact
    is_unofficial: bool  # its Spanish title is a working translation of ours
    recording_exists: bool
    speakers_not_found: bool


def cycle_sheet(sheet: Mapping[str, Any], *, title: Text) -> CycleSheet:
    """The sheet of a cycle as values."""
    pages = _pages(sheet)
    return CycleSheet(
        title=Fact(
            title=title, status=str(sheet.get("title_status", "")), sources=_cited(sheet.get("title_sources"), pages)
        ),
        facts=tuple(_fact(record, pages, name="title") for record in _records(sheet, "stated")),
        organisers=tuple(_fact(record, pages, name="name", words="unit") for record in _records(sheet, "organisers")),
        people=tuple(_fact(record, pages, name="name", words="role") for record in _records(sheet, "people")),
        not_found=_texts(sheet.get("not_found")),
        sources=tuple(pages.values()),
    )


def programme_sheet(sheet: Mapping[str, Any], cycle: Mapping[str, Any], *, name: Text) -> ProgrammeSheet:
    """The sheet of a programme as values; its sources are those of its cycle."""
    pages = _pages(cycle)
    return ProgrammeSheet(
        about=Fact(
            title=name,
            words=_text(sheet.get("words")),
            status=str(sheet.get("status", "")),
            sources=_cited(sheet.get("sources"), pages),
        ),
        announced_as=str(sheet.get("announced_as", "")),
        funders=_names(sheet.get("funders")),
        implementers=_names(sheet.get("implementers")),
        partners=_names(sheet.get("partners")),
        period="" if sheet.get("period", NOT_FOUND) == NOT_FOUND else str(sheet["period"]),
        disagreement=_text(sheet.get("disagreement")),
        records=tuple(_fact(record, pages, name="title") for record in _records(sheet, "records")),
        not_found=_texts(sheet.get("not_found")),
    )


def panel_sheet(sheet: Mapping[str, Any], cycle: Mapping[str, Any], *, title: Text) -> PanelSheet:
    """The sheet of a workshop as values."""
    source = sheet.get("source")
    recording = sheet.get("recording")
    return PanelSheet(
        about=Fact(
            title=title,
            status=str(sheet.get("status", "")),
            sources=_cited([source] if source else sheet.get("sources"), _pages(cycle)),
        ),
        is_unofficial=sheet.get("title_es") == NOT_FOUND,
        recording_exists=isinstance(recording, Mapping) and recording.get("exists") is True,
        speakers_not_found=sheet.get("speakers") == NOT_FOUND,
    )


def working_title(sheet: Mapping[str, Any]) -> str:
    """Our Spanish translation of a title whose official Spanish was not found; empty where there is no need of it."""
    return str(sheet.get("es_unofficial") or "") if sheet.get("title_es") == NOT_FOUND else ""


def aliases(given: Sequence[Any]) -> tuple[Fact, ...]:
    """Other names of an organisation or a programme, each with how it is known."""
    records = [alias if isinstance(alias, Mapping) else {"text": alias} for alias in given]
    return tuple(_fact(record, {}, name="text") for record in records if record.get("text"))


def _fact(record: Mapping[str, Any], pages: Mapping[str, SourceLine], *, name: str, words: str = "words") -> Fact:
    return Fact(
        title=_text(record.get(name)),
        words=_text(record.get(words)),
        note=_text(record.get("note")),
        status=str(record.get("status", "")),
        sources=_cited(record.get("sources"), pages),
    )


def _pages(sheet: Mapping[str, Any]) -> dict[str, SourceLine]:
    given = sheet.get("sources")
    if not isinstance(given, Mapping):
        return {}
    pages = [(str(key), page) for key, page in given.items() if isinstance(page, Mapping)]
    return {key: _page(key, page, number=n) for n, (key, page) in enumerate(pages, start=1)}


def _page(key: str, page: Mapping[str, Any], *, number: int) -> SourceLine:
    address = str(page.get("url", ""))
    return SourceLine(
        id=key,
        number=number,
        title=str(page.get("title") or key),
        date=str(page.get("date", "")),
        address=address if address.startswith(("https://", "http://")) else "",
    )


def _cited(keys: Any, pages: Mapping[str, SourceLine]) -> tuple[SourceLine, ...]:
    """The pages of the keys; a key without a page is shown as it is."""
    return tuple(pages.get(str(key), SourceLine(id=str(key), title=str(key))) for key in keys or ())


def _records(sheet: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    given = sheet.get(key)
    return [record for record in given if isinstance(record, Mapping)] if isinstance(given, list) else []


def _text(given: Any) -> Text:
    if isinstance(given, Mapping):
        es, en = str(given.get("es") or ""), str(given.get("en") or "")
        return Text(es or en, en or es)
    return Text.same(str(given or ""))


def _texts(given: Any) -> tuple[Text, ...]:
    return tuple(_text(words) for words in given) if isinstance(given, list) else ()


def _names(given: Any) -> tuple[str, ...]:
    return tuple(str(name) for name in given) if isinstance(given, list) else ()
