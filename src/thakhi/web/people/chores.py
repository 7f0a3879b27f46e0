"""What is done while nobody looks: letters tried again, and what was promised to be forgotten, forgotten."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from thakhi.web.kept_pages import changed
from thakhi.web.people.limits import forget_attempts
from thakhi.web.people.models import PrivateLink
from thakhi.web.people.post import give_up, send_due
from thakhi.web.people.sign_ins import forget_ended
from thakhi.web.people.signals import retention_due

log = logging.getLogger(__name__)
EVERY = 60.0  # seconds
A_DAY = 24 * 60  # rounds


def forget_what_is_due(now: datetime) -> int:
    """How many registrations, links, letters, sign-ins and counts of attempts were due, and were erased."""
    asked: Any = retention_due.send(sender=PrivateLink, today=timezone.localtime(now).date())
    links = PrivateLink.objects.filter(expires_at__lt=now).delete()[0]
    apps: int = sum(count for _, count in asked)
    changed()
    return apps + links + give_up(now) + forget_ended(now) + forget_attempts()


def start_chores(stop: threading.Event | None = None, *, first: Callable[[], object] | None = None) -> threading.Thread:
    """A thread of the server that does `first`, then the chores every minute, and once a day those of forgetting."""
    thread = threading.Thread(target=_rounds, args=(stop or threading.Event(), first), name="chores", daemon=True)
    thread.start()
    return thread


def _rounds(stop: threading.Event, first: Callable[[], object] | None) -> None:
    if first:
        _begin(first)
    rounds = 0
    while not stop.wait(EVERY):
        rounds += 1
        do_chores(timezone.now(), is_daily=rounds % A_DAY == 0)


def _begin(first: Callable[[], object]) -> None:
    """A failure is told in the log: the chores go on."""
    try:
        first()
    except Exception:
        log.exception("what the chores begin with failed")
    finally:
        close_old_connections()


def do_chores(now: datetime, *, is_daily: bool) -> None:
    """One round; a database that does not answer is told in the log, and asked again in the next."""
    close_old_connections()
    try:
        send_due(now)
        if is_daily:
            forget_what_is_due(now)
    except DatabaseError as problem:
        log.warning("chores were put off: %s", type(problem).__name__)
    finally:
        close_old_connections()
