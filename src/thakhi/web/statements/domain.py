"""What happens to a statement: made, changed, looked at again, deleted and brought back; each in the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.statements.accepted import Excerpt, hash_of, parts_of
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.statements.queries import quotes
from thakhi.web.workshops.domain import tell_change
from thakhi.web.workshops.models import Change, Cycle, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What the team says of a quote."""

    topics: Sequence[Topic]
    supports: Sequence[str]
    caution: str


@transaction.atomic
def quote_cues(cut: Excerpt, words: str, filed: Filed, *, by: Any, row: Statement | None = None) -> Statement:
    """A statement of exact words out of public cues; a new one, or `row` cut again."""
    workshop, first = cut.transcript.workshop, cut.cues[0]
    row = row or Statement(cycle=workshop.cycle, slug=_slug(workshop.cycle, workshop.slug), by=_account(by))
    row.workshop, row.transcript, row.person = workshop, cut.transcript, first.person
    row.words, row.cue_ids = words, cut.cue_ids
    row.start_ms, row.end_ms = first.start_ms, max(cue.end_ms for cue in cut.cues)
    row.seen_hash = hash_of(words, cut.parts)
    return _keep(row, filed, by=by)


@transaction.atomic
def quote_page(cycle: Cycle, said: dict[str, str], filed: Filed, *, by: Any, row: Statement | None = None) -> Statement:
    """A statement of exact words of a public page; `said` has words, accepted, speaker, role and source."""
    row = row or Statement(cycle=cycle, slug=_slug(cycle, "pagina"), by=_account(by), is_published_source=True)
    for name in ("words", "accepted", "speaker", "role", "source"):
        setattr(row, name, said[name])
    return _keep(row, filed, by=by)


@transaction.atomic
def confirm(row: Statement, *, by: Any) -> bool:
    """A person looked at a quote whose cues were touched: it stands as it is said now.

    False, and nothing done, when its words are no longer there: then it must be cut again.
    """
    (quote,) = quotes([row], row.cycle)
    parts = parts_of([row], row.cycle).get(row.pk)
    if not quote.is_shown:
        return False
    row.seen_hash = hash_of(row.words, parts or ())
    row.confirmed_at, row.confirmed_by, row.changed_at = timezone.now(), _account(by), None
    row.save(update_fields=["seen_hash", "confirmed_at", "confirmed_by", "changed_at"])
    _note(row, "confirm", by=by)
    return True


@transaction.atomic
def delete(row: Statement, *, by: Any) -> None:
    """Takes a statement from every page; it can be brought back."""
    row.deleted_at = timezone.now()
    row.save(update_fields=["deleted_at"])
    _note(row, "delete", by=by)


@transaction.atomic
def restore(row: Statement, *, by: Any) -> None:
    """Brings a deleted statement back."""
    row.deleted_at = None
    row.save(update_fields=["deleted_at"])
    _note(row, "restore", by=by)


def _keep(row: Statement, filed: Filed, *, by: Any) -> Statement:
    act = "change" if row.pk else "make"
    row.supports, row.caution, row.changed_at = list(filed.supports), filed.caution, None
    row.save()
    row.topics.set(filed.topics)
    _note(row, act, by=by)
    if act == "make":
        _tell_new(row)
    return row


def _tell_new(row: Statement) -> None:
    """A line of the change list for the first new quote of a day: one line for ten quotes."""
    told = PHRASES["change_new"]
    today = timezone.now().astimezone(ZoneInfo(row.cycle.zone)).date()
    last = Change.objects.filter(cycle=row.cycle, workshop=row.workshop).first()
    if last is None or (last.text, last.at.astimezone(ZoneInfo(row.cycle.zone)).date()) != (told, today):
        tell_change(row.cycle, row.workshop, told)


def _slug(cycle: Cycle, stem: str) -> str:
    """`taller-1-cita-3`: says nothing of who spoke or what was said, for both may be withdrawn; never used again."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would take one number
    stem = f"{stem[:60]}-cita-"
    taken = Statement.objects.filter(cycle=cycle, slug__startswith=stem).values_list("slug", flat=True)
    numbers = [int(slug[len(stem) :]) for slug in taken if slug[len(stem) :].isdigit()]
    return f"{stem}{max(numbers, default=0) + 1}"


def _note(row: Statement, act: str, *, by: Any) -> None:
    note(by, f"statement.{act}", f"statement:{row.pk}", cycle=row.cycle.slug)


def _account(by: Any) -> Account | None:
    return by if isinstance(by, Account) else None
