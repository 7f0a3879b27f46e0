"""What the votes showed, kept in a row: made at most every ten minutes, and anew after the close."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from thakhi.web.consultation import bridge
from thakhi.web.consultation.models import Consultation, Results
from thakhi.web.workshops.models import Cycle

PAUSE = timedelta(minutes=10)
LATE = timedelta(seconds=30)  # a vote that was under way when the vote closed


def results_of(cycle: Cycle, consultation: Consultation) -> Results:
    """The kept results, made now where there are none or they are too old. One maker at a time; others wait."""
    kept = Results.objects.filter(cycle=cycle).first()
    if kept is not None and _stands(kept, consultation):
        return kept
    with transaction.atomic():
        Consultation.objects.select_for_update().get(pk=consultation.pk)
        kept = Results.objects.filter(cycle=cycle).first()
        return kept if kept is not None and _stands(kept, consultation) else _made(cycle)


def _made(cycle: Cycle) -> Results:
    now, found = timezone.now(), bridge.shown(cycle)
    values = {"made_at": now, "page": found.page, "csv": found.csv, "polis": found.polis}
    return Results.objects.update_or_create(cycle=cycle, defaults=values)[0]


def _stands(kept: Results, consultation: Consultation) -> bool:
    now = timezone.now()
    if not consultation.is_closed(now):
        return now < kept.made_at + PAUSE
    ended = consultation.closes_at
    return ended is None or kept.made_at > ended + LATE or (now < ended + LATE and kept.made_at >= ended)
