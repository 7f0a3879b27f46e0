"""A practice that was tried somewhere, with the effects that were measured (METHODS 4)."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.estimate import content_hash
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One measured effect, as its source prints it. Without `error` it is shown and never pooled."""

    outcome: str
    estimate: str
    error: str
    study: str
    country: str
    year: str
    n: str
    design: str
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What was done, for whom, what it cost, what it changed; grade A-E by a written rule (METHODS 4.3)."""

    id: str
    title: Text
    what: str
    target: str
    themes: tuple[str, ...]
    grade: str
    cost: str
    effects: tuple[Effect, ...]
    caution: str = ""
    bolivia_fit: str = ""

    @property
    def hash(self) -> str:
        """Content hash of everything the practice says."""
        return content_hash([self])
