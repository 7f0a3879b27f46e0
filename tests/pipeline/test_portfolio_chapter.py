"""The chapter on the portfolio: it travels with the folder, opens to what it rests on, and says what changed since."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from csvw import CSVW

from thakhi import pipeline
from thakhi.folder.portfolio import kept_portfolio, write_portfolio
from thakhi.publish.view.portfolio import portfolio_sections
from thakhi.terms.errors import InputProblem
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.roadmap import Roadmap

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo-cycle"
NUMBERS = Path("evidence") / "synthetic_bolivia_2019"
Change = Callable[[str, str, str], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns("build", "recordings"))
    return tmp_path / "demo"


@pytest.fixture
def change(folder: Path) -> Change:
    def changed(name: str, old: str, new: str) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return changed


def kept(folder: Path) -> Portfolio:
    found = kept_portfolio(folder / NUMBERS)
    assert found is not None
    return found


def road_of(folder: Path) -> Roadmap:
    return pipeline.road(folder, evidence=pipeline.evidence_of(folder, home=folder / "home"))


def changed_in(folder: Path) -> tuple[str, ...]:
    made = road_of(folder).portfolio
    assert made is not None
    return made.changed


def test_what_travels_is_what_the_command_finds(folder: Path) -> None:
    evidence = pipeline.evidence_of(folder, home=folder / "home")

    assert changed_in(folder) == ()
    assert kept(folder) == pipeline.portfolio(folder, evidence=evidence, with_frontier=True)


def test_a_file_is_read_as_it_was_written(folder: Path, tmp_path: Path) -> None:
    unsure = replace(kept(folder), gap=float("nan"))
    write_portfolio(tmp_path, unsure)
    again = kept_portfolio(tmp_path)

    assert again is not None
    assert again.gap != again.gap, "what does not exist is no zero"
    assert replace(again, gap=0.0) == replace(unsure, gap=0.0)


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "portfolio.json").write_text('{"portfolio": {"years": [')

    with pytest.raises(InputProblem, match=r"portfolio\.json"):
        kept_portfolio(tmp_path)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("portfolio.yaml", "total: 90000", "total: 95000", ("portfolio.yaml",)),
        ("portfolio.yaml", "formalized: 0.4, reached: 0.6", "formalized: 0.5, reached: 0.5", ("portfolio.yaml",)),
        ("portfolio.yaml", "Ficticio.", "Inventado.", ()),
        ("actions.yaml", "high: 120\n", "high: 121\n", ("D1.1",)),
        ("actions.yaml", "levels: [200, 400, 800]", "levels: [200, 400]", ("D1.1",)),
        ("actions.yaml", "vecinas ya registradas", "vecinos ya registrados", ()),
        (str(NUMBERS / "estimates.json"), '"value": 1733465.7942770002', '"value": 1733000.0', ("D1.1", "D1.2")),
    ],
)
def test_what_changed_since_is_named_and_words_are_no_change(
    folder: Path, change: Change, name: str, old: str, new: str, said: tuple[str, ...]
) -> None:
    change(name, old, new)

    assert changed_in(folder) == said


def test_a_portfolio_without_its_file_or_its_action_is_said(folder: Path, change: Change) -> None:
    (folder / "portfolio.yaml").unlink()
    assert changed_in(folder) == ("portfolio.yaml",)

    section = portfolio_sections(road_of(folder))[0]
    assert any("portfolio.yaml" in paragraph.text.es for paragraph in section.paragraphs)


def test_the_chapter_opens_and_has_one_structure_in_both_languages(folder: Path, tmp_path: Path) -> None:
    _, target = pipeline.build(folder, home=tmp_path / "home", out=tmp_path / "out")
    pages = [(target / lang / "plan-portfolio.html").read_text(encoding="utf-8") for lang in ("es", "en")]

    shape = [re.findall(r"<(?:h[1-4]|table|figure|tr|details)\b", page) for page in pages]
    assert shape[0] == shape[1]
    assert 'href="indicator-population_total.html' in pages[0], "reach opens to the number of the survey"
    assert "Ficticia: que vecinas ya registradas" in pages[0]
    assert "no cabe en: presupuesto total (pasa en 17.334)" in pages[0]
    assert "does not fit: budget in all (over by 17,334)" in pages[1]

    outside = CSVW(str(target / "data" / "portfolio.csv-metadata.json"))
    assert outside.is_valid
    assert next(iter(outside.tables[0].iterdicts()))["synthetic"] is True
    rows = list(csv.DictReader((target / "data" / "portfolio.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["action"], row["state"], row["year"], row["people"]) for row in rows] == [
        ("D1.2", "chosen", "", "2000"),
        ("D1.2", "chosen", "2030", "2000"),
        ("D1.1", "left_out:over_budget", "", ""),
    ]
    assert float(rows[0]["cost_bob"]) == pytest.approx(kept(folder).chosen[0].cost)


def test_what_rests_on_the_choice_opens_to_it_and_turns_amber_with_it(
    folder: Path, change: Change, tmp_path: Path
) -> None:
    change("actions.yaml", "rests_on: [statement:tres-mananas-de-fila]", "rests_on: [portfolio:D1.2, portfolio:D1.1]")
    evidence = pipeline.evidence_of(folder, home=folder / "home")
    pipeline.confirm(folder, [], evidence=evidence, by="Inés", on="2026-11-26")
    _, target = pipeline.build(folder, home=folder / "home", out=tmp_path / "out")
    page = " ".join((target / "es" / "action-D1.1.html").read_text(encoding="utf-8").split())
    assert "2.000 personas de 1.733.466 (2030: 2.000)" in page
    assert "ya no está en esta edición" not in page

    found = kept(folder)
    write_portfolio(folder / NUMBERS, replace(found, chosen=(replace(found.chosen[0], people=((2030, 1000),)),)))
    stale = [link for link in road_of(folder).links if link.id in road_of(folder).stale]
    assert [link.target for link in stale] == ["portfolio:D1.2"]
