"""Everything that the site keeps of somebody, as plain values: what `Download my data` gives."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import F

from thakhi.web.people.models import Account, AuditEntry, Person
from thakhi.web.people.sign_ins import sign_ins_of
from thakhi.web.people.signals import own_data_asked


def data_of_account(account: Account) -> dict[str, Any]:
    """What is kept of the owner of an account, in every app."""
    people = list(account.people.select_related("organisation"))
    acts = AuditEntry.objects.filter(account=account).values("at", "act", "subject", "cycle")
    return {
        "account": {
            "email": account.email,
            "name": account.name,
            "language": account.language,
            "created_at": account.created_at,
            "is_admin": account.is_admin,
            "has_password": account.has_usable_password(),
        },
        "roles": list(account.grants.values("cycle__slug", "role")),
        "sign_ins": [{"at": one.at, "browser": one.browser} for one in sign_ins_of(account)],
        "acts": list(acts),
        **_of_people(people),
        **_of_other_apps(account, people),
    }


def data_of_person(person: Person) -> dict[str, Any]:
    """What is kept of somebody who speaks, in every app."""
    return {**_of_people([person]), **_of_other_apps(None, [person])}


def _of_people(people: list[Person]) -> dict[str, Any]:
    return {"people": [_person(person) for person in people], **_said(people)}


def _said(people: list[Person]) -> dict[str, Any]:
    """Their words, published or not: they are theirs."""
    cues: Any = apps.get_model("transcripts", "Cue")  # apps to the right: known by name only
    statements: Any = apps.get_model("statements", "Statement")
    where = {"cycle": "transcript__workshop__cycle__slug", "workshop": "transcript__workshop__slug"}
    words = cues.objects.filter(person__in=people).values(
        "cue_id", "start_ms", "end_ms", "text", "is_withheld", **{name: F(path) for name, path in where.items()}
    )
    quotes = statements.objects.filter(person__in=people).values("cycle__slug", "slug", "words", "is_withdrawn")
    return {"words": list(words), "statements": list(quotes)}


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": {"es": person.role.es, "en": person.role.en},
        "organisation": person.organisation.name if person.organisation else None,
        "sector": person.sector,
        "sex": person.sex,
        "department": person.department,
        "email": person.email,
        "consents": list(person.consents.values("use", "is_granted", "at", "how")),
    }


def _of_other_apps(account: Account | None, people: list[Person]) -> dict[str, Any]:
    """What each listener of `own_data_asked` keeps of them, by name."""
    answers: list[tuple[Any, Any]] = own_data_asked.send(sender=Account, account=account, people=people)
    return {name: kept for _, (name, kept) in answers}
