"""iCalendar (RFC 5545): the dates of a cycle as a feed, or one of them as a file.

A calendar program recognises an event by its `uid` and takes the copy with the higher `sequence`; so the first
never changes and the second grows whenever title, date or place do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone

PRODUCT = "-//Thakhi//Thakhi//ES"
REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """A meeting with a date. `changed` is when anything of it last changed."""

    uid: str
    sequence: int
    title: str
    starts: datetime
    changed: datetime
    ends: datetime | None = None
    place: str = ""
    description: str = ""
    address: str = ""  # of its page
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarOf:
    """What a calendar file says of itself; `zone` is a name of the IANA list."""

    title: str
    language: str
    zone: str


def render_calendar(about: CalendarOf, *, events: Iterable[CalendarEvent]) -> bytes:
    """The calendar file: times in the zone of the cycle, which the file defines; earliest event first.

    *Shape*: without any event it still holds its zone, so that a subscription to it is valid from the first day.
    """
    dated = sorted(events, key=lambda event: (event.starts, event.uid))
    calendar = _head(about)
    calendar.add_component(_zone(about.zone, dated))
    for event in dated:
        calendar.add_component(_event(event, about))
    return bytes(calendar.to_ical())


def _head(about: CalendarOf) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", about.title, parameters={"LANGUAGE": about.language})
    calendar.add("x-wr-calname", about.title)
    calendar.add("x-wr-timezone", about.zone)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def _zone(name: str, events: list[CalendarEvent]) -> Timezone:
    years = [event.starts.year for event in events] or [2020]
    return Timezone.from_tzid(name, first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 2, 1, 1))


def _event(event: CalendarEvent, about: CalendarOf) -> Event:
    made = Event()
    zone = ZoneInfo(about.zone)
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed.astimezone(UTC))
    made.add("last-modified", event.changed.astimezone(UTC))
    made.add("dtstart", event.starts.astimezone(zone))
    if event.ends is not None:
        made.add("dtend", event.ends.astimezone(zone))
    made.add("summary", event.title, parameters={"LANGUAGE": about.language})
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    for name, value in (("location", event.place), ("description", event.description), ("url", event.address)):
        if value:
            made.add(name, value)
    return made
