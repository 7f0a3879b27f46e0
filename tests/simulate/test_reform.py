"""A reform is laid over the law: parameters by dotted name and day, regimes declared in a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from thakhi.simulate.compare import compare_regimes
from thakhi.simulate.declared import DeclaredShape, Line, declared_regime
from thakhi.simulate.reform import law_with, read_reform
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.system import system_of
from thakhi.simulate.units import units_of
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

FOLDER = Path(__file__).parent / "reforms"
LAW = read_built_in()
SHOP = {"actividad": "comercio", "ventas": 9_000.0, "compras_con_factura": 4_000.0, "capital": 25_000.0}


def test_siete_rg_is_a_file() -> None:
    """5 % of 9,000 is 450; up to 250,000 a year; a shop is neither manufacturing nor services."""
    law = read_reform(FOLDER / "siete_rg.yaml", LAW)
    system = system_of("2019-07-01", law)
    units = units_of(actividad=["artesania", "comercio", "industria"], ventas=[9_000, 9_000, 20_834])
    found = system.run(units, ["siete_rg"])["siete_rg"]

    assert found["pago_unico"].tolist() == [450.0, 450.0, 1041.7]
    assert found.is_open.tolist() == [True, False, False]
    assert "siete_rg" not in LAW.regimes


def test_a_monotributo_bundles_contributions_and_changes_parameters() -> None:
    law = read_reform(FOLDER / "monotributo.yaml", LAW)
    found = system_of("2019-07-01", law).run(units_of(**SHOP, trabajadores=2, asalariados=1))

    assert found["monotributo"].taxes.tolist() == [60.0]
    assert found["monotributo"].contributions[0] == pytest.approx(150 + 0.02 * 9_000 + 2_122 * (0.1671 - 0.05))
    assert found["regimen_tributario_simplificado"]["arancel"].tolist() == [0.0]
    assert (
        system_of("2021-07-01", law).run(units_of(asalariados=1, trabajadores=2))["monotributo"]["aporte_salud"][0]
        == 216.4
    )


def test_a_declared_regime_is_compared_and_traced_like_any_other() -> None:
    outcomes = {
        o.regime: o for o in compare_regimes("2019-07-01", law=read_reform(FOLDER / "siete_rg.yaml", LAW), **SHOP)
    }
    refused = outcomes["siete_rg"]

    assert [r.en for r in refused.reasons] == ["the activity is neither manufacturing nor services (DS 5503)"]
    told = compare_regimes(
        "2019-07-01", law=read_reform(FOLDER / "siete_rg.yaml", LAW), **{**SHOP, "actividad": "comidas"}
    )
    line = next(line for o in told if o.regime == "siete_rg" for line in o.lines if line.id == "pago_unico")
    assert (line.amount_bob_month, [v.name for v in line.parameters], line.confidence) == (
        450.0,
        ["siete_rg.tasa"],
        "medium",
    )


@pytest.mark.parametrize(("date", "rate"), [("2019-12-31", 0.13), ("2020-01-01", 0.1), ("2026-01-01", 0.1)])
def test_a_change_holds_from_its_day(date: str, rate: float) -> None:
    law = law_with(LAW, {"impuestos.iva": 0.10}, since="2020-01-01")
    debit = system_of(date, law).run(units_of(**SHOP))["regimen_general_srl"]["debito_fiscal"]

    assert debit[0] == pytest.approx(9_000 * rate)


def test_a_change_in_the_middle_leaves_both_ends(tmp_path: Path) -> None:
    path = tmp_path / "reform.yaml"
    path.write_text(
        "id: x\ntitle: {es: x, en: x}\nchanges:\n"
        "  - parameter: regimen_tributario_simplificado.ventas_maximas\n"
        "    since: 2018-07-01\n    until: 2019-06-30\n    value: 1\n",
        encoding="utf-8",
    )
    dated = read_reform(path, LAW).parameters["regimen_tributario_simplificado.ventas_maximas"].dated

    assert [(d.since, d.until, d.value) for d in dated] == [
        ("2004-12-20", "2018-06-30", 136000.0),
        ("2018-07-01", "2019-06-30", 1.0),
        ("2019-07-01", "9999-12-31", 184000.0),
    ]


def test_a_declared_line_without_rate_or_amount_is_refused() -> None:
    line = Line(es="x", en="x", why=Text("x", "x"), law="x", role="tax", receiver="tesoro")
    with pytest.raises(InputProblem, match="rate and of, or amount is missing"):
        declared_regime("x", DeclaredShape(title=Text("x", "x"), law="x", lines={"pago": line}))


def test_a_declared_line_of_nothing_names_the_nearest() -> None:
    line = Line(es="x", en="x", why=Text("x", "x"), law="x", role="tax", receiver="tesoro", rate="tasa", of="venta")
    with pytest.raises(InputProblem, match=r"unknown variable “venta”. Did you mean “ventas”"):
        declared_regime("x", DeclaredShape(title=Text("x", "x"), law="x", lines={"pago": line}))
