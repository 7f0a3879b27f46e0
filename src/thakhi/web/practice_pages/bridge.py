"""Where practices meet the rooms: what fits an owner, what can be averaged, drawings, the CSV."""

from __future__ import annotations

from functools import lru_cache

from thakhi import pipeline
from thakhi.publish.charts.dots import NARROW, WIDE
from thakhi.publish.charts.forest import draw_forest, forest_words
from thakhi.publish.charts.gaps import draw_gaps, theme_words
from thakhi.publish.phrases import GRADES
from thakhi.publish.practice_phrases import AREAS, FINDINGS, OUTCOMES, SECTORS, SEXES, SIZES
from thakhi.publish.practices import fits_words, render_practices
from thakhi.terms.effect import PooledEffect
from thakhi.terms.practice import PracticeEvidence
from thakhi.terms.text import Lang

__all__ = [
    "FINDINGS",
    "GRADES",
    "OUTCOMES",
    "as_csv",
    "evidence",
    "fits_words",
    "forest",
    "forest_words",
    "gap_drawing",
]
__all__ += ["theme_words"]

FILTERS = {
    "size": SIZES,
    "sex": {name: words for name, words in SEXES.items() if name != "all"},
    "sector": SECTORS,
    "area": AREAS,
}


@lru_cache(maxsize=64)
def evidence(owner: str = "") -> PracticeEvidence:
    """What the practices made for `owner` (`size=micro,sex=women`) show; some tenths of a second the first time."""
    return pipeline.practices(owner)


def forest(pools: list[PooledEffect], lang: Lang) -> tuple[str, str]:
    """The forest plots for a screen and for a phone."""
    titles = {fit.practice.id: fit.practice.title for fit in evidence().fits}
    wide, narrow = (draw_forest(pools, titles=titles, lang=lang, layout=layout) for layout in (WIDE, NARROW))
    return wide, narrow


def forest_told(pool: PooledEffect, lang: Lang) -> str:
    """A forest plot in words."""
    return forest_words(pool, titles={fit.practice.id: fit.practice.title for fit in evidence().fits}, lang=lang)


def gap_drawing(lang: Lang) -> str:
    """The gap map of the whole catalogue."""
    return draw_gaps(evidence().gaps, lang=lang)


def as_csv(owner: str, lang: Lang) -> str:
    """The practices for an owner, one row a number."""
    return render_practices(evidence(owner), format="csv", lang=lang)
