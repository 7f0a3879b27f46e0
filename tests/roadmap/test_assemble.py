"""Placeholders become words, tables become figures, and the road map carries what it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.roadmap.small_cycle import confirmed, known_of, read, write_cycle
from thakhi.roadmap.assemble import assemble
from thakhi.roadmap.needs import Need, estimates_needed
from thakhi.terms.errors import InputProblem
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text


def test_placeholders_are_filled_in_both_languages(tmp_path: Path) -> None:
    road = _road(write_cycle(tmp_path))
    words = {p.id: _spaced(p.text) for c in road.chapters for p in c.paragraphs}

    assert words == {
        "p1": Text("El 86,5 % (85,1–87,9) no tiene NIT.", "86.5% (85.1–87.9) have no NIT."),
        "p2": Text(
            "Rosa dijo «el puesto es mi vida» (Rosa (persona de prueba)).",
            "Rosa said “el puesto es mi vida” (Rosa (persona de prueba)).",
        ),
        "p3": Text("La matrícula cuesta Bs 130.", "The licence costs Bs 130."),
    }
    assert _spaced(road.chapters[0].figures[0].sentence) == Text(
        "Ellas ganan Bs 1.270 (1.173–1.367) menos.", "Women earn Bs 1,270 (1,173–1,367) less."
    )


def test_an_action_says_its_reach_its_baseline_and_its_plan(tmp_path: Path) -> None:
    (action,) = _road(write_cycle(tmp_path)).actions

    assert _spaced(action.why) == Text(
        "Son 1.200 (1.050–1.350); 86,5 % (85,1–87,9) no tienen NIT.",
        "They are 1,200 (1,050–1,350); 86.5% (85.1–87.9) have no NIT.",
    )
    assert _spaced(action.coverage) == Text("Llega a 50 de 1.200: 4,2 %.", "Reaches 50 of 1,200: 4.2%.")
    assert (action.group_where, action.reach.indicator) == ("is_owner AND sector = 'trade'", "population_total")
    assert action.target is not None
    assert (action.target.baseline.id, action.target.value) == ("test_survey/share_without_nit;sex=woman", 0.8)
    assert (action.cost.low, action.cost.high, action.cost.currency) == (500, 1000, "USD")
    assert action.standing.es == "propuesta editorial, no acordada"


def test_a_cost_that_was_not_found_has_no_number(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path, actions=("state: range", "state: not_found"))

    cost = _road(folder).actions[0].cost

    assert (cost.state, cost.low, cost.high) == ("not_found", None, None)


def test_a_cost_may_be_a_number_of_the_survey(tmp_path: Path) -> None:
    folder = write_cycle(
        tmp_path, actions=("    unit_low: 10\n    unit_high: 20\n", '    unit: "labour_income_mean;group=traders"\n')
    )

    cost = _road(folder).actions[0].cost

    assert (cost.low, cost.high) == (122_000, 132_000)  # 50 × 2,442 to 50 × 2,636, three digits


def test_a_working_translation_is_never_the_official_title(tmp_path: Path) -> None:
    road = _road(write_cycle(tmp_path))

    assert "Mujeres y comercio" not in str(road)
    assert road.chapters[0].official_title == Text(
        "Título oficial en español: no encontrado. En inglés: Women and trade", "Women and trade"
    )
    assert road.chapters[0].recording.en == "The recording exists; its public address was not found."


def test_a_withdrawn_quote_is_gone_from_page_and_list(tmp_path: Path) -> None:
    road = _road(write_cycle(tmp_path, statements=("published_source", "withdrawn")))

    assert "el puesto es mi vida" not in str(road)
    assert road.chapters[0].paragraphs[1].text.es == "Rosa dijo [cita retirada por quien la dijo]."


def test_a_placeholder_without_an_estimate_names_the_nearest(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path, roadmap=("El {share_without_nit}", "El {share_withot_nit}"))
    drafts = read(folder)
    estimates = known_of(write_cycle(tmp_path / "whole"), read(tmp_path / "whole")).estimates.values()

    with pytest.raises(InputProblem) as told:
        assemble(drafts, there=known_of(folder, drafts, estimates), lock=(), indicators={}, surveys={})

    assert "test_survey/share_without_nit" in told.value.text.es
    assert told.value.where == drafts.place("paragraph:p1")


def test_same_inputs_same_hash_and_another_number_another_hash(tmp_path: Path) -> None:
    one, two = _road(write_cycle(tmp_path / "a")), _road(write_cycle(tmp_path / "b"))
    other = _road(write_cycle(tmp_path / "c", practices=("", ""), roadmap=("Así se hizo.", "Así no se hizo.")))

    assert one.hash == two.hash != other.hash


def test_evidence_is_asked_once_per_table(tmp_path: Path) -> None:
    needs = estimates_needed(read(write_cycle(tmp_path)))

    assert needs == [
        Need(survey="test_survey", indicators=("labour_income_mean",), compare="sex"),
        Need(survey="test_survey", indicators=("share_without_nit",)),
        Need(survey="test_survey", indicators=("population_total",), where="is_owner AND sector = 'trade'"),
        Need(survey="test_survey", indicators=("share_without_nit",), by=("sex",)),
    ]


def _road(folder: Path) -> Roadmap:
    drafts = read(folder)
    there = known_of(folder, drafts)
    return assemble(drafts, there=there, lock=confirmed(drafts, there), indicators={}, surveys={})


def _spaced(text: Text) -> Text:
    return Text(text.es.replace("\u00a0", " "), text.en.replace("\u00a0", " "))
