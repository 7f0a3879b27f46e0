"""What pages read of statements, in a fixed number of queries; whether the words of one show is decided here.

The words show while every cue they stand in is public (transcripts decide that) and still holds them letter by letter,
or when they are cited from a public page. In every other case they are nowhere; the statement still counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Prefetch, QuerySet

from thakhi.web.language import link, tr
from thakhi.web.people.choices import SECTOR_WORDS
from thakhi.web.statements.accepted import Part, hash_of, joined, parts_of
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.templatetags.site import said
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.queries import ShownName, shown_names
from thakhi.web.transcripts.turns import Moment
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.models import Cycle, Topic, Workshop
from thakhi.web.workshops.queue import Waiting

State = Literal["shown", "withdrawn", "hidden", "changed"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as it may be shown now. `words` and `accepted` are empty unless its state is `shown`."""

    row: Statement
    state: State
    words: str
    accepted: str
    who: ShownName | None
    is_stale: bool

    @property
    def is_shown(self) -> bool:
        """Whether its words show."""
        return self.state == "shown"

    @property
    def name(self) -> str:
        """Name or pseudonym; «Una persona» where nobody is named."""
        if self.who is not None:
            return self.who.name
        return (self.row.speaker if self.is_shown else "") or tr(PHRASES["somebody"])

    @property
    def beside(self) -> str:
        """Role and organisation, or the sector."""
        return self.who.beside if self.who else (self.row.role if self.is_shown else "")

    @property
    def sector(self) -> str:
        """The sector of the speaker, as a chip; empty where it is not known or stands beside the name already."""
        sector = self.row.person.sector if self.row.person else "unknown"
        words = tr(SECTOR_WORDS[sector]) if sector != "unknown" else ""
        return "" if words == self.beside else words

    @property
    def span(self) -> str:
        """`123.4-131`: the moment, as addresses of the transcript write it."""
        if self.row.start_ms is None or self.row.end_ms is None:
            return ""
        return str(Moment(self.row.start_ms, self.row.end_ms))

    @property
    def start(self) -> float | None:
        """Seconds from the beginning."""
        return None if self.row.start_ms is None else self.row.start_ms / 1000

    @property
    def moment(self) -> str:
        """The address of the moment in the transcript; empty where there is none."""
        if not (self.span and self.row.workshop and self.is_shown):
            return ""
        return link("transcripts:moment", self.row.cycle.slug, self.row.workshop.slug, self.span)


def statements_in(cycle: Cycle) -> QuerySet[Statement]:
    """The statements of a cycle that were not deleted, with all that their pages say."""
    rows = Statement.objects.filter(cycle=cycle, deleted_at=None)
    return rows.select_related("cycle", "workshop", "person", "transcript").prefetch_related(
        Prefetch("topics", Topic.objects.order_by("order", "id"))
    )


def filtered(
    rows: QuerySet[Statement], *, topic: str = "", sector: str = "", workshop: str = ""
) -> QuerySet[Statement]:
    """Those of a topic, of a sector, of a workshop."""
    given = {"topics__slug": topic, "person__sector": sector, "workshop__slug": workshop}
    return rows.filter(**{name: value for name, value in given.items() if value})


def quotes(rows: Iterable[Statement], cycle: Cycle) -> list[Quote]:
    """The statements as they may be shown now. Four queries, however many."""
    listed = list(rows)
    parts = parts_of(listed, cycle)
    names = shown_names({row.person_id for row in listed if row.person_id}, cycle=cycle)
    return [_quote(row, parts.get(row.pk), names) for row in listed]


def _quote(row: Statement, parts: Sequence[Part] | None, names: dict[int, ShownName]) -> Quote:
    accepted = row.accepted if row.is_published_source else joined(part.text for part in parts or ())
    state = _state(row, accepted, parts)
    is_stale = bool(parts and row.seen_hash and row.seen_hash != hash_of(row.words, parts))
    who = names.get(row.person_id) if row.person_id else None
    shows = state == "shown"
    return Quote(row, state, row.words if shows else "", accepted if shows else "", who, is_stale)


def _state(row: Statement, accepted: str, parts: Sequence[Part] | None) -> State:
    if row.is_withdrawn:
        return "withdrawn"
    if not row.is_published_source:
        if parts is None:
            return "hidden"
        if any(part.person != row.person_id for part in parts):
            return "changed"  # the cue was given to somebody else
    return "shown" if row.words.strip() and row.words in accepted else "changed"


# what stands on the pages of other apps --------------------------------------------------------------------------


def cycle_doors(cycle: Cycle, account: Any) -> list[Door]:
    """The list of quotes."""
    count = statements_in(cycle).count()
    return [Door(tr(PHRASES["list_title"]), link("statements:list", cycle.slug), tr(PHRASES["list_note"]), count)]


def came_of(workshop: Workshop, account: Any) -> list[Door]:
    """The quotes of a workshop, when there are any."""
    count = statements_in(workshop.cycle).filter(workshop=workshop).count()
    address = f"{link('statements:list', workshop.cycle.slug)}?taller={workshop.slug}"
    return [Door(tr(PHRASES["list_title"]), address, count=count)] if count else []


def moment_doors(transcript: Transcript, moment: Moment, account: Any) -> list[Door]:
    """The quotes that were cut from a moment, as far as they show."""
    cycle = transcript.workshop.cycle
    rows = statements_in(cycle).filter(
        transcript=transcript, start_ms__lt=moment.end_ms, end_ms__gt=moment.start_ms, is_withdrawn=False
    )
    return [
        Door(quote.words, link("statements:statement", cycle.slug, quote.row.slug), tr(PHRASES["cut_here"]))
        for quote in quotes(rows, cycle)
        if quote.is_shown
    ]


def desk_doors(cycle: Cycle, account: Any) -> list[Door]:
    """Where the team cuts quotes."""
    if not account.has_perm("workshops.facilitate", cycle):
        return []
    return [Door(tr(PHRASES["make"]), link("statements:new", cycle.slug), count=statements_in(cycle).count())]


def awaiting(account: Any) -> list[Waiting]:
    """Quotes whose words were touched since somebody looked at them."""
    touched = Statement.objects.filter(deleted_at=None, is_withdrawn=False).exclude(changed_at=None)
    if not account.is_admin:
        roles = ("organiser", "facilitator")
        mine = Cycle.objects.filter(grants__account=account, grants__role__in=roles)
        touched = touched.filter(cycle__in=mine.order_by().values("pk"))
    return [
        Waiting(
            tr(PHRASES["await_look"]).format(row.slug),
            link("statements:statement", row.cycle.slug, row.slug),
            cycle=said(row.cycle.title),
            since=row.changed_at,
        )
        for row in touched.select_related("cycle")
    ]
