"""Whom and what an organiser may choose and change: nobody of a cycle that is another team's.

Otherwise somebody could write their own address beside a person of another cycle, and open her private links.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from thakhi.web.people.models import Organisation, Person
from thakhi.web.workshops.models import Appearance, Cycle
from thakhi.web.workshops.queries import published_cycles


def cycles_of(account: Any) -> QuerySet[Cycle]:
    """The cycles that `account` may change."""
    if account.is_admin:
        return Cycle.objects.order_by()
    return Cycle.objects.filter(grants__account=account, grants__role="organiser").order_by()


def people_within(account: Any) -> QuerySet[Person]:
    """The people who appear in a cycle of `account`, and in none of another team."""
    mine = cycles_of(account).values("pk")
    here = Appearance.objects.filter(person=OuterRef("pk"), workshop__cycle__in=mine)
    elsewhere = Appearance.objects.filter(person=OuterRef("pk")).exclude(workshop__cycle__in=mine)
    return Person.objects.filter(Exists(here), ~Exists(elsewhere), erased_at=None)


def organisations_within(account: Any) -> QuerySet[Organisation]:
    """The organisations of cycles that `account` sees, and those of no cycle: what may be chosen."""
    seen = published_cycles(account).order_by().values("pk")
    return Organisation.objects.filter(_of_cycles(seen) | ~_of_any()).distinct()


def organisations_of(account: Any) -> QuerySet[Organisation]:
    """The organisations that no cycle of another team names: what may be changed."""
    mine = cycles_of(account).values("pk")
    others = Cycle.objects.order_by().exclude(pk__in=mine).values("pk")
    return Organisation.objects.exclude(pk__in=Organisation.objects.filter(_of_cycles(others)).order_by().values("pk"))


def _of_cycles(cycles: QuerySet[Cycle, Any]) -> Q:
    return Q(cycles__in=cycles) | Q(programmes__cycle__in=cycles) | Q(person__appearances__workshop__cycle__in=cycles)


def _of_any() -> Q:
    return Q(
        pk__in=Organisation.objects.filter(_of_cycles(Cycle.objects.order_by().values("pk"))).order_by().values("pk")
    )
