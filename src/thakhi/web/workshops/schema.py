"""What search engines and portals read: schema.org EventSeries of a cycle, Event of a workshop."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from thakhi.web.language import link, spoken
from thakhi.web.people.models import Organisation
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle, Workshop

CONTEXT = "https://schema.org"
Whole = Callable[[str], str]  # an address of this site → with scheme and host


def event_series(
    cycle: Cycle, workshops: Iterable[Workshop], organisations: Iterable[Organisation], *, whole: Whole
) -> dict[str, Any]:
    """The cycle as an EventSeries, with those of its workshops that have a date."""
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "EventSeries",
            "name": said(cycle.title),
            "description": said(cycle.summary),
            "url": whole(link("workshops:cycle", cycle.slug)),
            "inLanguage": spoken(),
            "organizer": [_organisation(row) for row in organisations],
            "subEvent": [_event(workshop, whole=whole) for workshop in workshops if workshop.starts],
        }
    )


def event(
    workshop: Workshop, *, names: Iterable[str], organisations: Iterable[Organisation], whole: Whole
) -> dict[str, Any] | None:
    """The workshop as an Event; None without a date, which an Event must have. `names` may be shown."""
    if workshop.starts is None:
        return None
    cycle = {
        "@type": "EventSeries",
        "name": said(workshop.cycle.title),
        "url": whole(link("workshops:cycle", workshop.cycle.slug)),
    }
    more = {
        "organizer": [_organisation(row) for row in organisations],
        "performer": [{"@type": "Person", "name": name} for name in names],
        "superEvent": cycle,
    }
    return {"@context": CONTEXT, **_event(workshop, whole=whole), **_without_empty(more)}


def _event(workshop: Workshop, *, whole: Whole) -> dict[str, Any]:
    address = whole(link("workshops:workshop", workshop.cycle.slug, workshop.slug))
    status = "EventCancelled" if workshop.state == "cancelled" else "EventScheduled"
    is_online = bool(workshop.meeting_url)
    mode = "OnlineEventAttendanceMode" if is_online else "OfflineEventAttendanceMode"
    place = said(workshop.place)
    return _without_empty(
        {
            "@type": "Event",
            "name": said(workshop.title),
            "description": said(workshop.theme),
            "startDate": workshop.starts,
            "endDate": workshop.ends,
            "eventStatus": f"{CONTEXT}/{status}",
            "eventAttendanceMode": f"{CONTEXT}/{mode}" if is_online or place else "",
            "location": _location(place, address, is_online=is_online),
            "url": address,
            "inLanguage": spoken(),
        }
    )


def _location(place: str, address: str, *, is_online: bool) -> dict[str, str] | None:
    """Where it is; the address of the meeting itself is for those who are registered."""
    if is_online:
        return {"@type": "VirtualLocation", "url": address}
    return {"@type": "Place", "name": place} if place else None


def _organisation(row: Organisation) -> dict[str, str]:
    return {key: value for key, value in {"@type": "Organization", "name": row.name, "url": row.url}.items() if value}


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in (None, "", [])}
