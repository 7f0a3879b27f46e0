"""Plain files into terms: every complaint names the file, the line, and what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thakhi.folder.lines import places_of
from thakhi.folder.quick import read_quick
from thakhi.folder.yaml import read_yaml, read_yaml_text, write_yaml
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text


@dataclass(frozen=True)
class Workshop:
    """A workshop as a file would say it."""

    id: str
    title: Text
    people: int
    topics: tuple[str, ...] = ()
    state: Literal["convened", "held"] = "held"
    share: float = 0.0


GOOD = """\
id: panel-1
title:
  es: Desarrollo empresarial
  en: Business development
people: 195
topics: [género, trabajo decente]
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "workshop.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_becomes_a_term(tmp_path: Path) -> None:
    found = read_yaml(_write(tmp_path, GOOD), Workshop)

    assert found == Workshop(
        "panel-1", Text("Desarrollo empresarial", "Business development"), 195, ("género", "trabajo decente")
    )


def test_lists_and_mappings_of_terms(tmp_path: Path) -> None:
    path = _write(tmp_path, "a: {es: uno, en: one}\nb: {es: dos, en: two}\n")

    assert read_yaml(path, dict[str, Text]) == {"a": Text("uno", "one"), "b": Text("dos", "two")}
    assert read_yaml(_write(tmp_path, "[{es: uno, en: one}]"), tuple[Text, ...]) == (Text("uno", "one"),)


def test_a_date_stays_text(tmp_path: Path) -> None:
    assert read_yaml(_write(tmp_path, "held: 2021-08-31\n"), dict[str, str]) == {"held": "2021-08-31"}


@pytest.mark.parametrize(
    ("text", "line", "en", "es"),
    [
        (
            GOOD.replace("people", "peolpe"),
            5,
            "unknown key “peolpe”. Did you mean “people”?",
            "clave desconocida «peolpe». ¿Quiso decir «people»?",
        ),
        (GOOD.replace("  en: Business development\n", ""), 2, "“en” is missing in “title”", "falta «en» en «title»"),
        (
            GOOD.replace("195", "many"),
            5,
            "“people” cannot be 'many': expected a whole number",
            "«people» no vale 'many': se espera un número entero",
        ),
        (
            GOOD + "state: postponed\n",
            7,
            "“state” cannot be 'postponed': expected 'convened' or 'held'",
            "«state» no vale 'postponed': se espera 'convened' o 'held'",
        ),
        (GOOD + "share: lots\n", 7, "“share” cannot be 'lots': expected a number", None),
        (GOOD + "id: again\n", 7, "the key “id” is there twice", "la clave «id» está dos veces"),
        (
            GOOD.replace("topics: [género, trabajo decente]", "topics: [1, 2]"),
            6,
            "“topics.0” cannot be 1: expected a text",
            None,
        ),
    ],
)
def test_a_complaint_names_the_line(tmp_path: Path, text: str, line: int, en: str, es: str | None) -> None:
    path = _write(tmp_path, text)

    with pytest.raises(InputProblem) as caught:
        read_yaml(path, Workshop)

    assert caught.value.to("en") == f"{path}:{line}: {en}"
    assert es is None or caught.value.to("es") == f"{path}:{line}: {es}"


@pytest.mark.parametrize(
    ("text", "line"), [("id: [1, 2\ntitle: x\n", 2), ("id: a\n\ttitle: b\n", 2), ('id: "open\n', 2)]
)
def test_what_is_not_yaml_says_where(tmp_path: Path, text: str, line: int) -> None:
    path = _write(tmp_path, text)

    with pytest.raises(InputProblem, match="is not valid YAML") as caught:
        read_yaml(path, Workshop)

    assert caught.value.where == f"{path}:{line}"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="no such file"):
        read_yaml(tmp_path / "nothing.yaml", Workshop)


def test_a_file_that_is_not_utf_8_says_the_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("id: a\ntitle: género\n".encode("latin-1"))

    with pytest.raises(InputProblem, match="is not UTF-8") as caught:
        read_yaml_text(path)

    assert caught.value.where == f"{path}:2"


def test_a_byte_order_mark_and_other_line_ends_are_read(tmp_path: Path) -> None:
    path = tmp_path / "windows.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert read_yaml(path, Workshop).people == 195


def test_an_empty_file_lacks_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="“id” is missing"):
        read_yaml(_write(tmp_path, ""), Workshop)


@pytest.mark.parametrize(
    "text",
    [
        "a: !!python/name:os.getcwd x\n",
        "a: !own tag\n",
        "a: !!int many\n",
        "a: !!binary x\n",
        "? [1, 2]\n: x\n",
        "<<: {a: b}\n",
        "a: \x01\n",
        "- &a [*a]\n",
    ],
)
def test_odd_yaml_is_refused_in_words(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path, text)

    with pytest.raises(InputProblem, match="put it in quotes") as caught:
        read_yaml(path, object)

    assert str(caught.value.where).startswith(str(path))


def test_the_line_of_a_value(tmp_path: Path) -> None:
    place = places_of(_write(tmp_path, GOOD))

    assert place("title", "en").endswith("workshop.yaml:4")
    assert place("topics", 1).endswith(":6")
    assert place("title", "absent").endswith(":2")


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)


@given(st.dictionaries(words.filter(bool), st.lists(words, max_size=3), max_size=4))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, value: dict[str, list[str]]) -> None:
    path = tmp_path_factory.mktemp("yaml") / "x.yaml"
    path.write_text(write_yaml(value), encoding="utf-8")

    assert read_yaml(path, dict[str, list[str]]) == value


def test_own_files_are_read_quickly_and_alike(tmp_path: Path) -> None:
    path = _write(tmp_path, GOOD)

    assert read_quick(path) == read_yaml(path, dict[str, object])
    with pytest.raises(ValueError, match="expected"):
        read_quick(_write(tmp_path, "id: [1, 2\n"))
