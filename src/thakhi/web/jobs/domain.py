"""What happens to a job: asked, taken by a worker, told how far it is, ended. Each step holds only where the one
before it held, so that a stopped job stays stopped whatever its worker still says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from thakhi.terms.errors import ResourceProblem
from thakhi.terms.text import Text
from thakhi.web.jobs.choices import UNDER_WAY
from thakhi.web.jobs.models import LOST, Job
from thakhi.web.jobs.tasks import run
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

MOST = 5  # of a cycle, waiting or running
FULL = Text(
    f"ya hay {MOST} trabajos de este ciclo que esperan o están en marcha; espere a que terminen, o cancele uno",
    f"{MOST} jobs of this cycle wait or run already; wait until they end, or cancel one",
)


@transaction.atomic
def ask(cycle: Cycle, kind: str, asked: Mapping[str, Any], *, title: Text, by: Account) -> Job:
    """A new job at the end of the queue. *Fails when* too many of the cycle are under way."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would take one number
    rows = Job.objects.filter(cycle=cycle.slug)
    if rows.filter(state__in=UNDER_WAY).count() >= MOST:
        raise ResourceProblem(FULL)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    row = Job.objects.create(cycle=cycle.slug, number=number, kind=kind, title=title, asked=dict(asked), asked_by=by)
    note(by, "job.ask", f"job:{number}", cycle=cycle.slug, kind=kind)
    run.enqueue(row.pk)
    return row


def cancel(row: Job, *, by: Account) -> bool:
    """Stops a job, or takes it out of the queue; whether it was still under way."""
    there = Job.objects.filter(pk=row.pk, state__in=UNDER_WAY)
    if not there.update(state="cancelled", ended_at=timezone.now()):
        return False
    note(by, "job.cancel", f"job:{row.number}", cycle=row.cycle)
    return True


def tell_lost(now: datetime) -> int:
    """How many jobs had no worker any more, and are told as interrupted."""
    silent = Job.objects.filter(Q(beat_at=None) | Q(beat_at__lt=now - LOST), state="running")
    return silent.update(state="interrupted", ended_at=now)
