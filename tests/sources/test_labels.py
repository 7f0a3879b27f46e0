"""Labels are one label however they are spaced, accented, cased or padded with zeros; half a label may do."""

from __future__ import annotations

import pytest

from thakhi.sources.labels import Book, split_code

KNOWN = {
    "1.Hombre": "man",
    "2.Mujer": "woman",
    "2A.Local o terreno exclusivo(propio/alquilado/anticrético o prestado)": "own",
    "006. CASTELLANO (español)": "spanish",
    "No tuvo'": "none",
    "10": "ten",
    "7. Otro": "other",
    "8. Otro": "another",
    "01. Sí": "yes",
    "1. Si": "yes",
}


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("1.Hombre", "1.Hombre"),
        (" 1.   HOMBRE", "1.Hombre"),
        ("Mujer", "2.Mujer"),
        ("2", "2.Mujer"),
        ("2A. Local o terreno  exclusivo (propio/alquilado/anticretico o  prestado)",
         "2A.Local o terreno exclusivo(propio/alquilado/anticrético o prestado)"),
        ("2a", "2A.Local o terreno exclusivo(propio/alquilado/anticrético o prestado)"),
        ("6. Castellano (Español)", "006. CASTELLANO (español)"),
        ("6", "006. CASTELLANO (español)"),
        ("No tuvo'", "No tuvo'"),
        ("no tuvo", "No tuvo'"),
        ("10", "10"),
        ("10.0", "10"),
        ("Sí", "01. Sí"),
        ("8. otro", "8. Otro"),
    ],
)  # fmt: skip
def test_found(value: str, label: str) -> None:
    assert Book(KNOWN).find(value) == label


@pytest.mark.parametrize("value", ["2.Hombre", "1.Mujer", "3.Hombre", "Otro", "1", "Homb", "11", "2B", ""])
def test_not_found(value: str) -> None:
    """A code with another label's words, half a label that fits two, or a piece of a word."""
    assert Book(KNOWN).find(value) is None


def test_nearest_by_words_or_by_code() -> None:
    assert Book(KNOWN).nearest("2.Muger") == "2.Mujer"
    assert Book(KNOWN).nearest("10.zzz") == "10"
    assert Book(KNOWN).nearest("¡¿") is None


@pytest.mark.parametrize(
    ("label", "parts"),
    [
        ("028. Quechua", ("028", "Quechua")),
        ("G. VENTA  POR MAYOR", ("G", "VENTA POR MAYOR")),
        ("2A.Local", ("2A", "Local")),
        ("La Paz", ("La Paz", "La Paz")),
        ("5,5", ("5,5", "5,5")),
    ],
)
def test_split_code(label: str, parts: tuple[str, str]) -> None:
    assert split_code(label) == parts
