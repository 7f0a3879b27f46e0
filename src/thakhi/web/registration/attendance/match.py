"""Stays set beside registrations: by address first, then by a name that only one registration has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from thakhi.web.registration.attendance.columns import plain
from thakhi.web.registration.attendance.read import Stay

How = Literal["email", "name"]


class Registered(Protocol):
    """Somebody who registered."""

    pk: int
    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Match:
    """A registration and how long its person stayed."""

    registration: int
    name: str
    how: How
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Matched:
    """What a file says of a workshop: whom it found, whom it did not, and names that fit several."""

    found: tuple[Match, ...]
    unknown: tuple[Stay, ...]
    ambiguous: tuple[Stay, ...]


def match(stays: Iterable[Stay], registered: Sequence[Registered]) -> Matched:
    """Each stay beside its registration; nobody is guessed."""
    by_email = {person.email.lower(): person for person in registered if person.email}
    by_name: dict[str, list[Registered]] = defaultdict(list)
    for person in registered:
        if person.name:
            by_name[plain(person.name)].append(person)
    found: dict[int, Match] = {}
    unknown: list[Stay] = []
    ambiguous: list[Stay] = []
    for stay in stays:
        same = by_name.get(plain(stay.name), [])
        if stay.email in by_email:
            _add(found, by_email[stay.email], stay, "email")
        elif len(same) == 1:
            _add(found, same[0], stay, "name")
        else:
            (ambiguous if same else unknown).append(stay)
    return Matched(tuple(found.values()), tuple(unknown), tuple(ambiguous))


def _add(found: dict[int, Match], person: Registered, stay: Stay, how: How) -> None:
    """The same person by address and by name is one, with the minutes of both."""
    before = found.get(person.pk)
    known = [m for m in (before.minutes if before else None, stay.minutes) if m is not None]
    minutes = sum(known) if known else None
    found[person.pk] = Match(person.pk, person.name or stay.name, before.how if before else how, minutes)
