"""Where a cycle stands today: its phases with "you are here", and the date that comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from thakhi.web.workshops.models import Phase, Workshop

When = Literal["past", "here", "coming", "undated"]


@dataclass(frozen=True, slots=True)
class Stage:
    """A phase and when it is, seen from today."""

    phase: Phase
    when: When


def stages(phases: Iterable[Phase], *, today: date) -> list[Stage]:
    """The phases in their order, each with when it is; several may run at once."""
    return [Stage(phase, _when(phase, today)) for phase in phases]


def next_workshop(workshops: Sequence[Workshop], *, now: datetime) -> Workshop | None:
    """The workshop that comes next, or is under way; None when none to come has a date."""
    coming = [w for w in workshops if w.starts and w.state != "cancelled" and (w.ends or w.starts) >= now]
    return min(coming, key=lambda w: (w.starts, w.n), default=None)


def _when(phase: Phase, today: date) -> When:
    if phase.starts is None and phase.ends is None:
        return "undated"
    if phase.starts is not None and today < phase.starts:
        return "coming"
    if phase.ends is not None and today > phase.ends:
        return "past"
    return "here"
