"""What two people said in a workshop, published; and what must not be found."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from thakhi.terms.text import Text
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Person
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Cycle, Workshop

Say = Callable[..., Transcript]
SPEECH = (
    ("elena", "Buenas tardes. La formalización de las panaderías es cara."),
    ("elena", "Las mujeres no tenemos acceso al crédito de los bancos."),
    ("juan", "En la alcaldía quieren formalizarse muchas organizaciones."),
    ("juan", "Yo pagué tres multas <b>en un año</b>."),
    ("elena", "El crédito solidario ayudó a las pequeñas unidades."),
)


@pytest.fixture
def second(cycle: Cycle) -> Person:
    """Juan, of the government, who also speaks."""
    return Person.objects.create(
        slug="juan", name="Juan Prueba", role=Text("funcionario", "official"), sector="government"
    )


@pytest.fixture
def people(speaker: Person, second: Person) -> dict[str, Person]:
    """Both, who consent to their words and their names."""
    for person in (speaker, second):
        for use in ("words", "name"):
            decide(person, use, is_granted=True)
    return {"elena": speaker, "juan": second}


@pytest.fixture
def say(people: dict[str, Person]) -> Say:
    """Makes a published transcript of what was said, five seconds a cue."""

    def made(
        workshop: Workshop, speech: Sequence[tuple[str, str]], *, language: str = "es", state: str = "published"
    ) -> Transcript:
        transcript = Transcript.objects.create(workshop=workshop, language=language, state=state)
        Cue.objects.bulk_create(
            Cue(
                transcript=transcript,
                cue_id=f"c{n:04}",
                order=n,
                start_ms=n * 5_000,
                end_ms=n * 5_000 + 4_800,
                person=people.get(who),
                speaker=who,
                text=text,
            )
            for n, (who, text) in enumerate(speech, 1)
        )
        words_changed.send(sender=Transcript, transcript=transcript, cues=None)
        return transcript

    return made


@pytest.fixture
def said(cycle: Cycle, say: Say) -> Transcript:
    """The speech above, in the first workshop."""
    return say(cycle.workshops.get(n=1), SPEECH)
