"""A published transcript in which Elena speaks, then somebody who was never asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, Person
from thakhi.web.statements import domain
from thakhi.web.statements.accepted import excerpt
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.workshops.models import Cycle

Cut = Callable[..., Statement]
SECRET = "el horno se apagó en marzo"  # what must be nowhere once it is withdrawn


@pytest.fixture
def transcript(cycle: Cycle, speaker: Person) -> Transcript:
    """Five cues: three of Elena, who consents to her words and her name, one of Pablo, never asked, one of nobody."""
    for use in ("words", "name"):
        decide(speaker, use, is_granted=True, how="formulario firmado")
    pablo = Person.objects.create(slug="pablo", name="Pablo Prueba", sector="government", sex="man")
    made = Transcript.objects.create(workshop=cycle.workshops.get(n=1), state="published")
    lines = [
        (speaker, "Buenas tardes. Yo tengo una panadería"),
        (speaker, f"y {SECRET},\ncuando cerraron"),
        (speaker, "todo. Así fue."),
        (pablo, "Palabras de Pablo que nadie autorizó."),
        (None, "¿Hay preguntas en la sala?"),
    ]
    for n, (person, text) in enumerate(lines):
        Cue.objects.create(
            transcript=made,
            cue_id=f"c{n}",
            order=n,
            start_ms=n * 4_000,
            end_ms=n * 4_000 + 4_000,
            person=person,
            text=text,
        )
    return made


@pytest.fixture
def cut(transcript: Transcript, rosa: Account) -> Cut:
    """Cuts a quote out of cues."""

    def made(words: str = SECRET, cues: tuple[str, ...] = ("c1", "c2"), topics: tuple[str, ...] = ()) -> Statement:
        rows = list(transcript.workshop.cycle.topics.filter(slug__in=topics))
        filed = domain.Filed(topics=rows, supports=["practice:mentoring-women"], caution="")
        return domain.quote_cues(excerpt(transcript, cues), words, filed, by=rosa)

    return made


@pytest.fixture
def practices(cycle: Cycle) -> None:
    """What the folder of the cycle holds: a practice, and an action that rests on the first quote."""
    cycle.kept_files.create(
        path="practices/mentoring-women.yaml",
        content=b"id: mentoring-women\ntitle: {es: Mentoras, en: Mentors}\n",
    )
    cycle.kept_files.create(
        path="actions.yaml",
        content=b"- id: A1.1\n  on: [statement:taller-1-cita-1]\n- id: A1.2\n  on: [statement:taller-1-cita-1b]\n",
    )
