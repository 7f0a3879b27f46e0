"""The way of a transcript: draft → checked → with its speakers → published → withdrawn, and back to checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from thakhi.terms.errors import CheckProblem
from thakhi.terms.text import Text
from thakhi.web.people.audit import note
from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Recording, Step, Transcript
from thakhi.web.transcripts.phrases import PHRASES
from thakhi.web.transcripts.pseudonyms import number_people
from thakhi.web.transcripts.showing import consenting
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.domain import tell_change
from thakhi.web.workshops.models import Workshop

WAYS: dict[str, tuple[str, ...]] = {
    "draft": ("checked",),
    "checked": ("with_speakers", "published", "draft"),
    "with_speakers": ("published", "checked"),
    "published": ("withdrawn",),
    "withdrawn": ("checked",),
}
NOT_A_WAY = Text(
    "alguien cambió el estado de la transcripción mientras tanto; vuelva a abrir la página",
    "somebody changed the state of the transcript meanwhile; open the page again",
)
NOT_ANSWERED_FOR = Text(
    "fragmentos sin persona asignada: {count}; asígnelos, o marque que usted responde por publicarlos sin nombre",
    "cues without a person: {count}; assign them, or tick that you answer for publishing them without a name",
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between a transcript and publication, or will not show when it is published."""

    nameless: int  # cues without a person: they show, without a name
    silent: tuple[Person, ...]  # who speaks and does not consent to their words
    unnamed: tuple[Person, ...]  # who speaks and is shown under a pseudonym
    open: tuple[Person, ...]  # who was asked and did not answer
    withheld: int

    @property
    def is_nothing(self) -> bool:
        """Whether all shows, under its speakers' names."""
        return not (self.nameless or self.silent or self.unnamed or self.open or self.withheld)


def missing(transcript: Transcript) -> Missing:
    """What an organiser is told before publishing. Five queries."""
    speakers = list(Person.objects.filter(cues__transcript=transcript).distinct())
    heard, named = (set(consenting(use).values_list("pk", flat=True)) for use in ("words", "name"))
    counts = transcript.cues.aggregate(
        nameless=Count("pk", filter=Q(person=None)), withheld=Count("pk", filter=Q(is_withheld=True))
    )
    unanswered = transcript.reviews.filter(answered_at=None).select_related("person")
    return Missing(
        nameless=counts["nameless"],
        silent=tuple(person for person in speakers if person.pk not in heard),
        unnamed=tuple(person for person in speakers if person.pk not in named),
        open=tuple(review.person for review in unanswered),
        withheld=counts["withheld"],
    )


@transaction.atomic
def go(transcript: Transcript, after: str, *, by: Any, why: str = "") -> Transcript:
    """Takes a step; *fails when* it does not lead on from where the transcript is now."""
    row = Transcript.objects.select_for_update().select_related("workshop__cycle").get(pk=transcript.pk)
    if after not in WAYS[row.state]:
        raise CheckProblem(NOT_A_WAY)
    before, row.state = row.state, after
    row.save(update_fields=["state"])
    Step.objects.create(transcript=row, before=before, after=after, by=by, note=why[:500])
    note(by, f"transcript.{after}", f"transcript:{row.pk}", cycle=row.workshop.cycle.slug)
    _tell_workshop(row.workshop, after)
    words_changed.send(sender=Transcript, transcript=row, cues=None)
    return row


@transaction.atomic
def publish(transcript: Transcript, *, by: Any, answers_for_nameless: bool, with_recording: bool) -> Transcript:
    """Makes public what its speakers consent to; *fails when* nobody answers for cues without a person."""
    nameless = transcript.cues.filter(person=None).count()
    if nameless and not answers_for_nameless:
        raise CheckProblem(Text(NOT_ANSWERED_FOR.es.format(count=nameless), NOT_ANSWERED_FOR.en.format(count=nameless)))
    number_people(transcript.workshop.cycle)
    why = f"answers for {nameless} cues without a person" if nameless else ""
    row = go(transcript, "published", by=by, why=why)
    row.published_at = timezone.now()
    row.save(update_fields=["published_at"])
    if with_recording:
        offer_recordings(row.workshop, is_public=True, by=by)
    tell_change(row.workshop.cycle, row.workshop, PHRASES["change_published"])
    return row


@transaction.atomic
def withdraw(transcript: Transcript, *, by: Any, why: str = "") -> Transcript:
    """Takes a transcript and its recordings back: in the same request they are gone everywhere."""
    row = go(transcript, "withdrawn", by=by, why=why)
    offer_recordings(row.workshop, is_public=False, by=by)
    tell_change(row.workshop.cycle, row.workshop, PHRASES["change_withdrawn"])
    return row


@transaction.atomic
def offer_recordings(workshop: Workshop, *, is_public: bool, by: Any) -> None:
    """Decides for all recordings of a workshop whether they may be public; consent may still hold them back."""
    changed = Recording.objects.filter(workshop=workshop, is_public=not is_public).update(is_public=is_public)
    if changed:
        act = "recording.publish" if is_public else "recording.withdraw"
        note(by, act, f"workshop:{workshop.pk}", cycle=workshop.cycle.slug, recordings=changed)


def _tell_workshop(workshop: Workshop, after: str) -> None:
    state = {"checked": "in_review", "with_speakers": "in_review", "published": "published", "withdrawn": "held"}
    is_over = workshop.state in ("held", "in_review", "published")
    if is_over and after in state and workshop.state != state[after]:
        Workshop.objects.filter(pk=workshop.pk).update(state=state[after])
