"""What the pages of consultations read, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from thakhi.web.consultation.choices import STATE_WORDS
from thakhi.web.consultation.models import Consultation, Proposal
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.models import AuditEntry
from thakhi.web.statements.models import Statement
from thakhi.web.statements.queries import Quote, quotes
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.queries import published_cycles

UNSEEN = ("proposed", "rejected")  # by others than the team
ORDER = ("open", "closed", "proposed", "merged", "rejected")
MOST_CHANGES = 50
ACTS = {
    "proposal.admit": "act_admit",
    "proposal.merge": "act_merge",
    "proposal.separate": "act_separate",
    "proposal.answer": "act_answer",
    "consultation.open": "act_open",
    "consultation.close": "act_close",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A proposal in a list."""

    row: Proposal
    words: str
    topic: str
    into: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something that happened, as everybody may know it: never who did it."""

    key: str
    at: datetime
    words: str
    proposal: str


def consultations(account: Any) -> list[tuple[Cycle, int, str]]:
    """The cycles of a reader with the number of their proposals, and where the vote stands."""
    seen = Count("proposals", filter=~Q(proposals__state__in=UNSEEN))
    rows = Cycle.objects.filter(pk__in=published_cycles(account).order_by().values("pk"))
    now = timezone.now()
    return [
        (row, row.proposal_count, _stage(getattr(row, "consultation", None), now))
        for row in rows.select_related("consultation").annotate(proposal_count=seen)
    ]


def _stage(held: Consultation | None, now: datetime) -> str:
    if held is None:
        return tr(PHRASES["none_here"])
    key = "closed_now" if held.is_closed(now) else "open_now" if held.is_open(now) else "before_now"
    return tr(PHRASES[key])


def lines(cycle: Cycle, *, with_unseen: bool, topics: Mapping[str, str]) -> list[tuple[str, list[Line]]]:
    """The proposals under their state."""
    rows = list(Proposal.objects.filter(cycle=cycle))
    named = {row.slug: words_of(row) for row in rows}
    shown = [row for row in rows if with_unseen or row.state not in UNSEEN]
    made = [
        Line(row, named[row.slug], topics.get(row.topic, row.topic), named.get(row.merged_into, "")) for row in shown
    ]
    found = [(tr(STATE_WORDS[state]), [one for one in made if one.row.state == state]) for state in ORDER]
    return [(label, ones) for label, ones in found if ones]


def words_of(row: Proposal) -> str:
    """The words in the reader's language where somebody translated them, else as they were written."""
    lang = spoken()
    return row.words if row.language == lang else str(row.translations.get(lang, row.words))


def topic_words(cycle: Cycle) -> dict[str, str]:
    """Topic → its label."""
    return {topic.slug: said(topic.label) for topic in cycle.topics.all()}


def merged_here(row: Proposal) -> list[Proposal]:
    """Those that this one took the place of."""
    return list(Proposal.objects.filter(cycle=row.cycle, state="merged", merged_into=row.slug))


def quotes_of(row: Proposal) -> list[Quote]:
    """What was said that it rests on, as far as its speakers let it be shown."""
    rows = Statement.objects.filter(cycle=row.cycle, slug__in=row.statements, deleted_at=None)
    found = list(rows.select_related("workshop", "transcript__workshop__cycle", "person").prefetch_related("topics"))
    return [quote for quote in quotes(found, row.cycle) if quote.is_shown]


def statement_doors(statement: Statement, account: Any) -> list[Door]:
    """The proposals that rest on a quote."""
    rows = Proposal.objects.filter(cycle_id=statement.cycle_id).exclude(state__in=UNSEEN)
    return [
        Door(words_of(row), link("consultation:proposal", statement.cycle.slug, row.slug), tr(PHRASES["rests_on_it"]))
        for row in rows
        if statement.slug in row.statements
    ]


def changes_of(cycle: Cycle, slugs: Iterable[str] | None = None) -> list[Change]:
    """The change list: of the whole consultation, or of some proposals."""
    rows = AuditEntry.objects.filter(cycle=cycle.slug, act__in=ACTS)
    if slugs is not None:
        rows = rows.filter(subject__in=[f"proposal:{slug}" for slug in slugs])
    told = list(rows.order_by("-at", "-id")[:MOST_CHANGES])
    named = {f"proposal:{one.slug}": words_of(one) for one in Proposal.objects.filter(cycle=cycle)}
    return [
        Change(f"urn:thakhi:{cycle.slug}:{row.pk}", row.at, tr(PHRASES[ACTS[row.act]]), named.get(row.subject, ""))
        for row in told
    ]
