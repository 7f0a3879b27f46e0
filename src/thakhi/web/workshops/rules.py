"""Who may do what in a cycle, as predicates. A subject is a Cycle, or anything with `.cycle` or `.workshop.cycle`.

| permission | who |
|---|---|
| workshops.see | everybody when the cycle is published; else its team |
| workshops.change | organisers of the cycle, administrators |
| workshops.facilitate | organisers and facilitators: statements, moderation |
| workshops.see_people | organisers: registrations, e-mail addresses |
| workshops.make | administrators, and who organises a cycle already |
| workshops.have_desk | whoever has a role in some cycle, and administrators |
"""

from __future__ import annotations

from typing import Any

import rules

from thakhi.web.workshops.models import Cycle


def cycle_of(subject: Any) -> Cycle | None:
    """The cycle that `subject` belongs to."""
    for _ in range(4):
        if subject is None or isinstance(subject, Cycle):
            return subject
        subject = next((getattr(subject, n) for n in ("cycle", "workshop", "transcript") if hasattr(subject, n)), None)
    return None


def _has_role(account: Any, subject: Any, *roles: str) -> bool:
    cycle = cycle_of(subject)
    if cycle is None or not account.is_authenticated:
        return False
    granted = _granted(account)
    return any((cycle.pk, role) in granted for role in roles)


def _granted(account: Any) -> set[tuple[int, str]]:
    """The roles of an account, as (cycle, role): asked once a request, not once a question."""
    granted: set[tuple[int, str]] | None = getattr(account, "_roles", None)
    if granted is None:
        granted = account._roles = set(account.grants.values_list("cycle_id", "role"))
    return granted


@rules.predicate
def is_admin(account: Any) -> bool:
    """May make cycles and give roles."""
    return bool(getattr(account, "is_admin", False) and account.is_active)


@rules.predicate
def is_organiser(account: Any, subject: Any = None) -> bool:
    """Organises the cycle."""
    return _has_role(account, subject, "organiser")


@rules.predicate
def is_facilitator(account: Any, subject: Any = None) -> bool:
    """Facilitates the cycle."""
    return _has_role(account, subject, "facilitator")


@rules.predicate
def is_analyst(account: Any, subject: Any = None) -> bool:
    """Analyses the cycle."""
    return _has_role(account, subject, "analyst")


@rules.predicate
def is_public(account: Any, subject: Any = None) -> bool:
    """The cycle is published."""
    cycle = cycle_of(subject)
    return cycle is not None and cycle.is_published


@rules.predicate
def organises_any(account: Any) -> bool:
    """Organises some cycle."""
    return account.is_authenticated and any(role == "organiser" for _, role in _granted(account))


@rules.predicate
def has_any_role(account: Any) -> bool:
    """Is of the team of some cycle."""
    return account.is_authenticated and bool(_granted(account))


is_team = is_organiser | is_facilitator | is_analyst | is_admin

rules.add_perm("workshops.see", is_public | is_team)
rules.add_perm("workshops.change", is_organiser | is_admin)
rules.add_perm("workshops.facilitate", is_organiser | is_facilitator | is_admin)
rules.add_perm("workshops.see_people", is_organiser | is_admin)
rules.add_perm("workshops.see_team", is_team)
rules.add_perm("workshops.make", is_admin | organises_any)
rules.add_perm("workshops.have_desk", is_admin | has_any_role)
