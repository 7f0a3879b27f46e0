"""What shows and under which name: consent, withholding and publication, each of them able to hide."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from tests.web.transcripts.conftest import Consents
from thakhi.web.people.models import Person
from thakhi.web.people.signals import person_erased
from thakhi.web.transcripts.models import Cue, Pseudonym, Transcript
from thakhi.web.transcripts.pseudonyms import number_people
from thakhi.web.transcripts.queries import (
    hidden_count,
    names_across,
    recording_offered,
    recordings_offered,
    shown_name,
    shown_names,
    visible_cues,
)
from thakhi.web.workshops.models import Cycle


def ids(within: Any = None) -> list[str]:
    return [cue.cue_id for cue in visible_cues(within)]


def test_nobody_who_was_never_asked_has_consented(transcript: Transcript) -> None:
    assert (ids(transcript), hidden_count(transcript)) == (["c0004"], 5)


def test_words_show_with_consent_and_go_with_it(transcript: Transcript, speaker: Person, consents: Consents) -> None:
    consents(speaker, "words")
    assert ids(transcript) == ["c0002", "c0003", "c0004"]  # c0005 is withheld

    consents(speaker, "words", is_granted=False)
    assert ids(transcript) == ["c0004"]

    consents(speaker, "name", "voice", "image")
    assert ids(transcript) == ["c0004"], "another use is not consent to the words"


@pytest.mark.parametrize("state", ["draft", "checked", "with_speakers", "withdrawn"])
def test_only_what_is_published_shows(transcript: Transcript, speaker: Person, consents: Consents, state: str) -> None:
    consents(speaker, "words")
    Transcript.objects.update(state=state)

    assert ids(transcript) == []


def test_within(transcript: Transcript, cycle: Cycle, other_cycle: Cycle) -> None:
    workshop = transcript.workshop
    assert [ids(w) for w in (workshop, cycle, other_cycle, None)] == [["c0004"], ["c0004"], [], ["c0004"]]

    Cycle.objects.update(is_published=False)
    assert [ids(w) for w in (cycle, None)] == [["c0004"], []]


def test_an_erased_person_shows_nothing(
    transcript: Transcript, speaker: Person, consents: Consents, django_assert_num_queries: Any
) -> None:
    consents(speaker, "words", "name")
    Person.objects.filter(pk=speaker.pk).update(erased_at="2026-01-01T00:00Z", name="")
    person_erased.send(sender=Person, person=speaker)

    assert ids(transcript) == ["c0004"]
    assert shown_name(speaker, cycle=transcript.workshop.cycle).is_pseudonym
    assert list(Cue.objects.filter(person=speaker).values_list("speaker", flat=True)) == ["", "", ""]


def test_without_consent_to_the_name_a_number_stands_for_it(
    transcript: Transcript, speaker: Person, luis: Person, consents: Consents
) -> None:
    cycle = transcript.workshop.cycle
    consents(luis, "name")

    names = shown_names([speaker, luis.pk], cycle=cycle)

    hidden, shown = names[speaker.pk], names[luis.pk]
    assert (hidden.name, hidden.is_pseudonym, hidden.beside) == ("Persona 1", True, "dueñas y dueños de unidades")
    assert (shown.name, shown.beside) == ("Luis Ficticio", "director")
    with override("en"):
        assert shown_name(speaker, cycle=cycle).name == "Person 1"


def test_a_number_is_kept_when_others_come_and_go(transcript: Transcript, speaker: Person, luis: Person) -> None:
    cycle = transcript.workshop.cycle
    late = Person.objects.create(slug="ana", name="Ana")
    Cue.objects.filter(cue_id="c0004").update(person=late)

    assert number_people(cycle) == 1
    assert number_people(cycle) == 0
    assert dict(Pseudonym.objects.values_list("person__slug", "number")) == {"elena": 1, "luis": 2, "ana": 3}


def test_names_of_several_cycles(
    transcript: Transcript, other_cycle: Cycle, speaker: Person, django_assert_num_queries: Any
) -> None:
    cycle = transcript.workshop.cycle
    with django_assert_num_queries(2):
        names = names_across([(speaker.pk, cycle.pk), (speaker.pk, other_cycle.pk), (10**6, cycle.pk)])

    assert {key: name.name for key, name in names.items()} == {
        (speaker.pk, cycle.pk): "Persona 1",
        (speaker.pk, other_cycle.pk): "Una persona",
    }


def test_a_recording_waits_for_every_voice(
    transcript: Transcript, speaker: Person, luis: Person, consents: Consents
) -> None:
    recording = transcript.recording
    assert recording is not None
    assert not recording_offered(recording)
    consents(speaker, "voice")
    assert not recording_offered(recording)
    consents(luis, "voice")
    assert recording_offered(recording)

    recording.kind = "video"
    assert not recording_offered(recording)
    consents(speaker, "image")
    consents(luis, "image")
    assert recording_offered(recording)

    consents(luis, "voice", is_granted=False)
    assert not recording_offered(recording)


def test_a_recording_that_nobody_made_public(transcript: Transcript, speaker: Person, luis: Person) -> None:
    recording = transcript.recording
    assert recording is not None
    recording.is_public = False

    assert recordings_offered([recording]) == set()


@pytest.mark.parametrize("n", [1, 3])
def test_the_queries_do_not_grow(transcript: Transcript, n: int, django_assert_num_queries: Any) -> None:
    people = [Person.objects.create(slug=f"p{i}", name=f"P {i}") for i in range(n)]
    with django_assert_num_queries(2):
        shown_names(people, cycle=transcript.workshop.cycle)
    with django_assert_num_queries(4):
        recordings_offered([transcript.recording] * n)
    with django_assert_num_queries(1):
        list(visible_cues(transcript)[:n])
