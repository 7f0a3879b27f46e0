"""A job done: in a process of its own while another watches it, gives the sign of life, and ends it when it is told.

So a job stops at once even in the middle of a long sum, gives its memory back, and a job that takes all memory ends
alone. What happens to the process is told in the row: nothing runs for ever.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from multiprocessing.process import BaseProcess
from typing import Any

from django.utils import timezone

from thakhi.terms.errors import InputProblem, Problem
from thakhi.terms.text import Text
from thakhi.web.jobs import bridge
from thakhi.web.jobs.models import Job
from thakhi.web.jobs.queries import inputs_hash
from thakhi.web.roadmap_pages.road import public_folder
from thakhi.web.server import hang_up
from thakhi.web.workshops.models import Cycle

log = logging.getLogger(__name__)
BEAT = 1.0  # seconds between signs of life
PAUSE = 0.3  # seconds between words about how far it is
NICE = 10  # pages go first
OURS = Text(
    "una falla de Thakhi, no de lo que usted eligió; quien administra el sitio la encuentra en su registro",
    "a fault of Thakhi, not of what you chose; whoever runs the site finds it in its log",
)
GONE = Text("el ciclo ya no está en el sitio", "the cycle is no longer on the site")


class Stopped(BaseException):
    """Raised inside the work when its row says that it no longer runs."""


def see_through(job: int) -> None:
    """Runs a waiting job in its own process until it ends or is stopped."""
    now = timezone.now()
    if not Job.objects.filter(pk=job, state="waiting").update(state="running", started_at=now, beat_at=now):
        return
    process = _started(job)
    try:
        while process.is_alive():
            process.join(BEAT)
            if not Job.objects.filter(pk=job, state="running").update(beat_at=timezone.now()):
                break
    finally:
        _end(process)
        Job.objects.filter(pk=job, state="running").update(state="interrupted", ended_at=timezone.now())


def perform(job: int) -> None:
    """Does the work of a running job in this process, and writes what came out."""
    row = Job.objects.get(pk=job)
    cycle = Cycle.objects.filter(slug=row.cycle).first()
    try:
        if cycle is None:
            raise InputProblem(GONE)
        made_from = inputs_hash(row)
        with public_folder(cycle) as folder:
            made = bridge.made(row.kind, folder, row.asked, cycle=row.cycle, progress=_Teller(job))
    except Stopped:
        return
    except Problem as problem:
        _close(job, "failed", problem=problem.text)
    except Exception:  # whatever it is, the reader is told and the log holds it
        log.exception("job %s failed", job)
        _close(job, "failed", problem=OURS)
    else:
        _close(job, "done", share=1.0, page=made.page, data=made.data, command=made.command, inputs_hash=made_from)


class _Teller:
    """The progress of the work, written into its row now and then; raises Stopped when the row no longer runs."""

    def __init__(self, job: int) -> None:
        self.job, self.next, self.parent = job, 0.0, os.getppid()

    def __call__(self, doing: Text, share: float) -> None:
        if time.monotonic() < self.next:
            return
        self.next = time.monotonic() + PAUSE
        there = Job.objects.filter(pk=self.job, state="running")
        if os.getppid() != self.parent or not there.update(doing=doing, share=min(max(share, 0.0), 1.0)):
            raise Stopped


def _close(job: int, state: str, **values: Any) -> None:
    Job.objects.filter(pk=job, state="running").update(state=state, ended_at=timezone.now(), **values)


def _started(job: int) -> BaseProcess:
    """A process of its own; it shares no connection with this one."""
    hang_up()
    process = multiprocessing.get_context("fork").Process(target=_child, args=(job,), name=f"job {job}")
    process.start()
    return process


def _child(job: int) -> None:
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(one, signal.SIG_DFL)
    os.nice(NICE)
    perform(job)


def _end(process: BaseProcess) -> None:
    """Ends the process: asked first, then made to."""
    if process.is_alive():
        process.terminate()
        process.join(2)
    if process.is_alive():
        process.kill()
    process.join()
