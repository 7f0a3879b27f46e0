"""The rules agree with the law written a second time, slowly, for random units and dates."""

from __future__ import annotations

import math
from dataclasses import asdict, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulate import slow
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.system import Outcome, System, system_of
from thakhi.simulate.units import ACTIVIDADES, LUGARES, SERVICIOS_DE_TRANSPORTE, units_of

DATES = ("2015-06-01", "2018-12-31", "2019-01-01", "2021-07-01", "2022-12-28", "2024-09-30", "2024-10-01", "2026-03-01")
SYSTEMS: dict[str, System] = {}
MONEY = st.floats(0, 30_000) | st.sampled_from([0.0, 9_000.0, 11_333.0, 11_334.0, 15_333.0, 15_334.0])
UNITS = st.builds(
    slow.Unit,
    actividad=st.sampled_from(ACTIVIDADES),
    ventas=MONEY,
    compras_con_factura=MONEY,
    compras_sin_factura=MONEY,
    importaciones=st.sampled_from([0.0, 0.0, 500.0, 3_000.0]),
    capital=st.floats(0, 80_000)
    | st.sampled_from([12_000.0, 12_001.0, 15_000.0, 37_000.0, 37_001.0, 60_000.0, 60_001.0]),
    precio_maximo=st.sampled_from([1.0, 148.0, 149.0, 480.0, 481.0, 640.0, 641.0]),
    asalariados=st.integers(0, 6),
    salario=st.sampled_from([0.0, 2_500.0, 4_000.0]),
    vehiculos=st.integers(0, 3),
    servicio_transporte=st.sampled_from(SERVICIOS_DE_TRANSPORTE),
    lugar=st.sampled_from(LUGARES),
    vende_electronicos=st.booleans(),
)


def _run(date: str, unit: slow.Unit) -> dict[str, Outcome]:
    told: dict[str, Any] = asdict(unit)
    told["importaciones"] = min(unit.importaciones, unit.compras_con_factura)
    told["salario"] = unit.salario or math.nan
    told["trabajadores"] = unit.asalariados + 1
    return SYSTEMS.setdefault(date, system_of(date)).run(units_of(**told))


def _close(a: float, b: float) -> bool:
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-7)


@settings(max_examples=400, deadline=None)
@given(date=st.sampled_from(DATES), unit=UNITS)
def test_two_ways_of_computing_agree(date: str, unit: slow.Unit) -> None:
    found = _run(date, unit)
    rts, sti = found["regimen_tributario_simplificado"], found["sistema_tributario_integrado"]
    general, labour = found["regimen_general_unipersonal"], slow.labour(date, unit)

    is_open, due = slow.rts(date, replace(unit, importaciones=min(unit.importaciones, unit.compras_con_factura)))
    assert bool(rts.is_open[0]) is is_open
    assert not is_open or _close(rts["cuota_simplificada"][0], due)
    assert bool(sti.is_open[0]) is slow.sti(unit)[0]
    assert not sti.is_open[0] or _close(sti["pago_integrado"][0], slow.sti(unit)[1])
    assert all(_close(general[tax][0], value) for tax, value in slow.general(date, unit).items())
    assert _close(general["aportes_patronales"][0], labour["employer"])
    assert _close(general["aporte_laboral"][0], labour["worker"])
    assert _close(general["aguinaldo"][0], labour["bonus"])


@settings(max_examples=200, deadline=None)
@given(date=st.sampled_from(DATES), unit=UNITS, more=st.floats(0, 20_000))
def test_taxes_are_never_negative_and_grow_with_sales_where_the_law_is_monotone(
    date: str, unit: slow.Unit, more: float
) -> None:
    """In the general regime; in the fixed payments sales change nothing while the unit may stay."""
    before, after = _run(date, unit), _run(date, replace(unit, ventas=unit.ventas + more))

    assert all(outcome.taxes[0] >= 0 and outcome.contributions[0] >= 0 for outcome in before.values())
    for name in ("regimen_general_unipersonal", "regimen_general_srl"):
        assert after[name].taxes[0] >= before[name].taxes[0] - 1e-9
        assert after[name].net[0] >= before[name].net[0] - 1e-9
    for name in ("regimen_tributario_simplificado", "sistema_tributario_integrado"):
        assert after[name].taxes[0] == before[name].taxes[0]


@settings(max_examples=200, deadline=None)
@given(date=st.sampled_from(DATES), unit=UNITS, more=st.floats(0, 20_000))
def test_more_invoiced_purchases_never_raise_a_tax(date: str, unit: slow.Unit, more: float) -> None:
    before = _run(date, unit)
    after = _run(date, replace(unit, compras_con_factura=unit.compras_con_factura + more))

    assert all(after[name].taxes[0] <= before[name].taxes[0] + 1e-9 for name in before)


@settings(max_examples=100, deadline=None)
@given(unit=UNITS, more=st.floats(0, 30_000))
def test_the_simplified_payment_grows_with_capital(unit: slow.Unit, more: float) -> None:
    low, high = unit.capital, min(unit.capital + more, 60_000.0)
    if high < low:
        return
    found = [_run("2019-07-01", replace(unit, capital=c))["regimen_tributario_simplificado"] for c in (low, high)]

    assert found[1]["cuota_simplificada"][0] >= found[0]["cuota_simplificada"][0]


def test_the_witness_would_notice() -> None:
    """A rate changed by a tenth of a point is seen."""
    unit = slow.Unit(ventas=9_000.0)
    other = system_of("2019-07-01", read_built_in()).with_values({"impuestos.it": 0.031})
    found = other.run(units_of(actividad="comercio", ventas=9_000.0))["regimen_general_unipersonal"]

    assert found["it_determinado"][0] == pytest.approx(279.0)
    assert not _close(found["it_determinado"][0], unit.ventas * 0.03)
