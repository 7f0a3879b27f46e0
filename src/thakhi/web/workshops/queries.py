"""What the pages of cycles and workshops read, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.utils import timezone

from thakhi.web.language import link, tr
from thakhi.web.people.models import Organisation, Person
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.choices import APPEARANCE_WORDS
from thakhi.web.workshops.models import AgendaItem, Appearance, Change, Cycle, Programme, Workshop
from thakhi.web.workshops.phrases import PHRASES
from thakhi.web.workshops.queue import Waiting

if TYPE_CHECKING:
    from thakhi.web.transcripts.queries import ShownName

CHANGES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The people of a workshop in one role, under the names they consent to."""

    role: str
    people: list[ShownName]


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A line of the agenda with its people."""

    item: AgendaItem
    people: list[ShownName]


def published_cycles(account: Any) -> QuerySet[Cycle]:
    """The cycles that a reader may see: published ones, and those of their team."""
    published = Cycle.objects.filter(is_published=True)
    if getattr(account, "is_admin", False):
        return Cycle.objects.all()
    if not account.is_authenticated:
        return published
    return (published | Cycle.objects.filter(grants__account=account)).distinct()


def listed_cycles(account: Any) -> QuerySet[Cycle]:
    """The same, each with how many workshops it has and from when to when they go."""
    seen = published_cycles(account).order_by().values("pk")
    return Cycle.objects.filter(pk__in=seen).annotate(
        workshop_count=Count("workshops"), first=Min("workshops__starts"), last=Max("workshops__starts")
    )


def workshops_of(cycle: Cycle) -> list[Workshop]:
    """The workshops of a cycle in their order, each knowing its cycle without asking again."""
    rows = list(cycle.workshops.order_by("n"))
    for row in rows:
        row.cycle = cycle
    return rows


def programmes_of(cycle: Cycle) -> QuerySet[Programme]:
    """The programmes behind a cycle, with the organisations that carry them."""
    return cycle.programmes.prefetch_related("partners")


def changes_of(cycle: Cycle, workshop: Workshop | None = None) -> QuerySet[Change]:
    """The latest lines of the change list of a workshop, or of the whole cycle."""
    rows = cycle.changes.filter(workshop=workshop) if workshop else cycle.changes.select_related("workshop")
    return rows[:CHANGES_SHOWN]


def people_of(workshop: Workshop) -> tuple[list[RoleGroup], list[AgendaLine]]:
    """Who does what in a workshop, and its agenda: everybody under the name that they consent to."""
    from thakhi.web.transcripts.queries import shown_names

    appearances = list(workshop.appearances.select_related("person"))
    agenda = list(workshop.agenda.prefetch_related(Prefetch("people", Person.objects.order_by("name"))))
    everybody: set[Person] = {a.person for a in appearances} | {p for item in agenda for p in item.people.all()}
    names = shown_names(everybody, cycle=workshop.cycle)
    lines = [AgendaLine(item, [names[person.pk] for person in item.people.all()]) for item in agenda]
    return _by_role(appearances, names), lines


def awaiting(account: Any) -> list[Waiting]:
    """What of the cycles themselves awaits an organiser: workshops that are over, and those without a date."""
    now = timezone.now()
    mine = (
        Cycle.objects.all()
        if account.is_admin
        else Cycle.objects.filter(grants__account=account, grants__role="organiser")
    )
    rows = Workshop.objects.filter(cycle__in=mine.order_by().values("pk"), state="convened").select_related("cycle")
    over = [_waits("await_held", w, since=w.ends or w.starts) for w in rows if w.starts and (w.ends or w.starts) < now]
    return over + [_waits("await_date", w, since=None) for w in rows if w.starts is None]


def organisations_of(cycle: Cycle) -> list[Organisation]:
    """Who convenes a cycle."""
    return list(cycle.organisations.all())


def named_organisations(cycle: Cycle) -> QuerySet[Organisation]:
    """Every organisation that a cycle names: its own, those of its programmes and of its people."""
    named = Q(cycles=cycle) | Q(programmes__cycle=cycle) | Q(person__appearances__workshop__cycle=cycle)
    return Organisation.objects.filter(named).distinct()


def team_cycles(account: Any) -> QuerySet[Cycle]:
    """The cycles of whose team an account is; all of them for an administrator."""
    return Cycle.objects.all() if account.is_admin else Cycle.objects.filter(grants__account=account).distinct()


def _waits(key: str, workshop: Workshop, *, since: Any) -> Waiting:
    return Waiting(
        tr(PHRASES[key]).format(said(workshop.title)),
        link("workshops:workshop-edit", workshop.cycle.slug, workshop.pk),
        cycle=said(workshop.cycle.title),
        since=since,
    )


def _by_role(appearances: Iterable[Appearance], names: dict[int, ShownName]) -> list[RoleGroup]:
    order = list(APPEARANCE_WORDS)
    rows = sorted(appearances, key=lambda row: (order.index(row.role), row.order, row.pk))
    return [
        RoleGroup(tr(APPEARANCE_WORDS[role]), [names[row.person_id] for row in group])
        for role, group in groupby(rows, key=lambda row: row.role)
    ]
