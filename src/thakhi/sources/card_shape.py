"""The card as it stands in its file: a Survey without its place, columns as a list."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShape:
    """What `card.yaml` holds."""

    id: str
    title: Text
    period: Period
    place: Place
    source: Source
    columns: tuple[Column, ...]
    synthetic: bool = False
    persons: int = 0
    psus: int = 0
    strata: int = 0
