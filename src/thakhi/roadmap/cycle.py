"""`cycle.yaml`: the cycle of workshops as it is public, each statement with its status and its source.

`sourced` stands on the cited page; `announced` is as the announcement of the cycle gives it; `inferred` follows
from what is sourced and must be checked; `not_found` was looked for and not located, which never means "none".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from thakhi.terms.text import Text

Status = Literal["sourced", "announced", "inferred", "not_found"]
NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One thing that somebody published about the cycle: what it is, its value in words, how it is known."""

    id: str
    title: Text
    words: Text
    status: Status
    sources: tuple[str, ...]
    value: str = ""
    unit: str = ""
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Whether a recording exists, in which language, and its address or `not_found`."""

    exists: bool
    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A panel as announced. `es_unofficial` is a working translation and is never shown as the official title."""

    n: int
    title_en: str
    title_es: str
    es_unofficial: str
    status: Status
    source: str
    recording: Recording
    speakers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person whom a public page names in connection with the cycle, with the role it gives."""

    name: str
    role: Text
    status: Status
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organiser:
    """An organisation that convened the cycle."""

    name: str
    unit: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name under which a source calls a programme, and how we know it is the same one."""

    text: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """One of the programmes behind the cycle."""

    id: str
    name: Text
    announced_as: str
    aliases: tuple[Alias, ...]
    funders: tuple[str, ...]
    implementers: tuple[str, ...]
    words: Text
    status: Status
    sources: tuple[str, ...]
    partners: tuple[str, ...] = ()
    period: str = NOT_FOUND
    records: tuple[Stated, ...] = ()
    disagreement: Text | None = None
    not_found: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic of the cycle."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleSource:
    """A page that the cycle is known from."""

    url: str
    title: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """A cycle of workshops: what is known of it, of its panels, its people and its programmes.

    A `fictional` one was invented to show how Thakhi works; every page of its edition says so.
    """

    id: str
    title: Text
    title_status: Status
    title_sources: tuple[str, ...]
    stated: tuple[Stated, ...]
    organisers: tuple[Organiser, ...]
    topics: tuple[Topic, ...]
    panels: tuple[Panel, ...]
    people: tuple[Person, ...]
    programmes: tuple[Programme, ...]
    not_found: tuple[Text, ...]
    sources: Mapping[str, CycleSource]
    fictional: bool = False
