"""A card says again what was written, quickly; a card spoiled by hand is told by its line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.sources.conftest import Tiny
from thakhi.sources.card import find_survey, list_surveys, read_card, write_card
from thakhi.terms.errors import InputProblem
from thakhi.terms.survey import Survey


@pytest.fixture
def stored(tiny: Tiny) -> Survey:
    return tiny.load()


def test_card_says_what_was_stored(tiny: Tiny, stored: Survey) -> None:
    assert find_survey(tiny.home, "tiny") == stored
    assert list_surveys(tiny.home) == (stored,)
    (tiny.home / "surveys" / "tiny" / ".card.json").unlink()
    assert find_survey(tiny.home, "tiny") == stored
    assert write_card(stored) == (tiny.home / "surveys" / "tiny" / "card.yaml").read_text()


def test_engine_of_the_url(tiny: Tiny, stored: Survey) -> None:
    found = find_survey(tiny.home, "spark:tiny")
    assert (found.engine, found.folder) == ("spark", stored.folder)
    assert find_survey(tiny.home, f"spark:{stored.folder}").url == f"spark:{stored.folder}"
    assert find_survey(Path("/nowhere"), stored.folder) == stored


def test_edited_card_counts_not_its_quick_twin(tiny: Tiny, stored: Survey) -> None:
    card = tiny.home / "surveys" / "tiny" / "card.yaml"
    card.write_text(card.read_text().replace("Tiny survey", "Small survey"))
    assert find_survey(tiny.home, "tiny").title.en == "Small survey"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("persons: 5", "persons: five", "“persons” cannot be 'five': expected a whole number"),
        ("synthetic: false", "synthetic: false\nsyntetic: true", "unknown key “syntetic”. Did you mean “synthetic”?"),
        ("  kind: number", "  kind: [number", "is not valid YAML"),
        ("id: tiny\n", "", "“id” is missing in “/”"),
    ],
)
def test_spoiled_card(tiny: Tiny, stored: Survey, old: str, new: str, said: str) -> None:
    card = tiny.home / "surveys" / "tiny" / "card.yaml"
    card.write_text(card.read_text().replace(old, new, 1))
    with pytest.raises(InputProblem) as caught:
        find_survey(tiny.home, "tiny")
    assert said in caught.value.text.en
    assert caught.value.where
    assert caught.value.where.startswith(f"{card}:")


def test_unknown_survey(tiny: Tiny, stored: Survey) -> None:
    with pytest.raises(InputProblem, match=r"unknown survey “tiniy”. Did you mean “tiny”"):
        find_survey(tiny.home, "tiniy")
    with pytest.raises(InputProblem, match=r"there are no surveys, and “x” was asked for. Bring one"):
        find_survey(tiny.folder / "elsewhere", "x")
    with pytest.raises(InputProblem, match=r"no survey in this folder"):
        read_card(tiny.folder)


def test_real_card_is_read_at_once(eh_home: Path) -> None:
    """The command line has a second and a half for everything; the card takes a few milliseconds of it."""

    def seconds() -> float:
        start = time.process_time()
        find_survey(eh_home, "ine_bolivia_eh2019")
        return time.process_time() - start

    assert min(seconds() for _ in range(5)) < 0.05
