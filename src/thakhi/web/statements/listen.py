"""What follows for statements from consent, erasure and changed words: in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from thakhi.web.people.audit import note
from thakhi.web.people.models import Person
from thakhi.web.people.signals import consent_changed, person_erased
from thakhi.web.statements.models import Statement
from thakhi.web.statements.queries import quotes
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.signals import words_changed


def connect() -> None:
    """Connects them once."""
    consent_changed.connect(_consent, dispatch_uid="statements.consent")
    person_erased.connect(_erased, dispatch_uid="statements.erased")
    words_changed.connect(_words, dispatch_uid="statements.words")


def _consent(sender: Any, person: Person, use: str, is_granted: bool, **_: Any) -> None:
    """Words withdrawn are withdrawn from every quote of that person, and come back when they are granted again."""
    if use != "words":
        return
    said = Statement.objects.filter(person=person, is_published_source=False, is_withdrawn=is_granted)
    touched = list(said.select_related("cycle"))
    said.update(is_withdrawn=not is_granted)
    for row in touched:
        note(
            None,
            "statement.return" if is_granted else "statement.withdraw",
            f"statement:{row.pk}",
            cycle=row.cycle.slug,
        )


def _erased(sender: Any, person: Person, **_: Any) -> None:
    """The words of somebody who had their data erased are erased too; that something was said stays."""
    Statement.objects.filter(person=person).update(is_withdrawn=True, words="", accepted="", speaker="", role="")


def _words(sender: Any, transcript: Transcript, cues: Iterable[int] | None = None, **_: Any) -> None:
    """Notes since when the cues of a quote differ from what somebody looked at; that they do is read anew each time."""
    rows = Statement.objects.filter(transcript=transcript, deleted_at=None).select_related("cycle", "person")
    cycle = transcript.workshop.cycle
    for quote in quotes(rows, cycle):
        differs = quote.is_stale or quote.state == "changed"
        if differs and quote.row.changed_at is None:
            Statement.objects.filter(pk=quote.row.pk).update(changed_at=timezone.now())
            note(None, "statement.touch", f"statement:{quote.row.pk}", cycle=cycle.slug)
        elif not differs and quote.row.changed_at is not None and quote.is_shown:
            Statement.objects.filter(pk=quote.row.pk).update(changed_at=None)
