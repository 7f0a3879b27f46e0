"""What the pages of jobs read, and what they offer to pages of other apps."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from thakhi.terms.text import Text
from thakhi.web.jobs import bridge
from thakhi.web.jobs.domain import tell_lost
from thakhi.web.jobs.models import Job
from thakhi.web.jobs.phrases import PHRASES
from thakhi.web.language import link, tr
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle, KeptFile

SCENARIOS = "scenarios/"
PLAN = "portfolio.yaml"
OF_PLAN = (PLAN, "actions.yaml", "evidence.yaml", "facts.yaml", "roadmap.yaml")
SHOWN = 50


def jobs_of(cycle: Cycle) -> list[Job]:
    """The last jobs of a cycle, newest first; those whose worker is gone are told as interrupted."""
    rows = Job.objects.filter(cycle=cycle.slug).select_related("asked_by").defer("page", "data")
    found = list(rows[:SHOWN])
    if any(row.is_lost(timezone.now()) for row in found):
        tell_lost(timezone.now())
        found = list(rows[:SHOWN])
    return found


def ahead_of(job: Job) -> int:
    """How many jobs of the site are taken before this one."""
    running = Q(state="running") | Q(state="waiting", pk__lt=job.pk)
    return Job.objects.filter(running).count()


def scenarios_of(cycle: Cycle) -> list[tuple[str, Text]]:
    """Name and title of the scenarios of the cycle's folder."""
    files = KeptFile.objects.filter(cycle=cycle, path__startswith=SCENARIOS, path__endswith=".yaml")
    return list(bridge.titles((row.path, bytes(row.content)) for row in files))


def surveys() -> list[tuple[str, str]]:
    """The surveys that were imported."""
    return [(name, f"{tr(title)} ({name})") for name, title in bridge.surveys()]


def plan_of(cycle: Cycle) -> bytes | None:
    """`portfolio.yaml` of the cycle's folder."""
    row = KeptFile.objects.filter(cycle=cycle, path=PLAN).first()
    return bytes(row.content) if row else None


def inputs_hash(job: Job) -> str:
    """One hash of the files of the folder that a job is made from, as they are now."""
    found = hashlib.sha256()
    for path, content in _inputs(job).order_by("path").values_list("path", "content"):
        found.update(f"{path}\0{hashlib.sha256(bytes(content)).hexdigest()}\n".encode())
    return found.hexdigest()


def _inputs(job: Job) -> QuerySet[KeptFile]:
    rows = KeptFile.objects.filter(cycle__slug=job.cycle)
    if job.kind == "simulate":
        return rows.filter(path=f"{SCENARIOS}{job.asked['scenario']}.yaml")
    return rows.filter(Q(path__in=OF_PLAN) | Q(path__startswith="practices/"))


def cycle_doors(cycle: Cycle, account: Any) -> list[Door]:
    """The queue of a cycle, for those who may use it."""
    if not account.has_perm("jobs.run", cycle):
        return []
    return [Door(tr(PHRASES["door"]), link("jobs:cycle", cycle.slug), tr(PHRASES["door_note"]))]


def desk_doors(cycle: Cycle, account: Any) -> list[Door]:
    """The same on the organisers' page."""
    return cycle_doors(cycle, account)
