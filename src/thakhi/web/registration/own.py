"""What the site keeps of somebody who registered, as plain values; what happens when their account goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from thakhi.web.people.models import Account, Person
from thakhi.web.registration.models import Registration
from thakhi.web.registration.retention import due_days, forget, forget_expired


def registrations_of(account: Account) -> QuerySet[Registration]:
    """The registrations of an account, the latest first."""
    rows = Registration.objects.filter(account=account, erased_at=None)
    return rows.select_related("workshop__cycle").order_by("-created_at", "-id")


def data_of(registration: Registration) -> dict[str, Any]:
    """Everything kept of one registration."""
    row = registration
    return {
        "workshop": f"{row.workshop.cycle.slug}/{row.workshop.slug}",
        "number": row.number,
        "name": row.name,
        "email": row.email,
        "language": row.language,
        "sector": row.sector,
        "sex": row.sex,
        "department": row.department,
        "unit": row.unit,
        "answers": row.answers,
        "created_at": row.created_at,
        "confirmed_at": row.confirmed_at,
        "is_waiting": row.is_waiting,
        "cancelled_at": row.cancelled_at,
        "attended_at": row.attended_at,
        "attended_minutes": row.attended_minutes,
        "kept_until": due_days(row),
    }


def give_own_data(sender: object, *, account: Account | None, people: Iterable[Person], **_: object) -> tuple[str, Any]:
    """The registrations of an account: a listener of `own_data_asked`."""
    return "registrations", [data_of(row) for row in registrations_of(account)] if account else []


def forget_with_account(sender: object, *, account: Account, **_: object) -> None:
    """Erases the registrations of an account that goes: a listener of `account_erased`."""
    forget(list(Registration.objects.filter(account=account).values_list("pk", flat=True)))


def adopt(sender: object, *, account: Account, **_: object) -> None:
    """The registrations of an address become its account's: a listener of `address_confirmed`."""
    Registration.objects.filter(account=None, email=account.email.lower(), confirmed_at__isnull=False).update(
        account=account
    )


def forget_when_due(sender: object, *, today: Any, **_: object) -> int:
    """Keeps what the forms promised: a listener of `retention_due`."""
    return forget_expired(today)
