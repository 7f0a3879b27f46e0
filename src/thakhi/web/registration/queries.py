"""What lists of registrations read, in a fixed number of queries; what this app offers to pages of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.registration.domain import is_open, places_left
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle, Workshop
from thakhi.web.workshops.queue import Waiting


def states(prefix: str = "") -> dict[str, Q]:
    """Condition of each state of a registration; with `registrations__`, asked from the side of its workshop."""

    def is_so(**conditions: object) -> Q:
        return Q(**{f"{prefix}{name}": value for name, value in conditions.items()})

    confirmed = is_so(confirmed_at__isnull=False, cancelled_at=None)
    return {
        "unconfirmed": is_so(confirmed_at=None, cancelled_at=None, attended_at=None),
        "expected": confirmed & is_so(is_waiting=False, attended_at=None),
        "waiting": confirmed & is_so(is_waiting=True, attended_at=None),
        "attended": is_so(attended_at__isnull=False, cancelled_at=None),
        "cancelled": is_so(cancelled_at__isnull=False),
    }


STATES = states()
OF_WORKSHOP = states("registrations__")


def registrations(workshop: Workshop, *, state: str = "", words: str = "") -> QuerySet[Registration]:
    """The registrations of a workshop, by state and by part of a name or address; the first first."""
    rows = Registration.objects.filter(workshop=workshop)
    if state in STATES:
        rows = rows.filter(STATES[state])
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(email__icontains=words) | Q(number__iexact=words))
    return rows.order_by("created_at", "id")


def counts(workshop: Workshop) -> dict[str, int]:
    """How many registrations are in each state; one query."""
    wanted = {state: Count("pk", filter=condition) for state, condition in STATES.items()}
    return dict(Registration.objects.filter(workshop=workshop).aggregate(**wanted))


def counts_of_cycle(cycle: Cycle) -> QuerySet[Workshop]:
    """The workshops of a cycle, each with how many are in each state."""
    wanted = {f"n_{state}": Count("registrations", filter=condition) for state, condition in OF_WORKSHOP.items()}
    return cycle.workshops.annotate(**wanted).order_by("n")


def workshop_doors(workshop: Workshop, account: Any) -> Iterator[Door]:
    """Register, where it is open; one query."""
    if is_open(workshop, timezone.now()):
        note = tr(PHRASES["places_none"]) if places_left(workshop) == 0 else ""
        address = address_of("registration:sign-up", workshop.cycle.slug, workshop.slug)
        yield Door(title=tr(PHRASES["sign_up_door"]), address=address, note=note, is_act=True)


def desk_doors(cycle: Cycle, account: Any) -> Iterator[Door]:
    """The registrations of a cycle, for who may see people; one query."""
    if account.has_perm("workshops.see_people", cycle):
        rows = Registration.objects.filter(workshop__cycle=cycle, confirmed_at__isnull=False, cancelled_at=None)
        address = address_of("registration:cycle", cycle.slug)
        yield Door(
            title=tr(PHRASES["desk_heading"]), address=address, note=tr(PHRASES["desk_note"]), count=rows.count()
        )


def awaiting(account: Any) -> Iterator[Waiting]:
    """Places that came free while people wait: three queries at most."""
    cycles = (
        Cycle.objects.all()
        if account.is_admin
        else Cycle.objects.filter(grants__account=account, grants__role="organiser")
    )
    taken = Count("registrations", filter=OF_WORKSHOP["expected"] | OF_WORKSHOP["attended"])
    waiting = Count("registrations", filter=OF_WORKSHOP["waiting"])
    since = Min("registrations__confirmed_at", filter=OF_WORKSHOP["waiting"])
    rows = Workshop.objects.filter(cycle__in=cycles.order_by().values("pk"), state="convened").select_related("cycle")
    for row in rows.annotate(taken=taken, waiting=waiting, since=since).filter(waiting__gt=0):
        if row.capacity is None or row.taken < row.capacity:
            yield Waiting(
                tr(PHRASES["await_places"]).format(n=row.waiting, title=said(row.title)),
                address_of("registration:list", row.cycle.slug, row.slug),
                cycle=said(row.cycle.title),
                since=row.since,
            )
