"""The chapter on what the cited practices did elsewhere: every number with its study, drawn in both languages."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from thakhi import pipeline
from thakhi.practices.read import read_catalogue
from thakhi.publish.charts.forest import draw_practice
from thakhi.publish.view.effects import effect_sections
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.section import Section

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Roadmap:
    folder = EXAMPLES / "bolivia-2021"
    return pipeline.road(folder, evidence=pipeline.evidence_of(folder, home=tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="module")
def section(road: Roadmap) -> Section:
    (found,) = effect_sections(road)
    return found


def grid_rows(section: Section, name: str) -> list[tuple[str, ...]]:
    return [tuple(cell.en for cell in row) for grid in section.grids if grid.id == name for row in grid.rows]


def test_only_practices_that_the_road_map_cites_are_there(road: Roadmap, section: Section) -> None:
    assert road.effects is not None
    assert {fit.practice.id for fit in road.effects.fits} == set(road.cited_practices)
    assert set(road.cited_practices) < set(read_catalogue())
    assert {target for p in section.paragraphs for target in p.rests_on} <= {
        f"practice:{n}" for n in road.cited_practices
    }


def test_every_number_of_a_cited_practice_stands_in_the_table(road: Roadmap, section: Section) -> None:
    assert road.effects is not None
    numbers = grid_rows(section, "effects-numbers")

    assert len(numbers) == sum(len(fit.sizes) for fit in road.effects.fits)
    mentored = [row for row in numbers if "weekly profits, mentee, pooled over 17 months" in row[2]]
    assert [row[4:7] for row in mentored] == [("+20.6 %", "+6.2 % to +35.1 %", "−8.3 % to +49.5 % (× 2)")]
    bare = [row for row in numbers if row[5] == "no error printed: not pooled"]
    assert bare
    assert all(row[6] == "" for row in bare), "what has no error is carried nowhere"


def test_the_mean_of_seven_trials_is_that_of_metafor(section: Section) -> None:
    """The row of the chapter beside tests/practices/metafor.csv, which R wrote."""
    metafor = Path(__file__).resolve().parents[1] / "practices" / "metafor.csv"
    with metafor.open(encoding="utf-8") as file:
        (outside,) = [row for row in csv.DictReader(file) if (row["data"], row["method"]) == ("microcredit", "PM")]
    row = next(row for row in grid_rows(section, "effects-means") if "households with" not in row[1])

    assert row[2].startswith(f"+{float(outside['mean']):.1f} ")
    assert row[3] == f"{float(outside['low']):.1f} to +{float(outside['high']):.1f}".replace("-", "−")
    assert row[4] == f"{float(outside['pi_low']):.1f} to +{float(outside['pi_high']):.1f}".replace("-", "−")
    assert f"τ² = {float(outside['tau2']):.2f}" in row[6]


def test_a_drawing_has_one_line_a_study_with_an_error_and_no_other(road: Roadmap, section: Section) -> None:
    assert road.effects is not None
    drawn = {drawing.id: drawing for drawing in section.drawings}
    for fit in road.effects.fits:
        pools = [pool for pool in road.effects.pools if pool.practice == fit.practice.id]
        with_error = sum(size.se is not None for size in fit.sizes)
        ends = sum(1 + 1 + (pool.prediction is not None) for pool in pools)
        if not with_error:
            assert f"forest-{fit.practice.id}" not in drawn
            continue
        for svg in (drawn[f"forest-{fit.practice.id}"].svg.es, drawn[f"forest-{fit.practice.id}"].svg.en):
            ET.fromstring(svg)
            assert len(re.findall(r'class="span ', svg)) == with_error + ends


def test_nothing_is_drawn_of_a_practice_without_errors(road: Roadmap) -> None:
    assert road.effects is not None
    fit = next(fit for fit in road.effects.fits if fit.practice.id == "small-grants")

    assert fit.sizes
    assert draw_practice(fit, [], lang="es") == ""


def test_a_road_map_that_cites_no_practice_has_no_such_chapter(tmp_path: Path) -> None:
    folder = EXAMPLES / "demo-cycle"
    made = pipeline.road(folder, evidence=pipeline.evidence_of(folder, home=tmp_path))

    assert made.cited_practices == ()
    assert effect_sections(made) == ()
