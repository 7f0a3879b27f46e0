"""A practice that was tried somewhere, with the effects that were measured (METHODS 4)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from thakhi.terms.effect import Contradiction, EffectSize, GapMap, PooledEffect, Reading
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
    """One measured effect, as its source prints it. Without `error` it is shown and never pooled.

    `id` is permanent within its practice; `readings` say of what, in whom and how large (METHODS 4.1).
    """

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
    id: str = ""
    readings: tuple[Reading, ...] = ()


Size = Literal["own_account", "micro", "small", "medium"]
Sector = Literal["trade", "services", "manufacturing", "agriculture", "transport", "construction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fits:
    """Whom a practice was made for; an empty dimension means anybody."""

    size: tuple[Size, ...] = ()
    sector: tuple[Sector, ...] = ()
    sex: tuple[Literal["women", "men"], ...] = ()
    area: tuple[Literal["urban", "rural"], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitCost:
    """What one unit of a practice cost somewhere, in the money of that place and year; `basis` says how it is known.

    `year` is empty where the source does not give it: the amount cannot be indexed then.
    """

    low: float
    high: float
    currency: str
    per: Text
    basis: Literal["printed", "derived"]
    year: str = ""
    source: str = ""


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
    fits: Fits = Fits()
    unit_cost: UnitCost | None = None

    @property
    def hash(self) -> str:
        """Content hash of what the sources say: words and printed numbers.

        How we read them (`fits`, `unit_cost`, `readings`) is not in it: a link confirms what a source says, and
        does not turn stale when a reading is made finer (ADR 8).
        """
        said: dict[str, Any] = asdict(self)
        for read in ("fits", "unit_cost"):
            del said[read]
        for effect in said["effects"]:
            del effect["id"], effect["readings"]
        return content_hash([said])

    def words(self, lang: Lang) -> PracticeWords:
        """What, target, cost, caution and fit in `lang`; in English where nobody translated them."""
        if lang == "es" and self.es:
            return self.es
        return PracticeWords(
            what=self.what, target=self.target, cost=self.cost, caution=self.caution, bolivia_fit=self.bolivia_fit
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A practice that fits an owner, with the numbers that may be read for her."""

    practice: Practice
    sizes: tuple[EffectSize, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeEvidence:
    """What a set of practices shows: whom they fit, what can be averaged, where studies disagree, what nobody knows."""

    fits: tuple[Fit, ...]
    pools: tuple[PooledEffect, ...]
    contradictions: tuple[Contradiction, ...]
    gaps: GapMap
