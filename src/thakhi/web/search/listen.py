"""What changes what can be found, in the transaction in which it happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.db.models.signals import post_save, pre_delete

from thakhi.web.people.models import Person
from thakhi.web.people.signals import consent_changed, person_erased
from thakhi.web.search.index import forget, refresh
from thakhi.web.search.models import Passage
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.signals import words_changed


def connect() -> None:
    """Connects them once."""
    words_changed.connect(_words_changed, dispatch_uid="search.words")
    consent_changed.connect(_consent_changed, dispatch_uid="search.consent")
    person_erased.connect(_person_erased, dispatch_uid="search.erased")
    pre_delete.connect(_transcript_goes, sender=Transcript, dispatch_uid="search.transcript")
    post_save.connect(_person_saved, sender=Person, dispatch_uid="search.person")


def _words_changed(sender: Any, transcript: Transcript, **_: Any) -> None:
    refresh([transcript])


def _consent_changed(sender: Any, person: Person, use: str, **_: Any) -> None:
    if use == "words":
        refresh(_spoken_in(person))


def _person_erased(sender: Any, person: Person, **_: Any) -> None:
    refresh(_spoken_in(person))


def _transcript_goes(sender: Any, instance: Transcript, **_: Any) -> None:
    forget([instance])


def _person_saved(sender: Any, instance: Person, raw: bool = False, **_: Any) -> None:
    """Another sector is another filter."""
    if raw:
        return
    changed = Passage.objects.filter(person=instance).exclude(sector=instance.sector)
    transcripts = Transcript.objects.filter(pk__in=changed.values("transcript"))
    if transcripts:
        refresh(transcripts)


def _spoken_in(person: Person) -> Iterable[Transcript]:
    found = Passage.objects.filter(person=person).values("transcript")
    return Transcript.objects.filter(Q(cues__person=person) | Q(pk__in=found)).distinct()
