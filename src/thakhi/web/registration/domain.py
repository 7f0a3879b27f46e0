"""What happens to a registration: made, confirmed, given a place, cancelled, attended, erased."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from thakhi.web.people.models import Account
from thakhi.web.registration import letters
from thakhi.web.registration.models import Registration
from thakhi.web.registration.retention import first_due
from thakhi.web.workshops.models import Workshop

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without letters that are read for one another
EARLY = timedelta(hours=1)
LATE = timedelta(hours=1)
UNTIMED = timedelta(hours=12)


def is_open(workshop: Workshop, now: datetime) -> bool:
    """Whether somebody may register: opened by its organisers, convened, and not over."""
    ends = workshop.ends or workshop.starts
    return workshop.is_open and workshop.state == "convened" and (ends is None or now < ends)


def places_left(workshop: Workshop) -> int | None:
    """How many places are free; None when there is no limit."""
    if workshop.capacity is None:
        return None
    return max(0, workshop.capacity - with_place(workshop).count())


def with_place(workshop: Workshop) -> QuerySet[Registration]:
    """The registrations of those who are expected."""
    return Registration.objects.filter(
        workshop=workshop, confirmed_at__isnull=False, cancelled_at=None, is_waiting=False
    )


def register(request: HttpRequest, workshop: Workshop, *, columns: dict[str, str], answers: dict[str, str]) -> None:
    """Puts down a registration, to be confirmed by the link of a letter; an address that is known gets its link again.

    Nothing here tells the reader which of the two it was.
    """
    try:
        _put_down(request, workshop, columns=columns, answers=answers)
    except IntegrityError:  # the same address, at the same moment: the other one was first
        _put_down(request, workshop, columns=columns, answers=answers)


@transaction.atomic
def _put_down(request: HttpRequest, workshop: Workshop, *, columns: dict[str, str], answers: dict[str, str]) -> None:
    email = columns["email"].lower()
    known = Registration.objects.select_for_update().filter(workshop=workshop, email=email).first()
    if known is not None and known.confirmed_at is not None and known.cancelled_at is None:
        letters.tell_again(request, known)
        return
    row = known or Registration(workshop=workshop, number=new_number())
    for name, value in {**columns, "email": email, "answers": answers}.items():
        setattr(row, name, value)
    row.language = letters.spoken_language()
    row.confirmed_at = row.cancelled_at = None
    row.is_waiting = False
    row.created_at = timezone.now()
    row.erase_after = first_due(row)
    row.save()
    letters.ask_to_confirm(request, row)


@transaction.atomic
def confirm(request: HttpRequest, registration: Registration) -> Registration:
    """The registration with a place, or on the waiting list when all are taken; confirmed twice it stays as it is."""
    workshop = Workshop.objects.select_for_update().select_related("cycle").get(pk=registration.workshop_id)
    row = Registration.objects.select_for_update().get(pk=registration.pk)
    row.workshop = workshop
    if row.confirmed_at is not None or row.cancelled_at is not None:
        return row
    row.is_waiting = places_left(workshop) == 0
    row.confirmed_at = timezone.now()
    row.account = row.account or Account.objects.filter(email__iexact=row.email, is_active=True).first()
    row.save()
    letters.tell_place(request, row)
    return row


@transaction.atomic
def cancel(request: HttpRequest, registration: Registration) -> None:
    """Cancels; the first who waits gets the place."""
    workshop = Workshop.objects.select_for_update().get(pk=registration.workshop_id)
    Registration.objects.filter(pk=registration.pk, cancelled_at=None).update(
        cancelled_at=timezone.now(), is_waiting=False
    )
    fill_places(request, workshop)


@transaction.atomic
def fill_places(request: HttpRequest, workshop: Workshop) -> int:
    """How many who waited got a place now, the first first; each is told by mail."""
    locked = Workshop.objects.select_for_update().select_related("cycle").get(pk=workshop.pk)
    left = places_left(locked)
    waiting = locked.registrations.filter(is_waiting=True, cancelled_at=None).order_by("confirmed_at", "id")
    lucky = list(waiting if left is None else waiting[:left])
    for row in lucky:
        row.is_waiting = False
        row.workshop = locked
        row.save(update_fields=["is_waiting"])
        letters.tell_place(request, row)
    return len(lucky)


def may_attend(workshop: Workshop, now: datetime) -> bool:
    """Whether the door is open: from an hour before until an hour after; as long as it is convened without a date."""
    if workshop.state == "cancelled":
        return False
    if workshop.starts is None:
        return workshop.state == "convened"
    ends = workshop.ends or workshop.starts + UNTIMED
    return workshop.starts - EARLY <= now <= ends + LATE


def attend(registration: Registration, *, by: str, minutes: int | None = None, when: datetime | None = None) -> bool:
    """Whether this marks somebody as having come, who was not yet marked; minutes are kept either way."""
    rows = Registration.objects.filter(pk=registration.pk, cancelled_at=None, erased_at=None)
    if minutes is not None:
        rows.update(attended_minutes=minutes)
    return bool(rows.filter(attended_at=None).update(attended_at=when or timezone.now(), attended_by=by))


def new_number() -> str:
    """A number that says nothing of its bearer and that nobody guesses: `7K2M-Q9XD-4TWB`."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return "-".join((drawn[:4], drawn[4:8], drawn[8:]))
