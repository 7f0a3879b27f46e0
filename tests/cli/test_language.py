"""The command line speaks the reader's language to the end: click's own sentences too."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import thakhi
from tests.cli.test_cli import thakhi as run

CATALOGUE = Path(thakhi.__file__).parent / "locale/es/LC_MESSAGES"


def test_the_compiled_catalogue_is_that_of_the_words() -> None:
    """After a change: `.venv/bin/pybabel compile -d src/thakhi/locale -D messages`."""
    words = read_po(io.BytesIO((CATALOGUE / "messages.po").read_bytes()), locale="es")
    compiled = read_mo(io.BytesIO((CATALOGUE / "messages.mo").read_bytes()))

    said = [sorted((list(m.id), list(m.string)) for m in catalogue if m.id) for catalogue in (words, compiled)]
    assert said[0] == said[1]
    assert len(list(words)) > 40


@pytest.mark.parametrize(
    ("typed", "es", "en"),
    [
        (["--help"], "Muestra esta ayuda y termina.", "Show this message and exit."),
        (["import"], "Error: Falta el argumento 'SOURCE'.", "Error: Missing argument 'SOURCE'."),
        (["simulat"], "No existe la orden 'simulat'.", "No such command 'simulat'."),
        (["simulate", "a", "--seed", "-1"], "-1 está fuera de x>=0.", "-1 is not in the range x>=0."),
        (["estimate", "--formt", "csv"], "No existe la opción '--formt'.", "No such option '--formt'."),
        (["serve", "--port", "x"], "'x' no es un número (integer range).", "'x' is not a valid integer range."),
    ],
)
def test_what_the_library_says_comes_in_both_languages(typed: list[str], es: str, en: str, tmp_path: Path) -> None:
    spanish, english = (run(*typed, home=tmp_path, lang=lang) for lang in ("es", "en"))

    assert es in spanish.stdout + spanish.stderr
    assert en in english.stdout + english.stderr
    assert spanish.returncode == english.returncode
