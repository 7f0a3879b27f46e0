"""Where results meet the rooms: an approved figure kept in the folder, targets answered, what is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from thakhi import pipeline
from thakhi.publish.charts.outline import Atlas, read_atlas
from thakhi.publish.formats.iati import files as iati_files
from thakhi.publish.numbers import write_date, write_number
from thakhi.publish.phrases import DIRECTIONS
from thakhi.publish.plan_phrases import VERDICTS
from thakhi.publish.view.document import open_document
from thakhi.terms.roadmap import Action, Roadmap
from thakhi.terms.text import LANGS, Lang
from thakhi.terms.wording import say, say_target

__all__ = [
    "FIGURES",
    "Action",
    "Line",
    "Roadmap",
    "keep_figure",
    "lines_of",
    "say_target",
    "write_date",
    "write_number",
]

FIGURES = "progress/administrative.yaml"
LAST_DAY = {4: "-12-31", 7: "-31"}  # of a year, of a month: ISO words compare as days do


@dataclass(frozen=True, slots=True)
class Line:
    """An action's target with its answer: `verdict` is met, not_met, cannot_tell, or empty without a later figure."""

    action: Action
    target: str
    due: str
    baseline: str
    latest: str
    verdict: str
    verdict_words: str
    note: str
    is_overdue: bool


def keep_figure(folder: Path, figure: Mapping[str, object], *, home: Path) -> bytes:
    """`progress/administrative.yaml` of a cycle folder with one more figure. *Fails when* it misfits its target."""
    pipeline.progress_of(folder, home=home, figure=dict(figure))
    return (folder / FIGURES).read_bytes()


def iati_of(road: Roadmap) -> bytes:
    """The road map as an IATI 2.03 file."""
    made = iati_files(open_document(road, langs=LANGS, atlas=_atlas()))
    return next(iter(made.values()))


@lru_cache(maxsize=1)
def _atlas() -> Atlas:
    return read_atlas()


def lines_of(road: Roadmap, *, today: str, lang: Lang) -> list[Line]:
    """One line per action: its target and the answer of the latest figure."""
    return [_line(action, road, today, lang) for action in road.actions]


def _line(action: Action, road: Roadmap, today: str, lang: Lang) -> Line:
    target, found = action.target, [one for one in road.readings if one.action == action.id]
    last = max(found, key=lambda one: one.estimate.period.iso) if found else None
    verdict = last.verdict if last else ""
    due = target.date if target else ""
    return Line(
        action=action,
        target=f"{DIRECTIONS[target.direction].to(lang)} {say_target(target.value, target.unit, lang)}"
        if target
        else "",
        due=write_date(due, lang) if due else "",
        baseline=say(target.baseline, lang) if target else "",
        latest=f"{say(last.estimate, lang)} ({write_date(last.estimate.period.iso, lang)})" if last else "",
        verdict=verdict,
        verdict_words=VERDICTS[last.verdict].to(lang) if last else "",
        note=last.note.to(lang) if last and last.note else "",
        is_overdue=bool(due) and due + LAST_DAY.get(len(due), "") < today and verdict != "met",
    )
