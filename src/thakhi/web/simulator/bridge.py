"""Where the simulator meets the rooms: a unit beside a reform, the frozen run of scenarios, written numbers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from thakhi import __version__
from thakhi.folder.simulation import frozen_scenarios
from thakhi.publish.labels import level_label
from thakhi.publish.numbers import write_date, write_number
from thakhi.publish.regimes import CONFIDENCE, legal_range, legal_words
from thakhi.publish.scenario import render_simulation
from thakhi.publish.view.scenario_page import ScenarioPage, page_of
from thakhi.simulate.one_unit import adjustable, read_shape, reform_for_unit
from thakhi.simulate.population import SIN
from thakhi.simulate.scenario import ScenarioShape
from thakhi.simulate.system import system_of
from thakhi.simulate.units import INPUTS, Input
from thakhi.sources.card import read_card
from thakhi.terms.scenario import DIMENSIONS, Simulation
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

__all__ = [
    "CONFIDENCE",
    "DIMENSIONS",
    "INPUTS",
    "SIN",
    "Input",
    "ScenarioPage",
    "ScenarioShape",
    "adjustable",
    "legal_range",
    "legal_words",
    "level_label",
    "page_of",
    "reform_for_unit",
    "render_simulation",
    "write_date",
    "write_number",
]
VERSION = __version__
CARD, RUN = "card.yaml", "scenarios.json"


@dataclass(frozen=True)
class Frozen:
    """The run of scenarios that travels with a cycle, and the survey that it was made on."""

    simulation: Simulation
    survey: Survey


def regimes_of(date: str) -> list[tuple[str, Text]]:
    """The regimes that are known on a day, with their titles; *fails when* the law of the day is not."""
    return [(name, regime.title) for name, regime in system_of(date).regimes.items()]


@lru_cache(maxsize=64)
def shape_of(content: bytes) -> ScenarioShape:
    """A scenario file from its bytes; the same bytes are read once.

    *Fails when* it does not read.
    """
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "scenario.yaml"
        path.write_bytes(content)
        return read_shape(path)


def frozen(files: Mapping[str, bytes]) -> Frozen | None:
    """The run among the files of a cycle, by their paths in its folder; None where there is none."""
    return _frozen(tuple(sorted(files.items())))


@lru_cache(maxsize=8)
def _frozen(files: tuple[tuple[str, bytes], ...]) -> Frozen | None:
    with tempfile.TemporaryDirectory() as work:
        for name, content in files:
            path = Path(work, *Path(name).parts)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for card in sorted(Path(work).glob(f"evidence/*/{CARD}")):
            survey = read_card(card.parent)
            if found := frozen_scenarios(Path(work), card.parent.name):
                return Frozen(found, survey)
    return None
