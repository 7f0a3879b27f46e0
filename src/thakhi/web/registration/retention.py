"""How long an answer is kept: until so many days after the workshop (or after the registration, if that is later)."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from thakhi.web.people.models import PrivateLink
from thakhi.web.registration.fields import KNOWN, asked_fields
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Workshop

UNCONFIRMED_DAYS = 7
OF_A_PERSON = ("name", "email")


def subject_of(key: int) -> str:
    """What a private link of a registration is about."""
    return f"registration:{key}"


def first_due(registration: Registration) -> date:
    """The first day on which something of a registration is to be erased."""
    return min(due_days(registration).values())


def due_days(registration: Registration) -> dict[str, date]:
    """Field → the day from which it is no longer kept; counted fields have none, for they stay as counts.

    An answer to a question that the cycle no longer asks is kept no longer than it would be otherwise.
    """
    asked = {f.id: f.retention_days for f in asked_fields(registration.workshop.cycle.fields) if not f.is_counted}
    known = {name: KNOWN[name].retention_days for name in OF_A_PERSON}
    days = {**dict.fromkeys(registration.answers, 0), **known, **asked}
    last = last_day(registration)
    kept = [*OF_A_PERSON, *registration.answers]
    return {name: last + timedelta(days=days[name]) for name in kept if name in days}


def last_day(registration: Registration) -> date:
    """The day from which days are counted."""
    workshop = registration.workshop
    zone = ZoneInfo(workshop.cycle.zone)
    moments = (registration.created_at, workshop.ends or workshop.starts)
    return max(timezone.localtime(moment, zone).date() for moment in moments if moment is not None)


@transaction.atomic
def forget_expired(today: date) -> int:
    """How many registrations lost something that was due; what is left of each stays as a count."""
    limit = timezone.now() - timedelta(days=UNCONFIRMED_DAYS)
    unconfirmed = Registration.objects.filter(
        confirmed_at=None, attended_at=None, erased_at=None, created_at__lt=limit
    ).values_list("pk", flat=True)
    gone = list(unconfirmed)
    forget(gone)
    rows = Registration.objects.filter(erased_at=None).select_related("workshop__cycle")
    return len(gone) + sum(_forget_due(row, today) for row in rows.iterator(chunk_size=500))


def forget(keys: list[int]) -> None:
    """Erases who stands behind registrations. Those that were never confirmed are no count: they go altogether."""
    PrivateLink.objects.filter(subject__in=[subject_of(key) for key in keys]).delete()
    Registration.objects.filter(pk__in=keys, confirmed_at=None, attended_at=None).delete()
    now = timezone.now()
    still_to_come = Workshop.objects.filter(state="convened").exclude(starts__lt=now)
    Registration.objects.filter(
        pk__in=keys, attended_at=None, cancelled_at=None, workshop__in=still_to_come.values("pk")
    ).update(cancelled_at=now, is_waiting=False)  # nobody keeps a place for somebody who is not known
    Registration.objects.filter(pk__in=keys).update(
        name="", email="", answers={}, account=None, erase_after=None, erased_at=now
    )


def _forget_due(row: Registration, today: date) -> bool:
    """Whether something of `row` was due; erased altogether when nothing of a person is left."""
    due = due_days(row)
    over = {name for name, day in due.items() if day <= today}
    held = {name for name in OF_A_PERSON if getattr(row, name)} | set(row.answers)
    left = held - over
    if not left:
        forget([row.pk])
        return True
    fresh = {
        **{name: "" for name in OF_A_PERSON if name in over},
        "answers": {name: value for name, value in row.answers.items() if name not in over},
        "erase_after": min(due[name] for name in left),
    }
    if all(getattr(row, name) == value for name, value in fresh.items()):
        return False
    Registration.objects.filter(pk=row.pk).update(**fresh)
    return bool(held & over)
