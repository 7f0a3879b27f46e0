"""Mail: put down in the same transaction as what it tells, sent when the request has been answered, kept until it left.

A letter that cannot be sent is tried again (after 1, 2, 4 … minutes, at most six hours) by the server or by
`thakhi send-mail`; after fourteen days it is given up. Neither the log nor the failure names the address. While
a letter waits, the database holds the private links in it; that is why it is removed the moment it has left.
"""

from __future__ import annotations

import base64
import logging
import smtplib
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.utils import timezone

from thakhi.web.people.models import Letter

log = logging.getLogger(__name__)
LONGEST_PAUSE = timedelta(hours=6)
SENDING = timedelta(minutes=5)  # while one process sends it, no other does
GIVEN_UP = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    media_type: str  # `text/calendar; method=PUBLISH`
    content: bytes


class _Pending(threading.local):
    """The letters that the request of this thread put down."""

    def __init__(self) -> None:
        self.keys: list[int] = []


_pending = _Pending()


def send_letter(to: str, *, subject: str, body: str, files: Iterable[Attachment] = ()) -> Letter:
    """Puts down a letter; it leaves after the answer to this request, if its transaction was not undone."""
    letter = Letter.objects.create(to=to, subject=" ".join(subject.split())[:300], body=body, files=_packed(files))
    _pending.keys.append(letter.pk)
    return letter


def send_pending(**_: object) -> None:
    """Sends what this request put down: a listener of Django's `request_finished`."""
    keys, _pending.keys = _pending.keys, []
    if keys:
        send_due(timezone.now(), only=keys)


def send_due(now: datetime, *, only: Iterable[int] | None = None, most: int = 200) -> tuple[int, int]:
    """How many letters that were due have left, and how many could not."""
    due = Letter.objects.filter(due_at__lte=now)
    if only is not None:
        due = due.filter(pk__in=list(only))
    sent = [_send(letter, now) for letter in due[:most] if _claimed(letter, now)]
    return sum(sent), len(sent) - sum(sent)


def give_up(now: datetime) -> int:
    """How many letters were too old to be tried again, and were removed."""
    return Letter.objects.filter(created_at__lt=now - GIVEN_UP).delete()[0]


def _claimed(letter: Letter, now: datetime) -> bool:
    """Whether this process is the one that sends `letter` now."""
    return bool(Letter.objects.filter(pk=letter.pk, due_at=letter.due_at).update(due_at=now + SENDING))


def _send(letter: Letter, now: datetime) -> bool:
    message = EmailMessage(letter.subject, letter.body, to=[letter.to])
    for file in letter.files:
        message.attach(file["name"], base64.b64decode(file["base64"]), file["type"])
    try:
        message.send()
    except (OSError, smtplib.SMTPException, ValueError) as problem:
        _put_off(letter, now, kind=type(problem).__name__)
        return False
    letter.delete()
    return True


def _put_off(letter: Letter, now: datetime, *, kind: str) -> None:
    pause = min(timedelta(minutes=2**letter.tries), LONGEST_PAUSE) if letter.tries < 10 else LONGEST_PAUSE
    Letter.objects.filter(pk=letter.pk).update(due_at=now + pause, tries=letter.tries + 1, failure=kind[:100])
    log.warning("letter %s could not be sent (%s); it is tried again in %s", letter.pk, kind, pause)


def _packed(files: Iterable[Attachment]) -> list[dict[str, str]]:
    return [
        {"name": f.name, "type": f.media_type, "base64": base64.b64encode(f.content).decode("ascii")} for f in files
    ]
