"""A practice that was tried somewhere, with the effects that were measured (METHODS 4)."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.estimate import content_hash
from thakhi.terms.text import Lang, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """The numbers of an effect that may enter a pooled estimate; only with rows of the same unit, sex and size."""

    b: float
    se: float
    unit: str


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
    table: str = ""
    read: str = ""
    se_derived: str = ""
    pool: Pool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWords:
    """A practice's own words in Spanish, where its catalogue wrote them in English."""

    what: str
    target: str
    cost: str
    caution: str = ""
    bolivia_fit: str = ""


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
    es: PracticeWords | None = None

    @property
    def hash(self) -> str:
        """Content hash of everything the practice says."""
        return content_hash([self])

    def words(self, lang: Lang) -> PracticeWords:
        """What, target, cost, caution and fit in `lang`; in English where nobody translated them."""
        if lang == "es" and self.es:
            return self.es
        return PracticeWords(
            what=self.what, target=self.target, cost=self.cost, caution=self.caution, bolivia_fit=self.bolivia_fit
        )
