"""The evidence gap map: for each theme and outcome, how many practices of each grade, and where there is nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from thakhi.terms.effect import GapCell, GapMap, Outcome
from thakhi.terms.practice import Practice


def gap_map(practices: Iterable[Practice]) -> GapMap:
    """Themes × outcomes; a practice stands in a cell where a study of it looked at the outcome and said something."""
    listed = tuple(practices)
    themes = tuple(dict.fromkeys(theme for practice in listed for theme in practice.themes))
    outcomes: tuple[Outcome, ...] = get_args(Outcome)
    cells = tuple(_cell(listed, theme, outcome) for theme in themes for outcome in outcomes)
    silent = tuple(practice.id for practice in listed if not _outcomes(practice))
    return GapMap(themes=themes, outcomes=outcomes, cells=cells, without_finding=silent)


def _cell(practices: tuple[Practice, ...], theme: str, outcome: Outcome) -> GapCell:
    here = [practice for practice in practices if theme in practice.themes and outcome in _outcomes(practice)]
    grades = tuple((grade, tuple(p.id for p in here if p.grade == grade)) for grade in "ABCDE")
    return GapCell(theme=theme, outcome=outcome, grades=tuple((grade, ids) for grade, ids in grades if ids))


def _outcomes(practice: Practice) -> set[Outcome]:
    return {
        reading.outcome for effect in practice.effects for reading in effect.readings if reading.finding != "not_found"
    }
