"""What the balance of a cycle reads, in a fixed number of queries.

Counted are the workshops that are over, so that no two looks at the page differ by one person who has just registered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.utils.crypto import salted_hmac

from thakhi.web.heard.bridge import Gathered, Registrant, Speaker, estimates_of, population_of, spoken_ms
from thakhi.web.heard.phrases import PHRASES
from thakhi.web.language import link, tr
from thakhi.web.people.choices import DEPARTMENT_WORDS, SECTOR_WORDS, SEX_WORDS, UNIT_WORDS
from thakhi.web.people.models import Person
from thakhi.web.registration.models import Registration
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.transcripts.queries import consenting, visible_cues
from thakhi.web.workshops.doors import Door
from thakhi.web.workshops.invited import read_invited
from thakhi.web.workshops.models import Cycle

DIMENSIONS = {"sector": SECTOR_WORDS, "sex": SEX_WORDS, "department": DEPARTMENT_WORDS, "unit": UNIT_WORDS}
OVER = ("held", "in_review", "published")
LEVELS = ("sector", "sex", "department", "unit")


def gathered(cycle: Cycle) -> tuple[Gathered, list[Any]]:
    """All that the tables are made of, and the estimates of the survey."""
    estimates = estimates_of(cycle)
    registrants = _registrants(cycle)
    speakers, unassigned = _speakers(cycle)
    said_by_nobody = _statements(cycle)[None]
    made = Gathered(
        levels={name: tuple(words) for name, words in DIMENSIONS.items()},
        invited=read_invited(cycle.invited),
        registrants=registrants,
        has_attendance=any(registrant.has_attended for registrant in registrants or ()),
        speakers=speakers,
        unassigned_ms=unassigned,
        unassigned_statements=said_by_nobody,
        population=population_of(estimates),
        secret=salted_hmac("thakhi.web.heard", cycle.slug).hexdigest(),
    )
    return made, estimates


def _registrants(cycle: Cycle) -> list[Registrant] | None:
    """Everybody who had a place in a workshop that is over, once; None where nobody registered here.

    Whoever registered twice counts as they answered last.
    """
    rows = Registration.objects.filter(workshop__cycle=cycle, workshop__state__in=OVER, cancelled_at=None)
    rows = rows.exclude(confirmed_at=None, attended_at=None).exclude(is_waiting=True, attended_at=None)
    people: dict[str, Registrant] = {}
    for pk, email, came, *levels in rows.order_by("created_at", "pk").values_list(
        "pk", "email", "attended_at", *LEVELS
    ):
        key = email.lower() or f"#{pk}"
        before = people.get(key)
        has_attended = came is not None or (before is not None and before.has_attended)
        people[key] = Registrant(dict(zip(LEVELS, levels, strict=True)), has_attended)
    return list(people.values()) or None


def _speakers(cycle: Cycle) -> tuple[list[Speaker] | None, int]:
    """Everybody who speaks in a published transcript, and the milliseconds of which nobody knows who spoke."""
    transcripts = _one_per_workshop(cycle)
    if not transcripts:
        return None, 0
    spoken = spoken_ms(_spans(transcripts))
    unassigned = spoken.pop(0, 0)
    people = Person.objects.in_bulk(spoken.keys())
    visible = set(visible_cues(cycle).exclude(person=None).order_by().values_list("person", flat=True).distinct())
    named = set(consenting("name").filter(pk__in=spoken.keys()).values_list("pk", flat=True))
    statements = _statements(cycle)
    speakers = [
        Speaker(
            {"sector": people[key].sector, "sex": people[key].sex, "department": people[key].department},
            spoken_ms=ms,
            statements=statements[key],
            is_named=key in visible and key in named,
            is_shown=key in visible,
        )
        for key, ms in spoken.items()
    ]
    return speakers, unassigned


def _one_per_workshop(cycle: Cycle) -> list[int]:
    """The transcript in the language that was spoken; a translation would count everything twice."""
    rows = Transcript.objects.filter(workshop__cycle=cycle, state="published").select_related("recording")
    chosen: dict[int, Transcript] = {}
    for row in rows.order_by("pk"):
        is_spoken = row.recording is not None and row.recording.language == row.language
        if row.workshop_id not in chosen or (is_spoken and not _is_spoken(chosen[row.workshop_id])):
            chosen[row.workshop_id] = row
    return [row.pk for row in chosen.values()]


def _is_spoken(row: Transcript) -> bool:
    return row.recording is not None and row.recording.language == row.language


def _spans(transcripts: list[int]) -> Iterator[tuple[int, int, int, int]]:
    """Every cue, in the order that the arithmetic wants; person 0 is nobody known."""
    rows = Cue.objects.filter(transcript__in=transcripts).order_by("transcript", "person", "start_ms")
    for transcript, person, start, end in rows.values_list("transcript", "person", "start_ms", "end_ms").iterator(
        5_000
    ):
        yield transcript, person or 0, start, end


def _statements(cycle: Cycle) -> Counter[int | None]:
    """How many statements each person made in the workshops; a withdrawn one counts, a deleted one does not."""
    rows = Statement.objects.filter(cycle=cycle, deleted_at=None, is_published_source=False)
    return Counter(dict(rows.order_by().values_list("person").annotate(count=Count("pk"))))


def cycle_doors(cycle: Cycle, account: Any) -> list[Door]:
    """Who was heard."""
    return [Door(tr(PHRASES["title"]), link("heard:heard", cycle.slug), tr(PHRASES["note"]))]
