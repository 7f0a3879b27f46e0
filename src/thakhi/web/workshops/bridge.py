"""Rows of workshops → calendar files: the one file of this app that meets the rooms."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from thakhi.publish.calendar import CalendarEvent, CalendarOf, render_calendar
from thakhi.web.language import spoken
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle, Workshop


def calendar_of(cycle: Cycle, workshops: Iterable[Workshop], *, address: Callable[[Workshop], str]) -> bytes:
    """The calendar file of those workshops that have a date; `address` gives the whole address of a page."""
    about = CalendarOf(title=said(cycle.title), language=spoken(), zone=cycle.zone)
    return render_calendar(about, events=[e for w in workshops if (e := _event(w, address(w)))])


def invitation(workshop: Workshop, *, address: str, meeting: str = "") -> bytes:
    """The calendar file of one workshop; with `meeting`, for those who are registered, where it is held on the web."""
    about = CalendarOf(title=said(workshop.cycle.title), language=spoken(), zone=workshop.cycle.zone)
    event = _event(workshop, address, meeting=meeting)
    return render_calendar(about, events=[event] if event else [])


def _event(workshop: Workshop, address: str, *, meeting: str = "") -> CalendarEvent | None:
    if workshop.starts is None:
        return None
    lines = [said(workshop.theme), meeting, address]
    return CalendarEvent(
        uid=f"{workshop.uid}@thakhi",
        sequence=workshop.sequence,
        title=said(workshop.title),
        starts=workshop.starts,
        ends=workshop.ends,
        changed=workshop.updated_at,
        place=meeting or said(workshop.place),
        description="\n".join(line for line in lines if line),
        address=address,
        is_cancelled=workshop.state == "cancelled",
    )
