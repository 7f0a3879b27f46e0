"""What a question finds, the same on both databases."""

from __future__ import annotations

import pytest

from tests.web.search.conftest import Say
from thakhi.web.search.queries import find
from thakhi.web.search.query import read_search
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Cycle


def shown(question: str, **filters: str) -> list[str]:
    """Speaker and excerpt of each moment, what was found in brackets."""
    found = find(read_search({"q": question, **filters}))
    return [
        f"{moment.speaker.name if moment.speaker else '?'}: "
        + "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in moment.pieces)
        for group in found.groups
        for moment in group.moments
    ]


FIRST = (
    "Elena Prueba: Buenas tardes. La {} de las panaderías es cara. "
    "Las mujeres no tenemos acceso al crédito de los bancos."
)
SECOND = "Juan Prueba: En la alcaldía quieren {} tres multas <b>en un año</b>."


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("formalizarse", 2),
        ("formalización", 2),
        ("FORMALIZACION", 2),
        ("organización", 1),
        ("mujer", 1),
        ("pequenas", 1),
        ("credito", 2),
        ("crédito mujeres", 1),
        ("crédito -mujeres", 1),
        ("crédito panadería", 1),
        ("formalizarse mujeres", 1),
        ('"acceso al crédito"', 1),
        ('"acceso al credito"', 1),
        ("«cara las mujeres»", 1),
        ('"acceso crédito"', 0),
        ('"no tenemos acceso al crédito de los bancos"', 1),
        ('"la formalización de las mujeres"', 0),
        ('"de las panaderías de"', 0),
        ('crédito -"acceso al crédito"', 1),
        ('"formalizar"', 0),
        ('-"acceso al crédito" crédito', 1),
        ("formal*", 2),
        ("organ*", 1),
        ("form -formaliza*", 0),
        ("crédito multas", 0),
        ("de la", 1),
        ("el crédito de", 2),
        ("general", 0),
        ("-crédito", 0),
        ("año", 1),
        ("b", 1),
    ],
)
def test_questions(said: Transcript, question: str, found: int) -> None:
    assert find(read_search({"q": question})).total == found


@pytest.mark.parametrize(
    "question",
    ['"', '""', "*", "-", "AND", "NOT", "crédito)", "'", "said:zzz", "\\", ":*", "|", "%s", "\0", "NEAR(", "ñ" * 500],
)
def test_signs_of_the_engines_are_no_commands(said: Transcript, question: str) -> None:
    assert find(read_search({"q": question})).total == (2 if "crédito" in question else 0)


def test_a_moment_is_marked_where_the_words_are(said: Transcript) -> None:
    assert shown("formalizarse") == [
        FIRST.format("[formalización]"),
        SECOND.format("[formalizarse] muchas organizaciones. Yo pagué"),
    ]


def test_a_phrase_that_runs_over_two_cues(said: Transcript) -> None:
    assert shown('"organizaciones yo pagué"') == [SECOND.format("formalizarse muchas [organizaciones]. [Yo] [pagué]")]


def test_the_moment_has_its_address(said: Transcript) -> None:
    found = find(read_search({"q": "multas"}))

    assert [moment.address for moment in found.groups[0].moments] == ["/es/talleres/ciclo-uno/taller-1/t/20.0-24.8"]


def test_words_of_two_people_are_no_moment(said: Transcript) -> None:
    assert find(read_search({"q": "panaderías alcaldía"})).total == 0


def test_an_english_transcript_has_english_stems(cycle: Cycle, say: Say) -> None:
    say(
        cycle.workshops.get(n=1),
        [("elena", "We were organizing the bakeries."), ("juan", "Nobody here.")],
        language="en",
    )

    assert (shown("organisations"), shown("organización")) == (
        ["Elena Prueba: We were [organizing] the bakeries."],
        [],
    )


def test_a_long_turn_is_found_across_its_cut_and_counted_once(cycle: Cycle, say: Say) -> None:
    """No sentence ends in it: it is cut after forty cues, whatever is said there."""
    words = [("elena", f"palabra numero{chr(96 + n // 26)}{chr(97 + n % 26)} sigue") for n in range(1, 101)]
    words[39], words[40] = ("elena", "el impuesto que"), ("elena", "nadie entiende bien")
    say(cycle.workshops.get(n=1), words)

    assert find(read_search({"q": '"impuesto que nadie"'})).total == 1
    assert find(read_search({"q": "impuesto entiende"})).total == 1
    assert find(read_search({"q": "impuesto"})).total == 1
    assert find(read_search({"q": "entiende"})).total == 1
    assert find(read_search({"q": "palabra"})).total == 3
