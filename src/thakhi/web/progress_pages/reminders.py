"""Letters about targets whose day is over: once for each target, to those who run the cycle."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from thakhi.terms.text import Lang
from thakhi.web.language import link
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.people.post import send_letter
from thakhi.web.progress_pages import bridge
from thakhi.web.progress_pages.phrases import PHRASES
from thakhi.web.roadmap_pages.bridge import DRAFTS
from thakhi.web.roadmap_pages.road import road_of
from thakhi.web.workshops.models import Cycle, KeptFile

ROLES = ("organiser", "analyst", "facilitator")  # who may write a result
ACT = "result.remind"  # the log remembers what was told


def remind_of_overdue(site: HttpRequest, *, now: datetime) -> int:
    """How many letters were put down about targets that are overdue and were not told of before."""
    having = KeptFile.objects.filter(path=DRAFTS).values("cycle")
    return sum(_remind(site, cycle, now) for cycle in Cycle.objects.filter(pk__in=having))


@transaction.atomic
def _remind(site: HttpRequest, cycle: Cycle, now: datetime) -> int:
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # two at once would each write
    road = road_of(cycle).road
    team = list(Account.objects.filter(grants__cycle=cycle, grants__role__in=ROLES, is_active=True).distinct())
    if road is None or not team:
        return 0
    today = timezone.localdate(now).isoformat()
    told = set(AuditEntry.objects.filter(cycle=cycle.slug, act=ACT).values_list("subject", flat=True))
    late = [line for line in bridge.lines_of(road, today=today, lang="es") if line.is_overdue]
    fresh = [line for line in late if _subject(line) not in told]
    if not fresh:
        return 0
    for account in team:
        _write(site, cycle, road, account, {line.action.id for line in fresh}, today)
    for line in fresh:
        note(None, ACT, _subject(line), cycle=cycle.slug)
    return len(team)


def _write(
    site: HttpRequest, cycle: Cycle, road: bridge.Roadmap, account: Account, which: set[str], today: str
) -> None:
    """One letter in the language of its reader."""
    lang: Lang = "en" if account.language == "en" else "es"
    title = cycle.title.to(lang) or cycle.title.es
    lines = "\n".join(
        f"- {line.action.id}. {line.action.title.to(lang)}: {line.target}, {line.due}"
        for line in bridge.lines_of(road, today=today, lang=lang)
        if line.action.id in which
    )
    address = site.build_absolute_uri(link("progress_pages:progress", cycle.slug, lang=lang))
    send_letter(
        account.email,
        subject=PHRASES["mail_overdue_subject"].to(lang).format(title=title),
        body=PHRASES["mail_overdue"].to(lang).format(title=title, lines=lines, link=address),
    )


def _subject(line: bridge.Line) -> str:
    assert line.action.target is not None
    return f"target:{line.action.id}:{line.action.target.date}"
