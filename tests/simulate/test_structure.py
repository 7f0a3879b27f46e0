"""What must hold of the law as it is encoded: complete, consistent, accounted for, and never silent."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from thakhi.simulate.accounts import accounts, notches, totals
from thakhi.simulate.plan import plan_of
from thakhi.simulate.regime import ROOT, read_built_in
from thakhi.simulate.system import System, system_of
from thakhi.simulate.units import ACTIVIDADES, Columns, units_of
from thakhi.simulate.variable import LINES, MAY_BE_MISSING
from thakhi.terms.errors import InputProblem

LAW = read_built_in()
FIRST, LAST = "2015-01-01", "2026-12-31"
DATES = [date for date in LAW.parameters.dates() if FIRST <= date <= LAST]
RAU = "regimen_agropecuario_unificado"


def _many(size: int = 5_000) -> Columns:
    r = np.random.default_rng(7)
    paid = r.integers(0, 4, size).astype(float)
    return units_of(
        actividad=r.integers(0, len(ACTIVIDADES), size),
        ventas=r.lognormal(8.3, 0.9, size),
        compras_con_factura=r.lognormal(7, 1, size),
        compras_sin_factura=r.lognormal(6, 1, size),
        capital=r.lognormal(9.8, 0.8, size),
        trabajadores=paid + r.integers(1, 3, size),
        asalariados=paid,
        aporta_pension=r.integers(0, 2, size).astype(float),
        vehiculos=r.integers(0, 4, size).astype(float),
        servicio_transporte=r.integers(0, 6, size),
        hectareas_agricolas=r.integers(0, 200, size).astype(float),
        zona=r.integers(0, 22, size),
    )


def test_regimes_are_complete_on_every_day_on_which_anything_changes() -> None:
    """The farming regime is known for 2024 alone and is refused as a whole on other days."""
    assert len(DATES) >= 17
    for date in DATES:
        system = system_of(date)
        assert set(system.refused) == (set() if date[:4] == "2024" else {RAU}), date


@pytest.mark.parametrize("date", ["2014-12-31", "2027-01-01"])
def test_before_and_after_what_is_known_is_refused(date: str) -> None:
    with pytest.raises(InputProblem, match=f"not known for {date}; known from 2015-01-01 to 2026-12-31"):
        system_of(date)


@pytest.mark.parametrize("date", DATES)
def test_no_line_is_negative_and_only_what_may_be_missing_is(date: str) -> None:
    for name, outcome in system_of(date).run(_many(500)).items():
        for step in plan_of(LAW.regimes[name]):
            v, amounts = step.variable, np.asarray(outcome[step.variable.name], dtype=float)
            if v.role in LINES:
                assert not np.any(amounts < 0), (name, v.name)
            if v.role in LINES and v.role not in MAY_BE_MISSING and v.name != "aporte_independiente":
                assert not np.any(np.isnan(amounts)), (name, v.name)
        assert np.all(np.isfinite(outcome.net))


@pytest.mark.parametrize("date", ["2018-07-01", "2019-07-01", "2024-11-05", "2026-01-01"])
def test_what_is_paid_is_what_is_received_line_by_line(date: str) -> None:
    """METHODS 3.5: one amount, two names; and what the unit pays is what stands between margin and net income."""
    system, units = system_of(date), _many()
    weight = np.random.default_rng(1).uniform(100, 500, 5_000)
    outcomes = system.run(units)
    best = np.argmax([np.where(o.is_open, o.net, -np.inf) for o in outcomes.values()], axis=0)
    chosen = {name: np.where(best == i, weight, 0.0) for i, name in enumerate(outcomes)}
    entries = accounts(system, units, chosen=chosen)

    assert {(e.regime, e.line) for e in entries} == {
        (name, v.name) for name in outcomes for v in system.regimes[name].variables.values() if v.role in LINES
    }
    assert all(e.payer and e.receiver for e in entries)
    assert sum(totals(entries, "payer").values()) == pytest.approx(sum(totals(entries, "receiver").values()), rel=1e-12)
    spent = sum(np.sum((margin(units) - o.net) * chosen[name]) for name, o in outcomes.items())
    assert totals(entries, "payer")["unidad"] == pytest.approx(spent, rel=1e-10)
    assert set(totals(entries, "receiver")) >= {"tesoro", "pensiones", "salud", "vivienda", "trabajador"}


def margin(units: Columns) -> np.ndarray:  # type: ignore[type-arg]
    return units["ventas"] - units["compras_con_factura"] - units["compras_sin_factura"] - units["otros_gastos"]


def test_the_ceilings_of_the_simplified_regime_are_found() -> None:
    found = notches(
        system_of("2019-07-01"), along="ventas", low=8_000, high=20_000, actividad="comercio", capital=25_000,
        compras_con_factura=4_000,
    )  # fmt: skip

    assert [(n.closes, round(n.below, 2)) for n in found] == [("regimen_tributario_simplificado", 15333.33)]
    assert found[0].jump == pytest.approx((15333.333333 - 4000) * (0.13 + 0.25 * 0.87) - 79, abs=1e-3)


def test_every_step_of_the_capital_table_is_found() -> None:
    shop = {"actividad": "comercio", "ventas": 9_000, "compras_con_factura": 1_000}
    found = notches(system_of("2019-07-01"), along="capital", low=12_500, high=70_000, **shop)

    assert [round(n.below) for n in found] == [15_000, 18_700, 23_500, 29_500, 37_000, 60_000]
    assert [n.closes for n in found] == ["", "", "", "", "", "regimen_tributario_simplificado"]
    assert [round(n.jump, 6) for n in found[:5]] == [
        (b - a) / 2 for a, b in [(47, 90), (90, 147), (147, 158), (158, 200), (200, 350)]
    ]


def test_a_slope_is_not_a_notch() -> None:
    assert notches(system_of("2019-07-01"), along="ventas", low=20_000, high=60_000, actividad="industria") == ()


def test_every_variable_has_its_reason_in_both_languages_and_lines_their_law() -> None:
    silent = [
        (name, v.name)
        for name, regime in LAW.regimes.items()
        for v in regime.variables.values()
        if not (v.title.es and v.title.en and v.why.es and v.why.en)
        or (v.role in {"tax", "contribution", "requirement"} and not v.law)
        or (v.role in LINES and not (v.payer and v.receiver))
    ]

    assert silent == []


def test_every_parameter_that_a_rule_names_exists_and_every_parameter_is_used() -> None:
    asked: set[str] = set()
    for path in ROOT.glob("*/rules.py"):
        text = path.read_text(encoding="utf-8")
        own = re.search(r'^[A-Z]{3} = "(\w+)"', text, re.MULTILINE)
        for name in re.findall(r'p\.\w+\(\s*f?"([^"]+)"', text):
            asked.add(re.sub(r"\{[A-Z]+\}", own[1] if own else "", name))
    patterns = [re.compile(re.sub(r"\{\w+\}", r"\\w+", name)) for name in asked]

    assert [p.pattern for p in patterns if not any(p.fullmatch(name) for name in LAW.parameters.by_name)] == []
    assert [name for name in LAW.parameters.by_name if not any(p.fullmatch(name) for p in patterns)] == []


def test_every_parameter_has_words_law_source_and_a_range_where_it_is_assumed() -> None:
    wrong = [
        p.name
        for p in LAW.parameters.by_name.values()
        if not (p.title.es and p.title.en and p.unit.es and p.unit.en and p.law and p.source)
        or (any(d.confidence == "assumption" for d in p.dated) != (p.low is not None))
        or (p.low is not None and not all(p.low <= float(d.value) <= p.high for d in p.dated))  # type: ignore[arg-type, operator]
    ]

    assert wrong == []


def test_one_unit_and_many_give_the_same() -> None:
    system, many = system_of("2024-07-01"), _many(200)
    whole = system.run(many)
    for i in (0, 57, 199):
        one = system.run({name: column[i : i + 1] for name, column in many.items()})
        assert {n: o.net[0] for n, o in one.items()} == {n: o.net[i] for n, o in whole.items()}


def test_systems_are_values(tmp_path: Path) -> None:
    system = system_of("2024-07-01")
    changed = system.with_values({"impuestos.iva": 0.10})

    assert isinstance(changed, System)
    assert system.set_ == {}
    assert (
        changed.run(_many(3))["regimen_general_srl"]["iva"][0] != system.run(_many(3))["regimen_general_srl"]["iva"][0]
    )
