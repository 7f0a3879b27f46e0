"""`thakhi work`: takes jobs from the queue, one after another, until it is ended or the server beside it is gone."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from types import FrameType

from django.core.management import call_command
from django.db import DatabaseError, close_old_connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from thakhi.web.jobs.domain import tell_lost

log = logging.getLogger(__name__)
INTERVAL = 1.0  # seconds between looks at an empty queue
AGAIN = 5.0  # seconds after which a database that did not answer is asked again


class Ended(BaseException):
    """Raised where the worker is when it is told to end."""


class Queue(Worker):
    """The worker of django-tasks, which ends at once: its job is told as interrupted, and can be asked for again."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as its parent takes it
        """Ends the job that runs, then the worker."""
        self.running = False
        raise Ended


def work(*, beside: int = 0, until_empty: bool = False) -> None:
    """Works until ended; `beside` is the process of a server that it does not outlive."""
    if beside:
        threading.Thread(target=_watch, args=(beside,), name="watch", daemon=True).start()
    for name in ("django_tasks", "django_tasks_db"):
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        while not _worked(until_empty=until_empty):
            time.sleep(AGAIN)
    except Ended:
        return


def _worked(*, until_empty: bool) -> bool:
    """True when the work is over; False when the database did not answer."""
    try:
        tell_lost(timezone.now())
        call_command("prune_db_task_results", verbosity=0)
        queue = Queue(
            queue_names=["default"],
            interval=INTERVAL,
            batch=until_empty,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        queue.configure_signals()
        queue.run()
    except DatabaseError as problem:
        log.warning("the queue waits for the database: %s", type(problem).__name__)
        close_old_connections()
        return False
    return True


def _watch(server: int) -> None:
    """Ends this process when the server that started it is no longer its parent."""
    while os.getppid() == server:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
