"""The one type of a published number: value, unit, error, n, quality, and where it comes from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from thakhi.terms.absence import Absence
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval and its level."""

    low: float
    high: float
    level: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """One number of one cell of one survey (METHODS 1).

    `cell` is ordered (dimension, level); a level of `total` is a margin, `woman-man` a difference.
    `quality` is a letter of the rule set; `flag` says in words what the letter or the absence means.
    `command` is the line that computes the number again.
    """

    indicator: str
    survey: str
    statistic: str
    value: float | Absence
    unit: str
    cell: tuple[tuple[str, str], ...] = ()
    where: str = ""
    quantile: float | None = None
    se: float | None = None
    interval: Interval | None = None
    cv: float | None = None
    df: int | None = None
    deff: float | None = None
    n: int | None = None
    n_psu: int | None = None
    quality: str = ""
    flag: Text | None = None
    since: str = ""
    period: Period
    place: Place
    source: Source
    synthetic: bool = False
    command: str = ""

    @property
    def id(self) -> str:
        """Permanent name: `survey/indicator` plus the cell, the filter and the quantile."""
        parts = [f"{self.survey}/{self.indicator}"]
        if self.quantile is not None:
            parts.append(f"q={self.quantile:g}")
        parts += [f"{dimension}={level}" for dimension, level in self.cell]
        if self.where:
            parts.append(f"where={self.where}")
        if self.since:
            parts.append(f"since={self.since}")
        return ";".join(parts)

    @property
    def hash(self) -> str:
        """Content hash: changes when value, error, n or definition of the number change (METHODS 7.1)."""
        facts = {
            "id": self.id,
            "value": _stable(self.value),
            "se": _stable(self.se),
            "n": self.n,
            "unit": self.unit,
            "statistic": self.statistic,
        }
        return content_hash(facts)


def content_hash(facts: object) -> str:
    """First 16 hex digits of the SHA-256 of `facts` as canonical JSON."""
    words = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _stable(number: float | Absence | None) -> str | None:
    """Ten significant digits: below them, two machines may differ."""
    if number is None or isinstance(number, Absence):
        return number.value if number else None
    return f"{number:.10g}"


def _plain(value: object) -> object:
    if isinstance(value, Absence):
        return value.value
    if hasattr(value, "__dataclass_fields__"):  # what it holds comes here in its turn
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    raise TypeError(f"no canonical form for {type(value).__name__}")
