"""Drawings: well-formed, with a text alternative, intervals, hatching, and nothing outside the frame."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from tests.publish.sample import by_department, by_sex, chapter, estimate, roadmap
from thakhi.publish.charts.axis import axis
from thakhi.publish.charts.outline import read_atlas
from thakhi.publish.charts.svg import standalone
from thakhi.publish.view.book import open_book
from thakhi.publish.view.figure import FigureView, figure_view
from thakhi.terms.absence import Absence
from thakhi.terms.roadmap import Figure
from thakhi.terms.text import Text

SVG = "{http://www.w3.org/2000/svg}"


def drawn(figure: Figure) -> FigureView:
    book = open_book(roadmap(), "es")
    return figure_view(figure, "1.1", book, read_atlas())


def classes(drawing: str, name: str) -> list[ET.Element]:
    return [found for found in ET.fromstring(drawing).iter() if name in found.get("class", "").split()]


@pytest.mark.parametrize("panel", [1, 2, 3, 4])
def test_each_chart_has_a_title_a_description_and_a_name(panel: int) -> None:
    view = drawn(chapter(panel).figures[0])

    for drawing in (view.wide, view.narrow):
        root = ET.fromstring(drawing)
        ids = {found.get("id"): found.text for found in root if found.tag in {f"{SVG}title", f"{SVG}desc"}}
        assert [ids[name] for name in root.get("aria-labelledby", "").split()] == [view.title, view.alt]
        assert root.get("role") == "img"


@pytest.mark.parametrize("panel", [1, 2, 3, 4])
def test_words_stay_inside_the_frame(panel: int) -> None:
    view = drawn(chapter(panel).figures[0])

    for drawing in (view.wide, view.narrow):
        root = ET.fromstring(drawing)
        width, height = (float(root.get(side, "0")) for side in ("width", "height"))
        for words in root.iter(f"{SVG}text"):
            x, y, long = float(words.get("x", "0")), float(words.get("y", "0")), 7.4 * len(words.text or "")
            shift = {"start": 0.0, "middle": -long / 2, "end": -long}[words.get("text-anchor", "start")]
            assert x + shift >= -6, words.text
            assert x + shift + long <= width + 6, words.text
            assert 0 < y <= height, words.text


def test_every_dot_has_its_interval() -> None:
    view = drawn(chapter(3).figures[0])

    assert len(classes(view.wide, "span")) == len(classes(view.wide, "mark")) - 2 == 6  # two marks are the legend


def test_women_and_men_are_always_the_same_two_marks() -> None:
    view = drawn(chapter(1).figures[0])

    assert {found.tag for found in classes(view.wide, "woman") if "mark" in found.get("class", "")} == {f"{SVG}circle"}
    assert {found.tag for found in classes(view.wide, "man") if "mark" in found.get("class", "")} == {f"{SVG}rect"}


def test_the_map_hatches_what_is_not_reliable_and_greys_what_is_suppressed() -> None:
    view = drawn(chapter(2).figures[0])

    root = ET.fromstring(view.wide)
    hatched = [found for found in root.iter(f"{SVG}path") if "hatch" in found.get("fill", "")]
    assert len(hatched) == 1  # Potosí
    assert len([f for f in classes(view.wide, "absent") if f.tag == f"{SVG}path"]) == 1  # Pando
    assert "suprimido" in [words.text for words in root.iter(f"{SVG}text")]


def test_the_nine_departments_are_on_the_map() -> None:
    names = {found.name for found in read_atlas().outlines}

    assert names == {dict(e.cell)["department"] for e in by_department()}


def test_a_suppressed_row_says_why() -> None:
    figure = chapter(1).figures[0]
    hidden = replace(
        figure, estimates=(figure.estimates[0], estimate("x", Absence.SUPPRESSED, cell=(("sex", "woman"),)))
    )
    view = drawn(hidden)

    assert "suprimido: menos de 10 casos" in view.wide
    assert view.notes == ("1 de 2 valores no se muestran: menos de 10 casos.",)


def test_a_figure_without_estimates_says_what_to_do() -> None:
    view = drawn(replace(chapter(1).figures[0], estimates=()))

    assert (view.wide, view.rows) == ("", ())
    assert "evidence.yaml" in view.notes[0]


def test_labels_are_escaped() -> None:
    figure = replace(chapter(1).figures[0], title=Text.same('<b>&"'), estimates=by_sex()[:2])

    assert "<b>" not in drawn(figure).wide


def test_a_file_of_its_own_has_its_colours_written_out() -> None:
    alone = standalone(drawn(chapter(1).figures[0]).wide)

    assert "var(--" not in alone
    assert "#6d2f92" in alone
    ET.fromstring(alone)


@pytest.mark.parametrize(
    ("values", "low", "high"),
    [([0.55, 0.62], 0.54, 0.62), ([10.0, 90.0], 0.0, 100.0), ([-3.0, 5.0], -4.0, 6.0), ([-9.0, -2.0], -10.0, 0.0)],
)
def test_the_axis_reaches_zero_unless_values_lie_far_from_it(values: list[float], low: float, high: float) -> None:
    found = axis(values, 0, 100)

    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert all(found.low <= value <= found.high for value in values)


@pytest.mark.parametrize("values", [[], [0.0], [5.0, 5.0]])
def test_an_axis_of_one_value_has_a_length(values: list[float]) -> None:
    found = axis(values, 0, 100)

    assert found.low < found.high
