"""What follows here from what happens in other apps, in the same transaction."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save

from thakhi.web.people.models import Person
from thakhi.web.people.signals import person_erased
from thakhi.web.transcripts.models import Cue, CueVersion, Review, Transcript
from thakhi.web.transcripts.pseudonyms import number_people
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Appearance


def connect() -> None:
    """Connects them once."""
    post_save.connect(_appeared, sender=Appearance, dispatch_uid="transcripts.appeared")
    person_erased.connect(_erased, dispatch_uid="transcripts.erased")


def _appeared(sender: Any, instance: Appearance, raw: bool = False, **_: Any) -> None:
    if not raw:
        number_people(instance.workshop.cycle)


def _erased(sender: Any, person: Person, **_: Any) -> None:
    """The name that files gave them goes, and what they wrote to the team; words and times stay, and do not show."""
    spoke = Cue.objects.filter(person=person)
    touched = list(Transcript.objects.filter(cues__person=person).distinct())
    spoke.update(speaker="")
    CueVersion.objects.filter(cue__person=person).update(who="")
    Review.objects.filter(person=person).update(comment="")
    for transcript in touched:
        words_changed.send(sender=Transcript, transcript=transcript, cues=None)
