"""The word that may have been meant, among those that were said."""

from __future__ import annotations

import pytest

from thakhi.dialogue.spelling import meant, sound

SAID = [
    ("formalización", 9),
    ("burocracia", 2),
    ("crédito", 5),
    ("créditos", 7),
    ("hoy", 9),
    ("banco", 3),
    ("blanco", 1),
]
HEARD = [(word, sound(word), count) for word, count in SAID]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("formalisasion", "formalización"),
        ("formalziación", "formalización"),
        ("vurocrasia", "burocracia"),
        ("credto", "crédito"),
        ("creditos", "créditos"),
        ("vanco", "banco"),
        ("oi", "hoy"),
        ("ferrocarril", ""),
        ("", ""),
    ],
)
def test_what_sounds_most_alike_is_meant(written: str, word: str) -> None:
    assert meant(written, said=HEARD) == word


def test_nothing_said_nothing_meant() -> None:
    assert meant("crédito", said=[]) == ""


def test_letters_that_are_heard_alike() -> None:
    pairs = [("vaca", "baca"), ("cebolla", "seboya"), ("hacer", "aser"), ("gente", "jente"), ("queso", "keso")]

    assert [(a, b) for a, b in pairs if sound(a) != sound(b)] == []
