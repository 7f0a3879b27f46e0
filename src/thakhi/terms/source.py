"""Where, when, and from whom: the provenance that every published number carries."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a month range, ISO: `2019`, `2021-08/2021-09`."""

    iso: str


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a part of it: ISO 3166 code and name."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency of a year; never added across currencies or years."""

    amount: float
    currency: str
    year: int


@dataclass(frozen=True, slots=True)
class Source:
    """One citable origin. `sha256` is that of the file read, when there is one."""

    id: str
    title: str
    producer: str = ""
    url: str = ""
    licence: str = ""
    date: str = ""
    sha256: str = ""

    def citation(self) -> str:
        """Producer, title and date in one line."""
        parts = [p for p in (self.producer, self.title, self.date) if p]
        return ", ".join(parts) + "."
