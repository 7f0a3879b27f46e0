"""The answer of each target, as a table for a person or as JSON for a program."""

from __future__ import annotations

import json

from thakhi.publish.numbers import write_date
from thakhi.publish.phrases import DIRECTIONS
from thakhi.publish.plan_phrases import PLAN, VERDICTS
from thakhi.terms.absence import Absence
from thakhi.terms.plan import Reading
from thakhi.terms.roadmap import Action, Roadmap
from thakhi.terms.text import Lang, Text
from thakhi.terms.wording import say, say_target

NONE_YET = Text("ningún dato posterior todavía", "no later figure yet")
NO_TARGETS = Text("ninguna acción tiene meta", "no action has a target")


def render_progress(road: Roadmap, *, form: str, lang: Lang) -> str:
    """One line per later figure, and one per target that has none."""
    rows = [row for action in road.actions if action.target for row in _rows(action, road)]
    if form == "json":
        return json.dumps([_plain(action, found) for action, found in rows], ensure_ascii=False, indent=1) + "\n"
    return "".join(f"{_line(action, found, lang)}\n" for action, found in rows) or f"{NO_TARGETS.to(lang)}\n"


def _rows(action: Action, road: Roadmap) -> list[tuple[Action, Reading | None]]:
    found: list[Reading | None] = [reading for reading in road.readings if reading.action == action.id]
    return [(action, reading) for reading in found or [None]]


def _line(action: Action, found: Reading | None, lang: Lang) -> str:
    target = action.target
    assert target is not None
    aim = f"{DIRECTIONS[target.direction].to(lang)} {say_target(target.value, target.unit, lang)}, {target.date}"
    said = f"{action.id}: {aim}; {PLAN['baseline'].to(lang).lower()} {say(target.baseline, lang)}"
    if found is None:
        return f"{said}; {NONE_YET.to(lang)}"
    new = f"{say(found.estimate, lang)} ({write_date(found.estimate.period.iso, lang)})"
    needed = f"; {PLAN['needed'].to(lang).lower()}: n ≥ {found.needed}" if found.needed else ""
    note = f" ({found.note.to(lang)})" if found.note else ""
    return f"{said} → {new}: {VERDICTS[found.verdict].to(lang)}{note}{needed}"


def _plain(action: Action, found: Reading | None) -> dict[str, object]:
    target = action.target
    assert target is not None
    said: dict[str, object] = {"action": action.id, "target": target.value, "unit": target.unit, "date": target.date}
    if found is None:
        return said | {"verdict": None}
    value = found.estimate.value
    new = value.value if isinstance(value, Absence) else value
    ends = found.estimate.interval
    interval = [ends.low, ends.high] if ends else None
    new_one = {"period": found.estimate.period.iso, "new": new, "interval": interval, "n": found.estimate.n}
    return said | new_one | {"verdict": found.verdict, "needed": found.needed}
