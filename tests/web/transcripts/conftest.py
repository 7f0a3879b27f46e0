"""A published transcript of Ciclo uno with three speakers, each of whom could leak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thakhi.terms.text import Text
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Cue, Recording, Transcript
from thakhi.web.workshops.models import Appearance, Cycle

Consents = Callable[..., None]


@pytest.fixture
def consents() -> Consents:
    """Grants (or with `is_granted=False` withdraws) uses of a person."""

    def made(person: Person, *uses: str, is_granted: bool = True) -> None:
        for use in uses:
            decide(person, use, is_granted=is_granted)

    return made


@pytest.fixture
def luis(cycle: Cycle) -> Person:
    """Luis, an official, who speaks in the first workshop."""
    made = Person.objects.create(
        slug="luis", name="Luis Ficticio", role=Text("director", "director"), sector="government", email="l@example.org"
    )
    Appearance.objects.create(workshop=cycle.workshops.get(n=1), person=made, role="moderator")
    return made


@pytest.fixture
def transcript(cycle: Cycle, speaker: Person, luis: Person) -> Transcript:
    """Six cues: Luis, Elena twice, nobody known, a withheld one of Elena's, Luis."""
    workshop = cycle.workshops.get(n=1)
    recording = Recording.objects.create(workshop=workshop, kind="audio", seconds=60, is_public=True)
    made = Transcript.objects.create(workshop=workshop, recording=recording, state="published")
    said = [
        (luis, "LUIS F.", "Bienvenidas y bienvenidos."),
        (speaker, "ELENA P.", "Formalizarse cuesta tiempo."),
        (speaker, "ELENA P.", "El banco pide papeles."),
        (None, "SALA", "¿Y quién paga?"),
        (speaker, "ELENA P.", "Esto no lo publiquen."),
        (luis, "LUIS F.", "Gracias a las organizaciones."),
    ]
    for n, (person, raw, text) in enumerate(said):
        Cue.objects.create(
            transcript=made,
            cue_id=f"c{n + 1:04}",
            order=n,
            start_ms=n * 10_000,
            end_ms=n * 10_000 + 9_000,
            speaker=raw,
            person=person,
            text=text,
            is_withheld=n == 4,
        )
    return made
