"""Consent: the latest decision of a person for a use holds; nobody who was never asked has consented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from thakhi.web.people.audit import note
from thakhi.web.people.models import Account, Consent, Person
from thakhi.web.people.signals import consent_changed


def granted_to(use: str, people: Iterable[Person | int]) -> set[int]:
    """The primary keys of those of `people` who consent to `use` now; one query."""
    keys = {person if isinstance(person, int) else person.pk for person in people}
    latest: dict[int, bool] = dict(
        Consent.objects.filter(person__in=keys, use=use).order_by("at", "id").values_list("person_id", "is_granted")
    )
    return {key for key, is_granted in latest.items() if is_granted}


def is_granted(person: Person, use: str) -> bool:
    """Whether `person` consents to `use` now."""
    return person.pk in granted_to(use, [person])


@transaction.atomic
def decide(person: Person, use: str, *, is_granted: bool, by: Any = None, how: str = "", cycle: str = "") -> Consent:
    """The decision, kept with its date and who entered it; whoever shows the words has forgotten them on return."""
    account = by if isinstance(by, Account) else None
    row = Consent.objects.create(person=person, use=use, is_granted=is_granted, by=account, how=how)
    note(account, "consent.grant" if is_granted else "consent.withdraw", f"person:{person.pk}", cycle=cycle, use=use)
    consent_changed.send(sender=Consent, person=person, use=use, is_granted=is_granted)
    return row
