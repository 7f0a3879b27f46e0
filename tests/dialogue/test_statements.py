"""Only exact words of people who still consent are shown, and a wrong quote is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from thakhi.dialogue.quotes import difference, is_exact, quote_findings, shown
from thakhi.dialogue.read import read_statements
from thakhi.terms.errors import InputProblem

ROSA = """\
- id: rosa
  words: "el puesto es mi vida"
  accepted: "Yo digo que el puesto es mi vida, señor."
  speaker: Rosa (persona de prueba)
  role: dueña
  source: taller de prueba
  consent: granted
"""


def test_exact_words_are_shown(tmp_path: Path) -> None:
    heard = read_statements(_folder(tmp_path, ROSA))

    assert quote_findings(heard) == []
    assert list(shown(heard.statements)) == ["rosa"]


@pytest.mark.parametrize(
    "words",
    ["El puesto es mi vida", "el puesto  es mi vida", "el puesto es toda mi vida", "el puesto… mi vida", " "],
)
def test_words_that_were_not_said_letter_by_letter_are_named(tmp_path: Path, words: str) -> None:
    folder = _folder(tmp_path, "# una prueba\n" + ROSA.replace('words: "el puesto es mi vida"', f'words: "{words}"'))

    heard = read_statements(folder)
    (finding,) = quote_findings(heard)

    assert (finding.rule, finding.subject, finding.blocks) == ("quote", "statement:rosa", True)
    assert finding.where == f"{folder / 'statements.yaml'}:3"
    assert shown(heard.statements) == {}


def test_withdrawn_words_are_not_shown_and_the_hash_changes(tmp_path: Path) -> None:
    before = read_statements(_folder(tmp_path / "a", ROSA)).statements["rosa"]
    after = read_statements(_folder(tmp_path / "b", ROSA.replace("granted", "withdrawn"))).statements

    assert shown(after) == {}
    assert is_exact(after["rosa"])
    assert after["rosa"].hash != before.hash


def test_a_withdrawn_statement_may_stand_without_words(tmp_path: Path) -> None:
    bare = ROSA.replace("el puesto es mi vida", "").replace("Yo digo que , señor.", "")

    assert quote_findings(read_statements(_folder(tmp_path / "a", bare.replace("granted", "withdrawn")))) == []
    assert len(quote_findings(read_statements(_folder(tmp_path / "b", bare)))) == 1


ACCEPTED = "Buenas tardes. Yo digo que el puesto es mi vida, señor, y no lo cambio."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("el puesto es mi vida", ""),
        ("el puesto es toda mi vida", "=el puesto es |+toda |=mi vida"),
        ("el negocio es mi vida, señor", "=el |-puesto|+negocio|= es mi vida, señor"),
        ("el puesto mi vida", "=el puesto |-es |=mi vida"),
        ("el puesto… mi vida", "=el puesto|- es|+…|= mi vida"),
        ("El puesto es mi vida", "-el|+El|= puesto es mi vida"),
        ("mi  vida", "=mi|- |+  |=vida"),
        (" ", ""),
        ("zzz", "+zzz"),
    ],
)
def test_a_quote_that_differs_says_where(words: str, told: str) -> None:
    """`=` is the same in both, `-` was said and not quoted, `+` was quoted and not said."""
    sign = {"same": "=", "left_out": "-", "added": "+"}

    assert "|".join(sign[p.kind] + p.words for p in difference(words, ACCEPTED)) == told


def test_an_id_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    folder = _folder(tmp_path, ROSA + ROSA)

    with pytest.raises(InputProblem) as told:
        read_statements(folder)

    assert told.value.where == f"{folder / 'statements.yaml'}:8"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("consent: granted", "consent: maybe", "'granted', 'withdrawn' o 'published_source'"),
        ("speaker:", "speeker:", "¿Quiso decir «speaker»?"),
    ],
)
def test_a_misspelt_statement_says_line_and_nearest(tmp_path: Path, old: str, new: str, words: str) -> None:
    with pytest.raises(InputProblem) as told:
        read_statements(_folder(tmp_path, ROSA.replace(old, new)))

    assert words in told.value.text.es
    assert told.value.where is not None
    assert told.value.where.rpartition(":")[2] == str(
        ROSA.splitlines().index(next(x for x in ROSA.splitlines() if old in x)) + 1
    )


def test_a_cycle_without_statements_has_none(tmp_path: Path) -> None:
    assert dict(read_statements(tmp_path).statements) == {}


def _folder(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "statements.yaml").write_text(text, encoding="utf-8")
    return folder
