"""What transcripts put on the pages of workshops: doors, and what awaits a person."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from thakhi.web.language import link, spoken, tr
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.models import Recording, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.showing import recordings_offered
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle, Workshop
from thakhi.web.workshops.queue import Waiting

WAITING = {"draft": "await_check", "checked": "await_publish", "with_speakers": "await_answers"}


def workshop_doors(workshop: Workshop, account: Any) -> list[Door]:
    """The transcript and the recording of a workshop, or that they are not published."""
    where = link("transcripts:transcript", workshop.cycle.slug, workshop.slug)
    published = Transcript.objects.filter(workshop=workshop, state="published").exists()
    found = Door(tr(PHRASES["transcript"]), where, "" if published else tr(PHRASES["not_published"]))
    return [found, _recording_door(workshop, where)]


def desk_doors(cycle: Cycle, account: Any) -> list[Door]:
    """Recordings and transcripts of a cycle, for those who check them."""
    if not account.has_perm("transcripts.check", cycle):
        return []
    count = Transcript.objects.filter(workshop__cycle=cycle).count()
    return [Door(tr(PHRASES["desk"]), link("transcripts:desk", cycle.slug), count=count)]


def awaiting(account: Any) -> list[Waiting]:
    """Drafts that await somebody who checks them, and what an organiser may publish."""
    return [_waiting(row) for row in _mine(account) if row.state != "with_speakers" or _is_answered(row)]


def _recording_door(workshop: Workshop, where: str) -> Door:
    recordings = list(Recording.objects.filter(workshop=workshop))
    is_offered = bool(recordings_offered(recordings))
    return Door(tr(PHRASES["recording"]), where, "" if is_offered else tr(PHRASES["not_published"]))


def _mine(account: Any) -> QuerySet[Transcript]:
    """The transcripts that wait for `account`: facilitators check drafts, organisers do all of it."""
    organised = Q(workshop__cycle__grants__account=account, workshop__cycle__grants__role="organiser")
    facilitated = Q(workshop__cycle__grants__account=account, workshop__cycle__grants__role="facilitator")
    rows = Transcript.objects.filter(state__in=WAITING).select_related("workshop__cycle").order_by("created_at")
    if not account.is_admin:
        keys = Transcript.objects.filter(organised | (facilitated & Q(state="draft"))).order_by().values("pk")
        rows = rows.filter(pk__in=keys)
    unanswered = Q(reviews__answered_at=None, reviews__due_at__gt=timezone.now())
    return rows.annotate(asked=Count("reviews"), open=Count("reviews", filter=unanswered))


def _is_answered(row: Transcript) -> bool:
    return getattr(row, "open", 0) == 0


def _waiting(row: Transcript) -> Waiting:
    workshop = row.workshop
    return Waiting(
        tr(PHRASES[WAITING[row.state]]).format(said(workshop.title)),
        link("transcripts:check", workshop.cycle.slug, workshop.slug, row.language),
        cycle=workshop.cycle.title.to(spoken()),
        since=row.created_at,
    )
