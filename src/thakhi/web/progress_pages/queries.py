"""What the pages of results read, and what they offer to pages of other apps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from thakhi.web.language import link, tr
from thakhi.web.progress_pages.models import Result, Status
from thakhi.web.progress_pages.phrases import PHRASES
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.queue import Waiting


def public_results(cycle: Cycle) -> QuerySet[Result]:
    """What everybody may read: approved results, in the order of their days."""
    return Result.objects.filter(cycle=cycle, state="approved").order_by("date", "action", "measure")


def team_results(cycle: Cycle) -> QuerySet[Result]:
    """What the team still works on."""
    return Result.objects.filter(cycle=cycle).exclude(state="approved").select_related("by").order_by("date", "pk")


def statuses_of(cycle: Cycle) -> list[Status]:
    """How every action went, the latest first."""
    return list(Status.objects.filter(cycle=cycle).order_by("-date", "-at", "-pk"))


def latest_of(rows: Iterable[Status]) -> dict[str, Status]:
    """How each action goes now; `rows` with the latest first."""
    found: dict[str, Status] = {}
    for row in rows:
        found.setdefault(row.action, row)
    return found


def previous_of(cycle: Cycle, action: str, measure: str) -> Result | None:
    """The last approved result of the same measure."""
    return public_results(cycle).filter(action=action, measure=measure).last()


def awaiting(account: Any) -> list[Waiting]:
    """Results that await an organiser."""
    rows = Result.objects.filter(state="pending").exclude(by=account).select_related("cycle")
    if not account.is_admin:
        mine = Cycle.objects.filter(grants__account=account, grants__role="organiser")
        rows = rows.filter(cycle__in=mine.order_by().values("pk"))
    return [
        Waiting(
            tr(PHRASES["await_result"]).format(row.action),
            link("progress_pages:decide", row.cycle.slug, row.pk),
            cycle=said(row.cycle.title),
            since=row.entered_at,
        )
        for row in rows
    ]
