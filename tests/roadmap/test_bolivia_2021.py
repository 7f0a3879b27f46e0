"""The first road map: what it may say about the cycle, and that nothing in it stands without support."""

from __future__ import annotations

from pathlib import Path

import pytest

from thakhi.dialogue.quotes import quote_findings
from thakhi.dialogue.read import read_statements
from thakhi.evidence.definitions import indicator_files
from thakhi.pipeline import evidence_of, findings, road
from thakhi.practices.read import read_practices
from thakhi.roadmap.check import check_drafts
from thakhi.roadmap.cycle_facts import official_title
from thakhi.roadmap.drafts import Drafts
from thakhi.roadmap.read import read_drafts

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "bolivia-2021"


@pytest.fixture(scope="module")
def drafts() -> Drafts:
    return read_drafts(EXAMPLE)


def test_nothing_is_found_before_the_numbers(drafts: Drafts) -> None:
    heard = read_statements(EXAMPLE)

    assert quote_findings(heard) == []
    assert check_drafts(drafts, statements=heard.statements, indicators=indicator_files()) == []


def test_nothing_blocks_it_and_nothing_is_amber_with_its_own_numbers(tmp_path: Path) -> None:
    evidence = evidence_of(EXAMPLE, home=tmp_path)

    assert findings(EXAMPLE, evidence=evidence) == []
    assert road(EXAMPLE, evidence=evidence).stale == ()


def test_four_panels_with_four_actions_each(drafts: Drafts) -> None:
    assert [action.panel for action in drafts.actions] == [1] * 4 + [2] * 4 + [3] * 4 + [4] * 4
    assert [chapter.panel for chapter in drafts.roadmap.chapters] == [1, 2, 3, 4]


def test_working_translations_are_not_official_titles(drafts: Drafts) -> None:
    for panel in drafts.cycle.panels:
        assert panel.es_unofficial not in official_title(panel).es
        assert official_title(panel).es.startswith("Título oficial en español: no encontrado")


def test_every_action_rests_on_practices_of_the_catalogue(drafts: Drafts) -> None:
    used = {link for action in drafts.actions for link in action.rests_on if link.startswith("practice:")}

    assert all(any(link.startswith("practice:") for link in action.rests_on) for action in drafts.actions)
    assert len(used) == 30
    assert used <= {f"practice:{key}" for key in read_practices(EXAMPLE)}


def test_a_target_that_no_document_sets_says_so(drafts: Drafts) -> None:
    for action in drafts.actions:
        assert action.target is not None
        assert action.target.source is not None
        assert action.target.source.es.startswith("Juicio editorial del equipo de Thakhi")


def test_a_cost_shows_its_arithmetic_or_why_there_is_none(drafts: Drafts) -> None:
    for action in drafts.actions:
        if action.cost.state == "not_found":
            assert action.cost.units is None
        else:
            assert "× {scale}" in action.cost.basis.es
            assert action.cost.units == action.scale


def test_no_quote_is_said_to_come_from_the_cycle() -> None:
    for said in read_statements(EXAMPLE).statements.values():
        assert said.consent == "published_source"
        assert said.caution == "No se dijo en el ciclo."


def test_who_was_heard_is_said_as_far_as_it_was_published(drafts: Drafts) -> None:
    """METHODS 6.3 asks for more than the cycle of 2021 made public: the rest says that it was not found."""
    told = {name: drafts.facts[name] for name in drafts.roadmap.heard}

    assert {name: fact.value for name, fact in told.items() if fact.confidence != "not_found"} == {
        "cycle-workshops": "4",
        "cycle-speakers": "35",
        "cycle-participants": "> 195",
    }
    assert {fact.words.es.split(":")[0] for fact in told.values() if fact.confidence == "not_found" and fact.words} == {
        "no publicado",
        "no se encontró ninguna cita textual de los cuatro conversatorios",
    }
