"""The baseline of a simulation on the real Encuesta de Hogares 2019: its shares met, and the shares themselves."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from thakhi import pipeline
from thakhi.simulate.population import COLUMNS
from thakhi.sources.owners import read_owners
from thakhi.terms.absence import Absence
from thakhi.terms.scenario import Simulation
from thakhi.terms.survey import Survey

pytestmark = pytest.mark.known
ROOT = Path(__file__).resolve().parents[2]
FACTS = Path(os.environ.get("THAKHI_SHARED", ROOT.parent / "shared")) / "reference" / "rules_facts.yaml"
SCENARIO = ROOT / "examples" / "bolivia-2021" / "scenarios" / "registro_gratuito.yaml"
LEAST = 0.0003  # of a regime that is open in a cell and that nobody there is in
REGIME = {"general": "regimen_general_unipersonal", "simplificado": "regimen_tributario_simplificado"}
Owner = dict[str, Any]


@pytest.fixture(scope="module")
def owners(eh2019: Survey) -> list[Owner]:
    """Each owner as a row of its own."""
    columns, _ = read_owners(eh2019, COLUMNS)
    size = len(columns["weight"])
    return [{name: column[i] for name, column in columns.items()} for i in range(size)]


@pytest.fixture(scope="module")
def simulation(eh2019: Survey) -> Simulation:
    return pipeline.scenarios([SCENARIO], survey=eh2019, draws=3, seed=1)


def _is_asked(owner: Owner) -> bool:
    farming, silent = owner["sector"] == "agriculture", math.isnan(owner["gross_sales_bob_month"])
    return not (farming or silent or owner["nit_regime"] is None)


def _cell(owner: Owner) -> str:
    people = owner["unit_size_persons"]
    return f"{owner['sector']} · {'2+' if people > 1 else '1'}"  # NaN is not more than one


def _regime(owner: Owner) -> str:
    if owner["nit_regime"] == "simplificado" and owner["sector"] == "transport":
        return "sistema_tributario_integrado"
    return REGIME.get(owner["nit_regime"], "sin_registro")


def test_shares_of_the_survey_are_those_of_a_loop_and_the_model_meets_them(
    owners: list[Owner], simulation: Simulation
) -> None:
    total: dict[str, float] = defaultdict(float)
    inside: dict[tuple[str, str], float] = defaultdict(float)
    for owner in filter(_is_asked, owners):
        total[_cell(owner)] += owner["weight"]
        inside[_cell(owner), _regime(owner)] += owner["weight"]

    shown = [row for row in simulation.calibration if row.survey_share is not Absence.SUPPRESSED]
    assert len(shown) > 40
    for row in shown:
        share = inside[row.cell, row.regime] / total[row.cell]
        assert row.survey_share == pytest.approx(share, abs=1e-12), row.cell
        assert row.model_share == pytest.approx(share, abs=3 * LEAST), row.cell
    assert simulation.worst_gap < 0.001, "0.1 points"


@pytest.mark.parametrize("nit", ["general", "simplificado", "none", "unknown"])
def test_shares_by_nit_outside_farming_are_those_tabulated_by_others(nit: str, owners: list[Owner]) -> None:
    if not FACTS.is_file():
        pytest.skip("the collected facts are not on this machine (set THAKHI_SHARED)")
    facts = {fact["id"]: fact for fact in yaml.safe_load(FACTS.read_text(encoding="utf-8"))["statistics"]}
    told = next(v for v in facts["stat_nit_owners_2019"]["values"] if v["group"] == "nonagricultural")
    key = {"simplificado": "simplified", "none": "no_nit", "unknown": "does_not_know"}.get(nit, nit)

    outside = [owner for owner in owners if owner["sector"] != "agriculture" and owner["nit_regime"] is not None]
    of_it = sum(owner["weight"] for owner in outside if owner["nit_regime"] == nit)

    assert 100 * of_it / sum(owner["weight"] for owner in outside) == pytest.approx(told[key], abs=0.051)
    assert abs(len(outside) - told["n"]) <= 5


def test_the_baseline_adds_up_to_the_owners_that_are_in_it(owners: list[Owner], simulation: Simulation) -> None:
    weight: dict[str, float] = defaultdict(float)
    for owner in filter(_is_asked, owners):
        weight[_regime(owner)] += owner["weight"]
    result = simulation.scenarios[0]

    assert len(weight) == 4
    for name, amount in weight.items():
        share = amount / sum(weight.values())
        assert result.figure(f"before_{name}").estimate.value == pytest.approx(share, abs=1e-9)
