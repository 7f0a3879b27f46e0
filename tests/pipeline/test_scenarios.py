"""The chapter on scenarios: from numbers that travel with the folder, stale when a scenario changes."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from csvw import CSVW

from thakhi import pipeline
from thakhi.folder.simulation import frozen_scenarios, read_simulation, sums_of, write_simulation
from thakhi.publish.view.scenarios import scenario_sections
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem
from thakhi.terms.scenario import Simulation
from thakhi.terms.survey import Survey

BOLIVIA = Path(__file__).resolve().parents[2] / "examples" / "bolivia-2021"
SURVEY = "ine_bolivia_eh2019"


@pytest.fixture(scope="module")
def frozen() -> Simulation:
    found = frozen_scenarios(BOLIVIA, SURVEY)
    assert found is not None
    return found


def test_what_travels_is_of_the_scenarios_that_stand_there(frozen: Simulation) -> None:
    assert frozen.changed == ()
    assert sorted(result.id for result in frozen.scenarios) == sorted(p.stem for p in (BOLIVIA / "scenarios").glob("*"))
    assert {result.draws for result in frozen.scenarios} == {200}


def test_a_file_of_results_is_read_as_it_was_written(frozen: Simulation, tmp_path: Path) -> None:
    write_simulation(tmp_path / "a.json", frozen, made_from={"x.yaml": "1"})
    again, made_from = read_simulation(tmp_path / "a.json")
    write_simulation(tmp_path / "b.json", again, made_from=made_from)

    assert (again.scenarios, again.back_tests, made_from) == (frozen.scenarios, frozen.back_tests, {"x.yaml": "1"})
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_no_small_group_travels(frozen: Simulation) -> None:
    told = [f.estimate for result in frozen.scenarios for f in result.figures]

    assert [e.id for e in told if e.n is not None and e.n < 5] == []
    assert any(e.value is Absence.SUPPRESSED for e in told)
    assert all(e.se is None and e.interval is None for e in told if e.value is Absence.SUPPRESSED)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text('{"scenarios": [')

    with pytest.raises(InputProblem, match=r"s\.json"):
        read_simulation(tmp_path / "s.json")


def test_the_edition_has_the_chapter_in_both_languages(tmp_path: Path) -> None:
    folder = tmp_path / "bo"
    shutil.copytree(BOLIVIA, folder, ignore=shutil.ignore_patterns("build"))
    made, target = pipeline.build(folder, home=tmp_path / "home", out=tmp_path / "out")
    pages = [(target / lang / "plan-scenarios.html").read_text(encoding="utf-8") for lang in ("es", "en")]

    shape = [re.findall(r"<(?:h[1-4]|table|figure|tr)\b", page) for page in pages]
    assert shape[0] == shape[1]
    assert [page.count("<table") for page in pages] == [1 + 2 * 6 + 2] * 2
    assert "Todas" in pages[0]
    assert "lo que decide si puede entrar es el capital" in " ".join(pages[0].split())
    rows = list(csv.DictReader((target / "data" / "scenarios.csv").read_text(encoding="utf-8").splitlines()))
    assert made.simulation is not None
    outside = CSVW(str(target / "data" / "scenarios.csv-metadata.json"))
    assert outside.is_valid
    assert next(iter(outside.tables[0].iterdicts()))["synthetic"] is False
    assert len(rows) == sum(len(result.figures) for result in made.simulation.scenarios)


def test_a_changed_scenario_is_said_and_turns_what_rests_on_it_amber(tmp_path: Path, frozen: Simulation) -> None:
    folder = tmp_path / "bo"
    shutil.copytree(BOLIVIA, folder, ignore=shutil.ignore_patterns("build"))
    with (folder / "scenarios" / "siete_rg.yaml").open("a", encoding="utf-8") as file:
        file.write("# otra idea\n")
    text = (folder / "roadmap.yaml").read_text(encoding="utf-8")
    first = re.search(r"rests_on: \[", text)
    assert first is not None
    (folder / "roadmap.yaml").write_text(
        text[: first.end()] + "scenario:siete_rg, " + text[first.end() :], encoding="utf-8"
    )
    evidence = pipeline.evidence_of(folder, home=tmp_path / "home")
    link = next(f for f in pipeline.findings(folder, evidence=evidence) if "scenario:siete_rg" in f.text.en)
    assert (link.rule, link.blocks) == ("unconfirmed", False)
    pipeline.confirm(folder, [link.subject], evidence=evidence, by="Inés", on="2026-11-26")
    assert not [f for f in pipeline.findings(folder, evidence=evidence) if "scenario:siete_rg" in f.text.en]

    other = replace(frozen.scenarios[-1], seed=2)
    changed = replace(frozen, scenarios=(*frozen.scenarios[:-1], other))
    path = folder / "evidence" / SURVEY / "scenarios.json"
    write_simulation(path, changed, made_from=sums_of((BOLIVIA / "scenarios").glob("*.yaml")))
    evidence = pipeline.evidence_of(folder, home=tmp_path / "home")
    road = pipeline.road(folder, evidence=evidence)

    assert link.subject in road.stale
    section = scenario_sections(road)[0]
    assert any("siete_rg.yaml" in paragraph.text.es for paragraph in section.paragraphs)


@pytest.mark.known
@pytest.mark.heavy
def test_freezing_again_on_the_real_survey_gives_the_same_numbers(
    eh2019: Survey, frozen: Simulation, tmp_path: Path
) -> None:
    files = sorted((BOLIVIA / "scenarios").glob("*.yaml"))
    groups = ("sex", "unit_size", "sector", "income_fifth")
    again = pipeline.scenarios(files, survey=eh2019, by=groups, with_tests=True, command="thakhi freeze")

    assert again.scenarios == frozen.scenarios
    assert again.back_tests == frozen.back_tests
    assert again.worst_gap < 0.001, "0.1 points"
