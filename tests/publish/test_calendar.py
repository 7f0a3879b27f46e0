"""Calendar files, read back by a reader of RFC 5545."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from thakhi.publish.calendar import CalendarEvent, CalendarOf, render_calendar

ABOUT = CalendarOf(title="Ciclo de conversatorios", language="es", zone="America/La_Paz")
FIRST = CalendarEvent(
    uid="9f1c@thakhi",
    sequence=2,
    title="Taller 1; acentos, comas y «comillas»",
    starts=datetime(2021, 8, 4, 18, tzinfo=UTC),
    ends=datetime(2021, 8, 4, 20, tzinfo=UTC),
    changed=datetime(2021, 7, 1, 12, 30, tzinfo=UTC),
    place="Casa de la Cultura, La Paz",
    description="Una línea.\n" + "Otra, muy larga, con ñ y tildes." * 9,
    address="https://example.org/es/talleres/ciclo/taller-1/",
)


def _read(content: bytes) -> Calendar:
    read = Calendar.from_ical(content)
    assert isinstance(read, Calendar)
    return read


def test_an_event_is_read_back_whole() -> None:
    calendar = _read(render_calendar(ABOUT, events=[FIRST]))
    (event,) = calendar.walk("VEVENT")

    assert {
        "uid": str(event["uid"]),
        "sequence": event["sequence"],
        "title": str(event["summary"]),
        "starts": event.decoded("dtstart"),
        "zone": event["dtstart"].params["TZID"],
        "ends": event.decoded("dtend"),
        "changed": event.decoded("last-modified"),
        "place": str(event["location"]),
        "description": str(event["description"]),
        "address": str(event["url"]),
        "status": str(event["status"]),
    } == {
        "uid": FIRST.uid,
        "sequence": 2,
        "title": FIRST.title,
        "starts": FIRST.starts,
        "zone": "America/La_Paz",
        "ends": FIRST.ends,
        "changed": FIRST.changed,
        "place": FIRST.place,
        "description": FIRST.description,
        "address": FIRST.address,
        "status": "CONFIRMED",
    }
    assert (str(calendar["method"]), str(calendar["version"])) == ("PUBLISH", "2.0")
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["America/La_Paz"]
    assert [error for part in calendar.walk() for error in part.errors] == []


def test_lines_are_folded_and_end_as_the_standard_wants() -> None:
    content = render_calendar(ABOUT, events=[FIRST])

    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


@pytest.mark.parametrize("zone", ["America/La_Paz", "America/Santiago", "Europe/Zurich"])
def test_the_hour_is_that_of_the_cycle(zone: str) -> None:
    (event,) = _read(render_calendar(replace(ABOUT, zone=zone), events=[FIRST])).walk("VEVENT")

    assert event.decoded("dtstart") == FIRST.starts
    assert event["dtstart"].params["TZID"] == zone


def test_a_cancelled_event_stays_and_says_so() -> None:
    (event,) = _read(render_calendar(ABOUT, events=[replace(FIRST, is_cancelled=True)])).walk("VEVENT")

    assert str(event["status"]) == "CANCELLED"


def test_events_stand_by_date_and_the_same_input_gives_the_same_bytes() -> None:
    later = replace(FIRST, uid="later@thakhi", starts=datetime(2021, 9, 1, 18, tzinfo=UTC), ends=None)

    content = render_calendar(ABOUT, events=[later, FIRST])

    assert [str(event["uid"]) for event in _read(content).walk("VEVENT")] == [FIRST.uid, later.uid]
    assert render_calendar(ABOUT, events=[FIRST, later]) == content


def test_without_dates_there_is_a_valid_calendar() -> None:
    calendar = _read(render_calendar(ABOUT, events=[]))

    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE"]


def test_a_title_cannot_add_a_line() -> None:
    broken = replace(FIRST, title="Uno\r\nATTENDEE:mailto:x@example.org", place="a\nDTSTART:19990101T000000Z")

    (event,) = _read(render_calendar(ABOUT, events=[broken])).walk("VEVENT")

    assert ("ATTENDEE" in event, event.decoded("dtstart")) == (False, FIRST.starts)
