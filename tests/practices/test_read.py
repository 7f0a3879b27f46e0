"""Practices are read whole, one file each, with every effect row as its source prints it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thakhi.practices.read import read_practices
from thakhi.terms.errors import InputProblem

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "bolivia-2021"
REFERENCE = EXAMPLE.parents[1].parent / "shared" / "reference" / "practices.yaml"

ONE = """\
id: mentoring
title: {es: Mentoría, en: Mentoring}
what: Visits.
target: traders
themes: [gender]
grade: B
cost: not found
effects:
  - {outcome: profits, estimate: "+20%", error: not found, study: S, country: Kenya, year: "2018", n: "372",
     design: RCT, source: x}
"""


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("other", "", "", "debe estar en un archivo mentoring.yaml"),
        ("mentoring", "grade: B", "grade: F", "no es A, B, C, D ni E"),
        ("mentoring", "grade:", "grado:", "¿Quiso decir «grade»?"),
        ("mentoring", "themes: [gender]", "themes: gender", "se espera una lista"),
    ],
)
def test_a_practice_that_does_not_fit_is_refused(tmp_path: Path, name: str, old: str, new: str, words: str) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / f"{name}.yaml").write_text(ONE.replace(old, new) if old else ONE, encoding="utf-8")

    with pytest.raises(InputProblem) as told:
        read_practices(tmp_path)

    assert words in told.value.text.es
    assert f"{name}.yaml" in str(told.value.where)


def test_a_practice_speaks_spanish_where_it_was_translated() -> None:
    practice = read_practices(EXAMPLE)["mentoring-women"]

    assert practice.words("es").what.startswith("Dueñas con poca experiencia")
    assert practice.words("en").what == practice.what


def test_every_practice_of_the_example_has_its_words_in_spanish() -> None:
    practices = read_practices(EXAMPLE)

    assert [key for key, practice in practices.items() if practice.es is None] == []
    assert all(practice.effects for practice in practices.values())


def test_numbers_stand_as_in_the_reference_base() -> None:
    if not REFERENCE.exists():
        pytest.skip("the reference base is not on this machine")
    import yaml

    there = {p["id"]: p for p in yaml.safe_load(REFERENCE.read_text(encoding="utf-8"))["practices"]}
    for key, practice in read_practices(EXAMPLE).items():
        rows = there[key]["effects"]
        assert practice.grade == there[key]["grade"]
        assert [e.estimate for e in practice.effects] == [str(row["estimate"]) for row in rows]
        assert [e.error for e in practice.effects] == [str(row["se_or_ci"]) for row in rows]
        assert [e.pool and (e.pool.b, e.pool.se) for e in practice.effects] == [
            row.get("pool") and (row["pool"]["b"], row["pool"]["se"]) for row in rows
        ]
        assert set(re.findall(r"\d[\d,.]*", str(there[key]["cost"]["value"]))) <= set(
            re.findall(r"\d[\d,.]*", practice.cost)
        )
