"""One unit under the law and a reform, against the rules, draws one at a time, and the money of a survey."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from thakhi.simulate.compare import compare_regimes
from thakhi.simulate.money import beside, money_of, with_gifts
from thakhi.simulate.one_unit import _case, adjustable, read_shape, reform_for_unit
from thakhi.simulate.population import REGIMES, SIN, Design, Population
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.scenario import Payment, ScenarioShape, scenario_of
from thakhi.simulate.system import system_of
from thakhi.simulate.units import rows_of, units_of
from thakhi.simulate.unseen import with_assumptions
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

FILES = sorted((Path(__file__).parents[2] / "examples" / "bolivia-2021" / "scenarios").glob("*.yaml"))
DAY = "2019-07-01"
LAW = with_assumptions(read_built_in())
SEWING = {
    "actividad": "artesania",
    "ventas": 7000.0,
    "compras_con_factura": 2000.0,
    "compras_sin_factura": 800.0,
    "capital": 20000.0,
    "precio_maximo": 100.0,
    "trabajadores": 2.0,
}
STALL = {"actividad": "comercio", "ventas": 4000.0}


@pytest.mark.parametrize("unit", [SEWING, STALL])
def test_nothing_changed_is_the_law_on_both_sides(unit: dict[str, Any]) -> None:
    found = reform_for_unit(DAY, **unit)
    known = {o.regime: o for o in compare_regimes(DAY, **unit)} if "capital" in unit else {}

    for one in found.regimes:
        assert repr(one.before) == repr(one.after)  # a value that nobody told is not itself
        if one.after.is_open:
            assert (one.change, one.net_before) == (0.0, one.net_after)
            assert one.spread_change is None or (one.spread_change.low, one.spread_change.high) == (0.0, 0.0)
        if known:
            assert repr(one.after) == repr(known[one.regime])
            assert not one.after.is_open or one.net_after == known[one.regime].net_bob_month


def test_all_draws_at_once_are_the_draws_one_by_one() -> None:
    system = system_of(DAY, LAW)
    case = _case(system, LAW, STALL, today=SIN, purchases=2600.0, draws=30, seed=3)
    _, together = case.run(system)

    for row in (0, 7, 30):
        alone = {name: float(values[row]) for name, values in case.assumed.items()}
        units = {name: np.array(column) for name, column in rows_of(case.units, row, row + 1).items()}
        for name, outcome in system.with_values(alone).run(units).items():
            assert outcome.net[0] == pytest.approx(together[name].net[row], abs=1e-9)
            assert outcome.is_open[0] == together[name].is_open[row]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("sex", ["woman", "man"])
def test_it_is_what_a_survey_of_this_unit_alone_would_pay(path: Path, sex: str) -> None:
    """The same unit as a population of one, with all of the tax due paid."""
    shape = read_shape(path)
    found = {o.regime: o for o in reform_for_unit(DAY, shape=shape, groups={"sex": sex}, **SEWING).regimes}
    scenario = scenario_of(shape, LAW)
    units, paid = units_of(**SEWING), {"simulacion.impuesto_pagado_general": 1.0}
    alone = Population(
        seen=units, purchases=np.zeros(1), observed=np.zeros(1, dtype=np.int64), weight=np.ones(1),
        groups={"sex": np.array([sex])},
        cell=np.array([""]), design=Design(np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)), left_out=(),
    )  # fmt: skip
    if any(sex not in subsidy.to.get("sex", (sex,)) for subsidy in shape.subsidies):
        scenario = replace(scenario, shape=replace(scenario.shape, subsidies=()))
    then = system_of(DAY, scenario.law).with_values(paid)
    money = money_of(then, units, REGIMES, like=range(len(REGIMES)))
    if new := scenario.regimes[len(REGIMES) :]:
        money = beside(money, money_of(then, units, new, like=scenario.like[len(REGIMES) :]))
    money = with_gifts(money, then, units, alone, scenario)

    for place, name in enumerate(scenario.regimes):
        if found[name].after.is_open:
            expected = money.net[0, place] + money.gift[0, place] - money.loss[0, place]
            assert found[name].net_after == pytest.approx(expected, abs=1e-9), name
        assert found[name].after.is_open == money.is_open[0, place]


def test_half_of_the_contributions_of_a_woman_by_hand() -> None:
    """Pension 153 and health 60 a month: half is 106.50 for 24 months; a man gets nothing; untold is not guessed."""
    shape = read_shape(next(path for path in FILES if path.stem == "aporte_mujeres"))
    given = {}
    for told, groups in {"woman": {"sex": "woman"}, "man": {"sex": "man"}, "untold": {}}.items():
        found = reform_for_unit(DAY, shape=shape, groups=groups, **SEWING)
        given[told] = next(o.additions for o in found.regimes if o.regime == "monotributo")

    assert [(a.amount_bob_month, a.months) for a in given["woman"]] == [(106.5, 24.0)]
    assert given["man"] == ()
    assert [a.amount_bob_month for a in given["untold"]] == [Absence.UNKNOWN]


def test_a_payment_in_months_of_median_profit_is_not_guessed_from_one_unit() -> None:
    shape = ScenarioShape(
        id="x", title=Text("x", "x"), date=DAY, payments=(Payment(bob=300.0), Payment(months_of_profit=2.0))
    )
    found = reform_for_unit(DAY, shape=shape, **SEWING).regimes
    stall = next(o for o in found if o.regime == "regimen_tributario_simplificado")

    assert [a.once_bob for a in stall.additions] == [300.0, Absence.UNKNOWN]
    assert "no se sabe aquí" in stall.additions[1].why.es
    profit = next(o for o in found if o.regime == "sin_registro").net_before
    assert isinstance(profit, float)
    a_month, two_months = (f"Bs\u00a0{amount:,.0f}" for amount in (profit, 2 * profit))
    own = f"2 months of the profit of this unit unregistered ({a_month} a month) are {two_months}."
    assert own in stall.additions[1].why.en
    assert stall.net_after == stall.net_before


def test_a_higher_ceiling_opens_the_regime() -> None:
    unit = {**SEWING, "ventas": 16000.0, "capital": 30000.0}
    found = reform_for_unit(DAY, changes={"regimen_tributario_simplificado.ventas_maximas": 250000.0}, **unit)
    simple = next(o for o in found.regimes if o.regime == "regimen_tributario_simplificado")
    assert simple.before is not None

    assert (simple.before.is_open, simple.after.is_open) == (False, True)
    assert (simple.open_before, simple.open_after) == (0.0, 1.0)
    assert simple.change is Absence.UNKNOWN
    assert [(v.name, v.value, v.confidence) for v in found.changes] == [
        ("regimen_tributario_simplificado.ventas_maximas", "250000", "assumption")
    ]


def test_what_was_not_told_is_said_and_widens_the_range() -> None:
    told = reform_for_unit(DAY, **SEWING)
    loose = reform_for_unit(DAY, actividad="artesania", ventas=7000.0, purchases=2800.0, trabajadores=2.0)

    assert told.supposed == ()
    assert [title.es for title, _, _ in loose.supposed] == [
        "capital",
        "precio unitario más alto",
        "compras con factura o póliza",
    ]
    spread = {
        name: next(o for o in found.regimes if o.regime == "regimen_general_unipersonal").spread_after
        for name, found in {"told": told, "loose": loose}.items()
    }
    assert spread["told"] is not None
    assert spread["loose"] is not None
    assert spread["loose"].high - spread["loose"].low > spread["told"].high - spread["told"].low


def test_the_same_is_the_same_and_the_adjustable_are_known() -> None:
    assert reform_for_unit(DAY, **STALL).hash == reform_for_unit(DAY, **STALL).hash
    assert reform_for_unit(DAY, seed=2, **STALL).hash != reform_for_unit(DAY, **STALL).hash
    own = {v.name: (v.value, w.value) for v, w in adjustable(DAY, read_shape(FILES[3]))}
    assert own["regimen_tributario_simplificado.ventas_maximas"] == ("184000", "184000")
    assert own["monotributo.monto"] == ("not_found", "80")


@pytest.mark.parametrize(
    "asked",
    [
        {"today": "nada"},
        {"changes": {"impuestos.ivaa": 0.1}},
        {"changes": {"impuestos.iva": 13.0}},
        {"purchases": 10.0, "compras_con_factura": 5.0},
        {"purchases": -1.0},
        {"draws": 0},
    ],
)
def test_what_cannot_be_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(InputProblem):
        reform_for_unit(DAY, **STALL, **asked)
