"""The chapter on who was heard: from the files of a folder, with no group that a reader could recognise somebody in."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from thakhi import pipeline
from thakhi.dialogue.balance.folder import heard_in
from thakhi.folder.estimates import read_estimates
from thakhi.publish.view.heard import heard_grids
from thakhi.terms.absence import Absence
from thakhi.terms.heard import HeardGroup, WhoWasHeard

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo-cycle"
NUMBERS = Path("evidence") / "synthetic_bolivia_2019" / "population.json"
CUE = re.compile(r"(\d\d):(\d\d):([\d.]+) --> (\d\d):(\d\d):([\d.]+)\n<v ([^>]+)>")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns("build"))
    return tmp_path / "demo"


def heard(folder: Path) -> WhoWasHeard:
    found = heard_in(folder, folder / NUMBERS)
    assert found is not None
    return found


def group(found: WhoWasHeard, dimension: str, level: str) -> HeardGroup:
    return next(one for one in found.groups if (one.dimension, one.level) == (dimension, level))


def seconds(speaker: str) -> float:
    """How long somebody speaks by the times of the file, added up here once more."""
    text = (DEMO / "recordings" / "taller-1.es.vtt").read_text(encoding="utf-8")
    total = 0.0
    for h, m, s, h2, m2, s2, who in CUE.findall(text):
        if who == speaker:
            total += (int(h2) - int(h)) * 3600 + (int(m2) - int(m)) * 60 + float(s2) - float(s)
    return total


def test_minutes_are_those_of_the_published_transcript_and_of_no_draft(folder: Path) -> None:
    found = heard(folder)
    spoken = {name: seconds(name) / 60 for name in ("Rosa Prueba", "Elena Prueba", "Juan Prueba", "Carmen Prueba")}

    assert all(minutes > 0 for minutes in spoken.values())
    assert found.workshops == 1
    assert group(found, "total", "total").number("spoke").value == 4
    assert group(found, "total", "total").number("minutes").value == pytest.approx(sum(spoken.values()))
    owners = group(found, "sector", "unit_owners")
    assert owners.number("minutes").value == pytest.approx(spoken["Elena Prueba"] + spoken["Juan Prueba"])
    assert owners.number("statements").value == 2
    assert owners.number("invited").value == 24


def test_the_sex_of_who_withdrew_their_name_cannot_be_told(folder: Path) -> None:
    """Juan is the only man who speaks, under no name: were the women shown, he would be too."""
    women, men = (group(heard(folder), "sex", level) for level in ("woman", "man"))

    for measure in ("spoke", "minutes", "statements"):
        assert women.number(measure).value is Absence.SUPPRESSED
        assert men.number(measure).value is Absence.SUPPRESSED
        assert men.number(measure).public == 0
    assert women.number("spoke").public == 3, "who speaks under their name is in plain view"
    assert men.number("invited").value == 18


def test_where_he_lets_his_name_be_shown_everybody_is_in_plain_view(folder: Path) -> None:
    path = folder / "people.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{name: withdrawn,", "{name: granted,"), encoding="utf-8")
    found = heard(folder)

    assert group(found, "sex", "man").number("spoke").value == 1
    assert group(found, "sex", "woman").number("spoke").value == 3
    assert found.sentence.es.startswith("Hablaron 3 mujeres y 1 hombre.")


def test_no_department_of_a_speaker_is_shown(folder: Path) -> None:
    departments = [one for one in heard(folder).groups if one.dimension == "department"]

    assert len(departments) >= 9
    assert {one.number("spoke").value for one in departments} == {Absence.SUPPRESSED}


def test_a_column_with_one_small_group_is_shown_in_none(folder: Path) -> None:
    path = folder / "workshops.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("level: government, people: 8", "level: government, people: 3"), encoding="utf-8")
    found = heard(folder)

    sectors = [one for one in found.groups if one.dimension == "sector"]
    assert {one.number("invited").value for one in sectors} == {Absence.SUPPRESSED}
    assert group(found, "sex", "woman").number("invited").value == 22


def test_beside_it_stands_the_number_of_the_survey(folder: Path) -> None:
    owners = {e.cell: e.value for e in read_estimates(folder / NUMBERS) if e.indicator == "owners_total"}
    found = heard(folder)

    assert group(found, "sex", "woman").number("owners").value == owners[("sex", "woman"),]
    assert group(found, "total", "total").number("owners").value == owners[()]
    (folder / NUMBERS).unlink()
    assert group(heard(folder), "total", "total").number("owners").value is Absence.NOT_FOUND


def test_without_a_published_transcript_nobody_is_said_to_have_spoken(folder: Path) -> None:
    path = folder / "recordings" / "recordings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("state: published", "state: checked"), encoding="utf-8")

    assert heard_in(folder, folder / NUMBERS) is None


def test_a_number_instead_of_a_name_is_found(folder: Path) -> None:
    for path in (folder / "people.yaml", folder / "recordings" / "taller-1.es.vtt"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("name: Juan Prueba", "number: 3").replace("<v Juan Prueba>", "<v Persona 3>"))
    found = heard(folder)

    assert group(found, "sector", "unit_owners").number("spoke").value == 2
    assert found.unassigned_minutes == 0


def test_the_chapter_has_the_same_tables_in_both_languages(folder: Path, tmp_path: Path) -> None:
    made, target = pipeline.build(folder, home=tmp_path / "home", out=tmp_path / "out")
    pages = [(target / lang / "plan-heard.html").read_text(encoding="utf-8") for lang in ("es", "en")]

    shape = [re.findall(r"<(?:h[1-4]|table|tr|th|td)\b", page) for page in pages]
    assert shape[0] == shape[1]
    assert made.balance is not None
    assert len(list(heard_grids(made.balance))) == 4
    assert "suprimido; al menos 3" in pages[0]
    assert "suppressed; at least 3" in pages[1]
