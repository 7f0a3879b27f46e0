"""Words for dimensions and levels: those of the survey's card, else the common ones, else the code itself."""

from __future__ import annotations

from collections.abc import Mapping

from thakhi.publish.phrases import DIMENSIONS, LEVELS
from thakhi.terms.survey import Column
from thakhi.terms.text import Lang
from thakhi.terms.wording import is_gap_level


def dimension_label(dimension: str, lang: Lang, columns: Mapping[str, Column]) -> str:
    """The words of a dimension."""
    if dimension in columns:
        return columns[dimension].label.to(lang)
    return DIMENSIONS[dimension].to(lang) if dimension in DIMENSIONS else dimension


def level_label(dimension: str, level: str, lang: Lang, columns: Mapping[str, Column]) -> str:
    """The words of a level; a difference names both of its sides."""
    known = {} if dimension not in columns else {found.code: found.label for found in columns[dimension].levels}
    if level in known:
        return known[level].to(lang)
    if level in LEVELS:
        return LEVELS[level].to(lang)
    if is_gap_level(level):
        first, _, second = level.partition("-")
        joiner = " menos " if lang == "es" else " minus "
        one, other = (level_label(dimension, side, lang, columns) for side in (first, second))
        return f"{one}{joiner}{other[:1].lower()}{other[1:]}"
    return level
