"""Practices are read whole, one file each, with every effect row as its source prints it."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from thakhi.practices.read import read_catalogue, read_practices
from thakhi.terms.errors import InputProblem
from thakhi.terms.practice import Practice

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "bolivia-2021"

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


READING = "{outcome: profits, finding: gain, evidence: trial, study: s, scale: relative"


COST = "unit_cost: {{low: {low}, high: {high}, currency: USD, per: {{es: a, en: b}}, basis: printed}}\n"
TWIN = """
  - {id: e1, outcome: sales, estimate: x, error: x, study: S, country: K, year: x, n: x, design: RCT, source: x}
"""


def _read_as(reading: str, pool: str = "") -> str:
    """ONE with its line read as `reading`."""
    return ONE.replace("source: x}", f"source: x{pool},\n     readings: [{reading}}}]}}")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (_read_as(READING + ", value: 0.2, low: -0.3, high: 0.1"), 11, "fuera de su propio intervalo, -0.3 a 0.1"),
        (_read_as(READING + ", value: -0.2"), 11, "«gain» contradice su número, -0.2"),
        (_read_as(READING, ", pool: {b: 1, se: 1, unit: x}"), 11, "«gain» contradice su número, 1"),
        (_read_as(READING, ", pool: {b: 1, se: 0, unit: x}"), 10, "mayor que cero: 0"),
        (_read_as(READING + ", value: 2", ", pool: {b: 3, se: 1, unit: x}"), 11, "dos números, 2 y 3 de `pool`"),
        (_read_as(READING.replace(", scale: relative", "") + ", value: 2"), 11, "no dice su escala"),
        (_read_as(READING + ", value: 2, control: -2.3"), 11, "media del grupo de control es -2.3"),
        (_read_as(READING).replace("grade: B", "grade: A"), 6, "por la regla es B (un experimento"),
        (_read_as(READING.replace("gain", "win")), 11, "se espera 'gain'"),
        (ONE + COST.format(low=-1, high=2), 11, "negativo: -1"),
        (ONE + COST.format(low=3, high=2), 11, "de 3 a 2"),
        (ONE.replace("outcome: profits", "id: e1, outcome: profits").rstrip() + TWIN, 11, "hay dos efectos «e1»"),
    ],
)
def test_a_line_that_contradicts_itself_is_refused_with_its_place(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    file = tmp_path / "practices" / "mentoring.yaml"
    file.parent.mkdir()
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    with pytest.raises(InputProblem) as told:
        read_practices(tmp_path)

    assert words in told.value.text.es
    assert told.value.where == f"{file}:{line}"


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
    practice = read_catalogue()["mentoring-women"]

    assert practice.words("es").what.startswith("Dueñas con poca experiencia")
    assert practice.words("en").what == practice.what


def test_every_practice_of_the_catalogue_has_its_words_in_spanish() -> None:
    """Word for word: what stands in English stands in Spanish, and what is silent is silent in both."""
    practices = read_catalogue()
    silent = [
        f"{key}: {part}"
        for key, practice in practices.items()
        for part in ("what", "target", "cost", "caution", "bolivia_fit")
        if bool(getattr(practice.words("es"), part)) != bool(getattr(practice, part)) or practice.es is None
    ]

    assert len(practices) == 64
    assert silent == []


def test_the_catalogue_has_every_line_read_under_a_name_of_its_own() -> None:
    effects = [effect for practice in read_catalogue().values() for effect in practice.effects]

    assert len(effects) == 159
    assert [effect.outcome for effect in effects if not effect.readings or not effect.id] == []
    assert sum(effect.pool is not None for effect in effects) == 47


def test_a_cycle_adds_to_the_catalogue_and_its_own_words_hold(tmp_path: Path) -> None:
    (tmp_path / "practices").mkdir()
    (tmp_path / "practices" / "mentoring.yaml").write_text(ONE, encoding="utf-8")
    own = ONE.replace("id: mentoring", "id: get-ahead")
    (tmp_path / "practices" / "get-ahead.yaml").write_text(own, encoding="utf-8")

    found = read_practices(tmp_path)

    assert set(found) - set(read_catalogue()) == {"mentoring"}
    assert found["get-ahead"].title.en == "Mentoring"
    assert found["siyb"] == read_catalogue()["siyb"]


def test_the_links_of_the_example_saw_the_catalogue_as_it_is() -> None:
    """The thirty practices moved from the folder to the catalogue: no confirmation is lost."""
    lock = yaml.safe_load((EXAMPLE / "links.lock.yaml").read_text(encoding="utf-8"))
    seen = {(link["target"], link["seen"]) for link in lock if link["target"].startswith("practice:")}

    assert len(seen) == 30
    assert seen <= {(f"practice:{key}", practice.hash) for key, practice in read_catalogue().items()}
    assert not (EXAMPLE / "practices").exists()


def _as_the_reference_says(practice: dict[str, Any]) -> dict[str, Any]:
    """A practice of the reference base under the names of ours; `same` is the study of the line above."""
    silent = dict.fromkeys(("note", "table", "read", "se_derived"), "")
    effects, study = [], ""
    for row in practice["effects"]:
        study = study if row["study"] == "same" else row["study"]
        said = silent | {key: str(value) for key, value in row.items() if key not in {"se_or_ci", "pool"}}
        effects.append(said | {"error": str(row["se_or_ci"]), "study": study, "pool": row.get("pool")})
    kept = {key: practice.get(key, "") for key in ("id", "what", "target", "grade", "caution", "bolivia_fit")}
    title = {"es": practice["title_es"], "en": practice["title_en"]}
    return kept | {"title": title, "themes": tuple(practice["theme"]), "effects": effects}


def _as_ours(practice: Practice) -> dict[str, Any]:
    said = asdict(practice)
    effects = [{k: v for k, v in effect.items() if k not in {"id", "readings"}} for effect in said["effects"]]
    kept = ("id", "what", "target", "grade", "caution", "bolivia_fit", "title", "themes")
    return {key: said[key] for key in kept} | {"effects": effects}


def test_every_field_of_every_line_stands_as_in_the_reference_base(shared_data: Path) -> None:
    file = shared_data.parent / "reference" / "practices.yaml"
    there = {p["id"]: p for p in yaml.safe_load(file.read_text(encoding="utf-8"))["practices"]}
    ours = read_catalogue()

    assert {key: _as_ours(practice) for key, practice in ours.items()} == {
        key: _as_the_reference_says(practice) for key, practice in there.items()
    }
    unsaid = [
        (key, part)
        for key, practice in there.items()
        for part, value in practice["cost"].items()
        if str(value) not in ours[key].cost and str(value) != "not found"
    ]
    assert unsaid == []
