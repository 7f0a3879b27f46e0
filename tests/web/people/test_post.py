"""Letters: they leave after the answer, are kept when they cannot, and name nobody in the log."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from tests.web.people.conftest import Letters
from thakhi.web.people.models import Letter
from thakhi.web.people.post import Attachment, give_up, send_due, send_letter, send_pending

pytestmark = pytest.mark.django_db
NOBODY_THERE = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
}


def test_a_letter_leaves_with_its_file(mailoutbox: Letters) -> None:
    send_letter(
        "juan@example.org", subject="Hola\nBcc: x", body="Texto", files=[Attachment("a.ics", "text/calendar", b"B")]
    )
    assert mailoutbox == []

    send_pending()

    assert [(m.to, m.subject, m.body, m.attachments) for m in mailoutbox] == [
        (["juan@example.org"], "Hola Bcc: x", "Texto", [("a.ics", "B", "text/calendar")])
    ]
    assert Letter.objects.count() == 0


def test_what_was_undone_is_not_sent(mailoutbox: Letters) -> None:
    with transaction.atomic():
        send_letter("juan@example.org", subject="Hola", body="Texto")
        transaction.set_rollback(True)
    send_pending()

    assert mailoutbox == []


@override_settings(**NOBODY_THERE)
def test_a_page_is_answered_while_mail_is_down(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        answer = client.post("/es/entrar/", {"way": "mail", "ask-email": "juan@example.org"})
    letter = Letter.objects.get()

    assert answer.status_code == 302
    assert (letter.tries, letter.failure) == (1, "ConnectionRefusedError")
    assert "could not be sent (ConnectionRefusedError)" in caplog.text
    assert "juan" not in caplog.text


def test_a_kept_letter_is_tried_again_when_it_is_due(mailoutbox: Letters) -> None:
    now = timezone.now()
    with override_settings(**NOBODY_THERE):
        send_letter("juan@example.org", subject="Hola", body="Texto")
        first = send_due(now + timedelta(seconds=1))
    too_soon = send_due(now + timedelta(seconds=30))
    later = send_due(now + timedelta(minutes=2))

    assert (first, too_soon, later) == ((0, 1), (0, 0), (1, 0))
    assert len(mailoutbox) == 1


def test_a_letter_is_claimed_by_one_sender_only(mailoutbox: Letters) -> None:
    now = timezone.now() + timedelta(seconds=1)
    letter = send_letter("juan@example.org", subject="Hola", body="Texto")
    Letter.objects.filter(pk=letter.pk).update(due_at=now + timedelta(minutes=5))  # another process has begun

    assert send_due(now) == (0, 0)
    assert mailoutbox == []


def test_a_letter_is_given_up_after_two_weeks() -> None:
    letter = send_letter("juan@example.org", subject="Hola", body="Texto")
    now = letter.created_at

    assert [give_up(now + timedelta(days=13)), give_up(now + timedelta(days=15))] == [0, 1]
