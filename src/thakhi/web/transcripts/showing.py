"""What of a transcript shows, and under which name: decided here alone, so that consent holds on every page.

Everybody else asks for these through `queries.py`.

| asks | answers |
|---|---|
| `visible_cues(within)` | the cues whose words anybody who may see the cycle may read |
| `hidden_count(transcript)` | how many others there are: counts stay when words go |
| `shown_name(person, cycle=…)`, `shown_names(people, cycle=…)` | name or pseudonym, with what may stand beside it |
| `names_across(pairs)` | the same for (person, cycle) pairs of several cycles |
| `recording_offered(recording)`, `recordings_offered(recordings)` | whether everybody may hear or see it |

Each is a fixed number of queries, whatever the number of rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import BooleanField, Case, OuterRef, Q, QuerySet, Subquery, Value, When

from thakhi.terms.text import Text
from thakhi.web.language import spoken, tr
from thakhi.web.people.choices import SECTOR_WORDS
from thakhi.web.people.models import Consent, Person
from thakhi.web.transcripts.models import Cue, Pseudonym, Recording, Transcript
from thakhi.web.workshops.models import Appearance, Cycle, Workshop

NUMBERED = Text("Persona {}", "Person {}")
SOMEBODY = Text("Una persona", "A person")


@dataclass(frozen=True, slots=True)
class ShownName:
    """How somebody is shown: under a pseudonym neither role nor organisation stands beside it, for they identify."""

    name: str
    is_pseudonym: bool
    sector: str
    role: str = ""
    organisation: str = ""

    @property
    def beside(self) -> str:
        """What stands after the name: role and organisation, or the sector."""
        return ", ".join(part for part in (self.role, self.organisation) if part) or self.sector


def consenting(use: str) -> QuerySet[Person]:
    """The people whose latest decision about `use` grants it, and whose data were not erased; for use in `__in`."""
    return Person.objects.filter(erased_at=None).annotate(latest=_latest(use)).filter(latest=True).order_by()


def _latest(use: str) -> Subquery:
    """Of a person, the latest decision about `use`; None where there is none."""
    decisions = Consent.objects.filter(person=OuterRef("pk"), use=use).order_by("-at", "-id")
    return Subquery(decisions.values("is_granted")[:1])


def visible_cues(within: Transcript | Workshop | Cycle | None = None) -> QuerySet[Cue]:
    """The cues whose words show: published, not withheld, and consented to by their person where they have one.

    Without `within`, those of all published cycles. With it, whether the reader may see the cycle is for the caller
    to ask (`access.found`). Ordered by transcript and place.
    """
    return Cue.objects.filter(_within(within), _shows(), transcript__state="published")


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue of a published transcript; when its words do not show, it has neither words nor person."""

    order: int
    id: str
    start_ms: int
    end_ms: int
    text: str
    person: int | None
    is_visible: bool


def cue_rows(cues: QuerySet[Cue]) -> list[CueRow]:
    """`cues` in their order, those that do not show without words; one query."""
    shows = Case(When(_shows(), then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = (
        cues.filter(transcript__state="published")
        .order_by("transcript", "order")
        .annotate(shows=shows)
        .values_list("order", "cue_id", "start_ms", "end_ms", "text", "person_id", "shows")
    )
    return [CueRow(*row[:4], row[4] if row[6] else "", row[5] if row[6] else None, row[6]) for row in rows]


def hidden_count(transcript: Transcript) -> int:
    """How many cues of a transcript do not show."""
    return Cue.objects.filter(transcript=transcript).count() - visible_cues(transcript).count()


def shown_name(person: Person, *, cycle: Cycle | int) -> ShownName:
    """How `person` is shown in `cycle`."""
    return shown_names([person], cycle=cycle)[person.pk]


def shown_names(people: Iterable[Person | int], *, cycle: Cycle | int) -> dict[int, ShownName]:
    """How people are shown in one cycle, by primary key."""
    key = cycle if isinstance(cycle, int) else cycle.pk
    pairs = {(person if isinstance(person, int) else person.pk, key) for person in people}
    return {person: name for (person, _), name in names_across(pairs).items()}


def names_across(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], ShownName]:
    """How people are shown, by (person, cycle): for lists over several cycles. Two queries."""
    wanted = set(pairs)
    keys = {person for person, _ in wanted}
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in=keys)
        .select_related("organisation")
        .annotate(has_name=_latest("name"))
        .order_by()
    }
    numbers: dict[tuple[int, int], int] = {
        (person, cycle): number
        for person, cycle, number in Pseudonym.objects.filter(
            person__in=keys, cycle__in={cycle for _, cycle in wanted}
        ).values_list("person_id", "cycle_id", "number")
    }
    return {
        (person, cycle): _shown(people[person], is_named=_is_named(people[person]), number=numbers.get((person, cycle)))
        for person, cycle in wanted
        if person in people
    }


def recording_offered(recording: Recording) -> bool:
    """Whether everybody who may see the cycle may have the recording."""
    return recording.pk in recordings_offered([recording])


def recordings_offered(recordings: Iterable[Recording]) -> set[int]:
    """The primary keys of the recordings that are public and that nobody who speaks in them holds back.

    Who speaks: the people of the workshop's cues and those who appear in it. Each must consent to their voice, and
    to their image where it is a video. Four queries.
    """
    public = [recording for recording in recordings if recording.is_public]
    workshops = {recording.workshop_id for recording in public}
    speakers = _speakers(workshops)
    everybody = set().union(*speakers.values()) if speakers else set()
    voice, image = (
        set(consenting(use).filter(pk__in=everybody).values_list("pk", flat=True)) for use in ("voice", "image")
    )
    return {
        recording.pk
        for recording in public
        if speakers[recording.workshop_id] <= (voice & image if recording.kind == "video" else voice)
    }


def _speakers(workshops: set[int]) -> dict[int, set[int]]:
    speakers: dict[int, set[int]] = {workshop: set() for workshop in workshops}
    spoke = Cue.objects.filter(transcript__workshop__in=workshops).exclude(person=None).order_by()
    for workshop, person in spoke.values_list("transcript__workshop_id", "person_id").distinct():
        if person is not None:
            speakers[workshop].add(person)
    for workshop, person in Appearance.objects.filter(workshop__in=workshops).values_list("workshop_id", "person_id"):
        speakers[workshop].add(person)
    return speakers


def _shows() -> Q:
    """Of the cues of a published transcript, those whose words show."""
    return Q(is_withheld=False) & (Q(person=None) | Q(person__in=consenting("words").values("pk")))


def _within(within: Transcript | Workshop | Cycle | None) -> Q:
    if isinstance(within, Transcript):
        return Q(transcript=within)
    if isinstance(within, Workshop):
        return Q(transcript__workshop=within)
    if isinstance(within, Cycle):
        return Q(transcript__workshop__cycle=within)
    return Q(transcript__workshop__cycle__is_published=True)


def _is_named(person: Person) -> bool:
    return person.erased_at is None and person.has_name is True  # type: ignore[attr-defined]


def _shown(person: Person, *, is_named: bool, number: int | None) -> ShownName:
    sector = tr(SECTOR_WORDS.get(person.sector, SECTOR_WORDS["unknown"])) if person.sector != "unknown" else ""
    if not is_named:
        return ShownName(tr(NUMBERED).format(number) if number else tr(SOMEBODY), True, sector)
    organisation = person.organisation.name if person.organisation else ""
    return ShownName(person.name, False, sector, person.role.to(spoken()) or person.role.es, organisation)
