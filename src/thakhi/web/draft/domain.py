"""What happens to a consultation and its comments; each act in the audit log, never the words."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest
from django.utils import timezone

from thakhi.terms.errors import CheckProblem
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text
from thakhi.web.draft.letters import tell_answered
from thakhi.web.draft.models import Comment, Commenter, DraftConsultation
from thakhi.web.draft.passages import Passage
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.roadmap_pages.models import Edition
from thakhi.web.words import lines_of
from thakhi.web.workshops.models import Cycle

PUBLISHED = Text(
    "esta edición ya está publicada para siempre: un borrador se consulta antes de firmarlo",
    "this edition is published for good: a draft is consulted on before it is signed",
)
OVER = Text(
    "la consulta del borrador no está abierta; su comentario no se guardó",
    "the consultation of the draft is not open; your comment was not kept",
)


@transaction.atomic
def open_draft(
    cycle: Cycle, road: Roadmap, *, closes_at: datetime, is_for_everybody: bool, by: Account
) -> DraftConsultation:
    """Opens the consultation, or opens it again until another day. *Fails when* this edition was published."""
    if Edition.objects.filter(cycle=cycle.slug, edition_hash=road.hash).exists():
        raise CheckProblem(PUBLISHED)
    values = {"closes_at": closes_at, "is_for_everybody": is_for_everybody}
    row, _ = DraftConsultation.objects.update_or_create(
        cycle=cycle, defaults=values, create_defaults={**values, "opened_at": timezone.now()}
    )
    note(by, "draft.open", f"cycle:{cycle.slug}", cycle=cycle.slug)
    return row


@transaction.atomic
def close_draft(cycle: Cycle, *, by: Account) -> None:
    """Closes it now; comments and answers stay."""
    now = timezone.now()
    DraftConsultation.objects.filter(cycle=cycle, closes_at__gt=now).update(closes_at=now)
    note(by, "draft.close", f"cycle:{cycle.slug}", cycle=cycle.slug)


@transaction.atomic
def comment(cycle: Cycle, passage: Passage, commenter: Commenter, *, words: str, signed: str, language: str) -> Comment:
    """A comment that waits for review. *Fails when* the consultation is not open any more."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would take one number
    held = DraftConsultation.objects.filter(cycle=cycle).first()
    if held is None or not held.is_open(timezone.now()):
        raise CheckProblem(OVER)
    last = Comment.objects.filter(cycle=cycle).aggregate(last=Max("number"))["last"] or 0
    return Comment.objects.create(
        cycle=cycle,
        number=last + 1,
        passage=passage.id,
        about=passage.words,
        quotes=dict(passage.quotes),
        words=words,
        signed=signed,
        language=language,
        commenter=commenter,
    )


@transaction.atomic
def show(row: Comment, *, by: Account) -> None:
    """Publishes a comment; an erased one stays erased."""
    _move(row, "shown", why="", by=by)


@transaction.atomic
def hide(row: Comment, *, why: str, by: Account) -> None:
    """Does not publish it, or takes it back; its author reads why."""
    _move(row, "hidden", why=why, by=by)


@transaction.atomic
def answer(site: HttpRequest, row: Comment, *, verdict: str, words: Text, who: str, by: Account) -> None:
    """The official answer: what becomes of the comment, and why. Its author is told, by letter.

    What was answered already changes nothing, and tells nobody.
    """
    now = Comment.objects.select_for_update().filter(pk=row.pk).first()  # two at once would each write
    if now is None or (now.verdict, lines_of(now.answer), now.answered_by) == (verdict, lines_of(words), who):
        return
    is_changed = bool(now.verdict)
    now.verdict, now.answer, now.answered_by, now.answered_at = verdict, words, who, timezone.now()
    now.save(update_fields=["verdict", "answer", "answered_by", "answered_at"])
    note(by, "draft.answer", f"comment:{now.number}", cycle=row.cycle.slug, verdict=verdict)
    tell_answered(site, now, is_changed=is_changed)


def _move(row: Comment, state: str, *, why: str, by: Account) -> None:
    if Comment.objects.filter(pk=row.pk).exclude(state="erased").update(state=state, why_hidden=why):
        note(by, f"draft.{'show' if state == 'shown' else 'hide'}", f"comment:{row.number}", cycle=row.cycle.slug)
