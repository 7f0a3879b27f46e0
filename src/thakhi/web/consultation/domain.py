"""What happens to proposals and their consultation; each act in the audit log, and public ones in the change list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from thakhi.terms.errors import CheckProblem
from thakhi.terms.text import Text
from thakhi.web.consultation.letters import tell_answered
from thakhi.web.consultation.models import Consultation, Proposal, Results
from thakhi.web.people.audit import note
from thakhi.web.words import lines_of
from thakhi.web.workshops.models import Cycle

MERGED_ALREADY = Text(
    "la otra propuesta ya está fusionada; elija aquella en la que quedó",
    "the other proposal is merged already; choose the one that took its place",
)
MOVES: Mapping[str, tuple[str, ...]] = {
    "admit": ("proposed", "rejected"),
    "reject": ("proposed", "open"),
    "separate": ("merged",),
}
NOT_NOW = Text(
    "la propuesta cambió entre tanto; mire cómo está ahora",
    "the proposal changed meanwhile; look at how it is now",
)

HAS_PROPOSALS = Text(
    "ya hay propuestas en este ciclo: una conversación solo entra donde no hay ninguna",
    "this cycle has proposals already: a conversation only enters where there is none",
)
TOO_LARGE = Text("el archivo es demasiado grande (hasta 30 MB)", "the file is too large (up to 30 MB)")


@transaction.atomic
def propose(cycle: Cycle, said: dict[str, Any], *, by: Any, author: str, code: str = "") -> Proposal:
    """A new proposal: to be reviewed when a participant wrote it, open when the team did."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would take one number
    consultation_of(cycle)
    rows = Proposal.objects.filter(cycle=cycle)
    taken = set(rows.values_list("slug", flat=True))
    number = next(n for n in range(len(taken) + 1, 2 * len(taken) + 2) if f"propuesta-{n}" not in taken)
    row = Proposal.objects.create(
        cycle=cycle,
        order=rows.count(),
        slug=f"propuesta-{number}",
        author=author,
        state="open" if author == "organiser" else "proposed",
        proposed_on=timezone.localdate().isoformat(),
        proposed_by=code,
        **said,
    )
    _note(row, "propose", by=by)
    return row


@transaction.atomic
def move(row: Proposal, act: str, *, by: Any) -> None:
    """Admits, rejects or separates a proposal. *Fails when* it is no longer where the act begins."""
    to = "rejected" if act == "reject" else _voted_state(row.cycle)
    there = Proposal.objects.filter(pk=row.pk, state__in=MOVES[act])
    if not there.update(state=to, merged_into=""):
        raise CheckProblem(NOT_NOW)
    _note(row, act, by=by)


@transaction.atomic
def merge(row: Proposal, into: Proposal, *, by: Any) -> None:
    """Merges: votes stay with the words that people voted on; `row` is voted on no more, `into` is."""
    rows = {one.pk: one for one in Proposal.objects.select_for_update().filter(pk__in=(row.pk, into.pk))}
    if rows[into.pk].state in {"merged", "rejected"} or row.pk == into.pk:
        raise CheckProblem(MERGED_ALREADY)
    if rows[row.pk].state == "merged":
        raise CheckProblem(NOT_NOW)
    Proposal.objects.filter(pk=row.pk).update(state="merged", merged_into=into.slug)
    _note(row, "merge", by=by, into=into.slug)


@transaction.atomic
def answer(site: HttpRequest, row: Proposal, *, words: Text, who: str, by: Any) -> None:
    """The official answer, with who gives it and the day. Who proposed it is told, by letter.

    What was answered already changes nothing, and tells nobody.
    """
    now = Proposal.objects.select_for_update().filter(pk=row.pk).first()  # two at once would each write
    if now is None or (lines_of(now.answer), now.answered_by) == (lines_of(words), who):
        return
    is_changed = bool(now.answer.es or now.answer.en)
    now.answer, now.answered_by, now.answered_on = words, who, timezone.localdate().isoformat()
    now.save(update_fields=["answer", "answered_by", "answered_on"])
    _note(now, "answer", by=by)
    tell_answered(site, now, is_changed=is_changed)


@transaction.atomic
def open_vote(cycle: Cycle, *, opens_at: datetime | None, closes_at: datetime | None, by: Any) -> None:
    """Opens, or opens again: what was closed is voted on."""
    consultation_of(cycle)
    Consultation.objects.filter(cycle=cycle).update(
        stage="open", opens_at=opens_at or timezone.now(), closes_at=closes_at
    )
    Proposal.objects.filter(cycle=cycle, state="closed").update(state="open")
    _done(cycle, "consultation.open", by=by)


@transaction.atomic
def close_vote(cycle: Cycle, *, by: Any) -> None:
    """Closes: no vote counts any more, and everybody may see the results."""
    Consultation.objects.filter(cycle=cycle).update(stage="closed", closes_at=timezone.now())
    Proposal.objects.filter(cycle=cycle, state="open").update(state="closed")
    _done(cycle, "consultation.close", by=by)


def consultation_of(cycle: Cycle) -> Consultation:
    """The consultation of a cycle; made when there is none."""
    return Consultation.objects.get_or_create(cycle=cycle)[0]


def _voted_state(cycle: Cycle) -> str:
    consultation = Consultation.objects.filter(cycle=cycle).first()
    return "closed" if consultation and consultation.is_closed(timezone.now()) else "open"


def _note(row: Proposal, act: str, *, by: Any, **detail: Any) -> None:
    Results.objects.filter(cycle=row.cycle).delete()
    note(by, f"proposal.{act}", f"proposal:{row.slug}", cycle=row.cycle.slug, **detail)


def _done(cycle: Cycle, act: str, *, by: Any) -> None:
    Results.objects.filter(cycle=cycle).delete()
    note(by, act, f"cycle:{cycle.slug}", cycle=cycle.slug)


def may_propose(cycle: Cycle) -> bool:
    """Whether participants may propose: until the vote is over, unless the team closed it."""
    held = Consultation.objects.filter(cycle=cycle).first()
    return held is not None and held.takes_proposals and not held.is_closed(timezone.now())
