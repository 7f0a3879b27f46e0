"""What happens to a result: written, sent, returned, approved; a period closed. Each in the audit log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.progress_pages import bridge
from thakhi.web.progress_pages.models import PeriodLock, Result, Status
from thakhi.web.roadmap_pages.road import public_folder
from thakhi.web.workshops.models import Cycle, KeptFile


def locked_until(cycle: Cycle) -> date | None:
    """The last day of the closed period; None where none is closed."""
    last = PeriodLock.objects.filter(cycle=cycle).order_by("until").last()
    return last.until if last else None


def refuse_closed(cycle: Cycle, day: date) -> None:
    """*Fails when* `day` lies in the closed period."""
    until = locked_until(cycle)
    if until is not None and day <= until:
        raise InputProblem(
            Text(
                f"el período hasta {until.isoformat()} está cerrado; dé una fecha posterior",
                f"the period up to {until.isoformat()} is closed; give a later date",
            )
        )


@transaction.atomic
def write_result(row: Result, *, by: Account, is_sent: bool) -> Result:
    """Keeps a result as a draft, or sends it to be approved. *Fails when* its period is closed."""
    refuse_closed(row.cycle, row.date)
    row.state, row.by, row.entered_at = ("pending" if is_sent else "draft"), by, timezone.now()
    row.save()
    note(by, "result.send" if is_sent else "result.write", f"result:{row.action}:{row.measure}", cycle=row.cycle.slug)
    return row


@transaction.atomic
def send_back(row: Result, *, by: Account, why: str) -> None:
    """A result goes back to whoever wrote it, with what to correct."""
    row.state, row.note, row.decided_by, row.decided_at = "returned", why, by, timezone.now()
    row.save()
    note(by, "result.return", f"result:{row.action}:{row.measure}", cycle=row.cycle.slug)


@transaction.atomic
def approve(row: Result, *, by: Account) -> None:
    """A result is published; the figure of a target goes into the folder, where it answers the target.

    *Fails when* whoever approves wrote it, its period is closed, or the figure does not fit the target.
    """
    if row.by_id == by.pk:
        raise InputProblem(
            Text("quien escribió el resultado no lo aprueba", "whoever wrote the result does not approve it")
        )
    refuse_closed(row.cycle, row.date)
    Cycle.objects.select_for_update().get(pk=row.cycle_id)
    if row.measure == "target":
        _keep(row)
    row.state, row.note, row.decided_by, row.decided_at = "approved", "", by, timezone.now()
    row.save()
    note(by, "result.approve", f"result:{row.action}:{row.measure}", cycle=row.cycle.slug)


@transaction.atomic
def close_period(cycle: Cycle, until: date, *, by: Account) -> None:
    """No result up to `until` can be written, returned or approved any more."""
    PeriodLock.objects.create(cycle=cycle, until=until, by=by)
    note(by, "result.close", f"until:{until.isoformat()}", cycle=cycle.slug)


@transaction.atomic
def say_status(row: Status, *, by: Account) -> None:
    """How an action goes from a day on, told to everybody at once. *Fails when* it is told of a day before the last."""
    last = Status.objects.filter(cycle=row.cycle, action=row.action).last()
    if last and row.date < last.date:
        raise InputProblem(
            Text(
                f"el último estado es del {last.date.isoformat()}; dé ese día o uno posterior",
                f"the last status is of {last.date.isoformat()}; give that day or a later one",
            )
        )
    row.by = by
    row.save()
    note(by, "result.status", f"action:{row.action}", cycle=row.cycle.slug, state=row.state)


def _keep(row: Result) -> None:
    figure = {
        "action": row.action, "value": row.value, "date": row.date.isoformat(), "source": row.source,
        "by": str(row.by or ""),
    }  # fmt: skip
    with public_folder(row.cycle) as folder:
        content = bridge.keep_figure(folder, figure, home=Path(settings.HOME))
    KeptFile.objects.update_or_create(cycle=row.cycle, path=bridge.FIGURES, defaults={"content": content})
