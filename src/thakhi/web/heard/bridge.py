"""Where the balance of a cycle meets the rooms: its tables, the survey's population, the drawing, written numbers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

import yaml
from django.conf import settings

from thakhi.dialogue.balance.sentence import sentence
from thakhi.dialogue.balance.speech import spoken_ms
from thakhi.dialogue.balance.tables import (
    MEASURES,
    SPEECH,
    Balance,
    Gathered,
    Measure,
    Number,
    Registrant,
    Speaker,
    Table,
    balance_of,
)
from thakhi.publish.charts.dots import NARROW, WIDE, draw_dots
from thakhi.publish.charts.scene import Dot, Panel, Row, Scene
from thakhi.publish.numbers import write_number, write_rounded
from thakhi.terms.errors import Problem
from thakhi.terms.estimate import Estimate
from thakhi.web.contents import imported, made_once
from thakhi.web.workshops.models import Cycle, KeptFile

__all__ = [
    "MEASURES",
    "NARROW",
    "SPEECH",
    "WIDE",
    "Balance",
    "Dot",
    "Gathered",
    "Measure",
    "Number",
    "Panel",
    "Registrant",
    "Row",
    "Scene",
    "Speaker",
    "Table",
    "balance_of",
    "draw_dots",
    "population_of",
    "sentence",
    "spoken_ms",
    "women_of_owners",
    "write_number",
    "write_rounded",
]

NAMES: Mapping[str, Measure] = {"owners_total": "owners", "employed_total": "employed"}
ALONE = {("unit_size", "1"): ("unit", "own_account")}  # the survey's other sizes do not fit ours (METHODS 2.2)

Population = dict[tuple[Measure, str, str], Estimate]


def population_of(estimates: list[Estimate]) -> Population | None:
    """Owners and employed people by (measure, dimension, level); None where no survey is known."""
    found: Population = {}
    for one in estimates:
        if one.indicator in NAMES and not one.where and not one.since and len(one.cell) <= 1:
            cell = one.cell[0] if one.cell else ("total", "total")
            found[NAMES[one.indicator], *ALONE.get(cell, cell)] = one
    return found or None


def women_of_owners(estimates: list[Estimate]) -> Estimate | None:
    """The share of women among owners."""
    return next((e for e in estimates if e.indicator == "share_women_of_owners" and not e.cell and not e.where), None)


def estimates_of(cycle: Cycle) -> list[Estimate]:
    """The numbers of the cycle's survey: computed where it is imported, else those that travel with the folder."""
    name = cycle.survey or _named(cycle)
    if not name:
        return []
    folder = Path(settings.HOME) / "surveys" / name
    return _computed(name) if folder.is_dir() else _frozen(cycle, name)


def _computed(name: str) -> list[Estimate]:
    """Once a day for a survey that does not change: some seconds."""
    from thakhi.pipeline import find_survey, population

    def made() -> list[Estimate]:
        try:
            return population(survey=find_survey(name, home=Path(settings.HOME)))
        except Problem:  # a survey that has no such column: its population cannot be shown
            return []

    return made_once(f"population:{name}:{dict(imported()).get(name)}", made)


def _frozen(cycle: Cycle, name: str) -> list[Estimate]:
    from thakhi.folder.estimates import read_estimates

    wanted = [f"evidence/{name}/{file}.json" for file in ("estimates", "population")]
    found: list[Estimate] = []
    with tempfile.TemporaryDirectory() as work:
        for number, file in enumerate(KeptFile.objects.filter(cycle=cycle, path__in=wanted)):
            path = Path(work) / f"{number}.json"
            path.write_bytes(bytes(file.content))
            found += read_estimates(path)
    return found


def _named(cycle: Cycle) -> str:
    """The survey that the cycle's evidence.yaml names."""
    file = KeptFile.objects.filter(cycle=cycle, path="evidence.yaml").first()
    if file is None:
        return ""
    try:
        read = yaml.safe_load(bytes(file.content))
    except yaml.YAMLError:
        return ""
    return str(read.get("survey", "")) if isinstance(read, dict) else ""
