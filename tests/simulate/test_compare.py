"""One unit: what it may enter and why not the rest, each line with its reason, in both languages and both formats."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from thakhi.cli import main
from thakhi.publish.regimes import render_regimes
from thakhi.simulate.compare import compare_regimes
from thakhi.terms.absence import Absence
from thakhi.terms.regime import RegimeOutcome

SHOP = {
    "actividad": "comercio", "ventas": 9_000.0, "compras_con_factura": 4_000.0, "compras_sin_factura": 1_500.0,
    "capital": 25_000.0,
}  # fmt: skip
TYPED = [
    "regimes", "--date", "2019-07-01", "--activity", "comercio", "--sales", "9000", "--purchases-with-invoice", "4000",
    "--purchases-without-invoice", "1500", "--capital", "25000", "--workers", "1", "--paid-workers", "0",
]  # fmt: skip


def _by_name(**unit: object) -> dict[str, RegimeOutcome]:
    return {o.regime: o for o in compare_regimes("2019-07-01", **{**SHOP, **unit})}


def test_the_shop_of_the_manual() -> None:
    """RTS: 158 / 2 = 79. General: IVA 0.13 × 5,000 = 650; IUE 0.25 × 0.87 × 5,000 = 1,087.50, which covers IT 270."""
    found = compare_regimes("2019-07-01", **SHOP)

    assert [(o.regime, o.is_open, o.taxes_bob_month) for o in found] == [
        ("sin_registro", True, 0.0),
        ("regimen_tributario_simplificado", True, 79.0),
        ("regimen_general_unipersonal", True, 1737.5),
        ("regimen_general_srl", True, 1737.5),
        ("regimen_agropecuario_unificado", False, 0.0),
        ("sistema_tributario_integrado", False, 0.0),
    ]


def test_net_income_is_the_margin_less_every_line_that_the_unit_pays() -> None:
    for outcome in _by_name(trabajadores=3, asalariados=2).values():
        if outcome.is_open:
            paid = [line.amount_bob_month for line in outcome.lines if line.payer == "unidad"]
            left = 3_500 - sum(amount for amount in paid if isinstance(amount, float))
            assert outcome.net_bob_month == pytest.approx(left)


def test_every_amount_has_its_reason_its_inputs_and_its_law() -> None:
    line = next(line for line in _by_name()["regimen_general_unipersonal"].lines if line.id == "iva")

    assert (line.amount_bob_month, line.payer, line.receiver, line.law) == (
        650.0,
        "unidad",
        "tesoro",
        "Ley 843 arts. 7 a 10",
    )
    assert [(title.en, value) for title, value in line.inputs] == [
        ("VAT on sales", 1170.0),
        ("VAT credit on purchases", 520.0),
    ]
    assert [(v.name, v.value, v.law, v.confidence) for v in line.parameters] == [
        ("impuestos.iva", "0.13", "Ley 843 art. 15", "high")
    ]
    assert line.why.es.startswith("Débito menos crédito")


def test_low_confidence_travels_with_the_result() -> None:
    """The table of payments before 2019 is inferred; that of 2019 is in the consolidated text."""
    before, after = (
        next(o for o in compare_regimes(date, **SHOP) if o.regime == "regimen_tributario_simplificado")
        for date in ("2018-07-01", "2019-07-01")
    )

    assert (before.confidence, after.confidence) == ("low", "high")


def test_what_was_not_found_is_told_and_is_no_zero() -> None:
    outcome = _by_name()["regimen_tributario_simplificado"]

    assert outcome.registration_bob is Absence.NOT_FOUND
    assert [t.en for t in outcome.not_found] == ["registration, per month", "municipal operating licence"]
    assert {v.name for v in outcome.assumptions} == {
        "supuestos.dias_nit", "supuestos.horas_del_mes", "supuestos.horas_regimen_simplificado", "supuestos.horizonte",
    }  # fmt: skip


def test_each_reason_why_not_is_told_with_its_article() -> None:
    reasons = _by_name(vende_electronicos=1.0, capital=70_000.0)["regimen_tributario_simplificado"].reasons

    assert [r.en for r in reasons] == [
        "capital exceeds the ceiling (DS 24484 de 29-01-1997 arts. 3 y 18; DS 3698 art. 2)",
        "sells electronics or appliances, pays ICE or is a commission agent (DS 24484 de 29-01-1997 art. 7)",
    ]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "es",
            [
                "régimen general, empresa unipersonal",
                "No puede entrar:",
                "no se conoce para 2019-07-01; se conoce de 2024-01-01 a 2024-12-31",
                "supuesto: contador de una unipersonal = 250 Bs/mes, 0–600",
                "IVA: 650,00 → tesoro nacional [alta]",
            ],
        ),
        (
            "en",
            [
                "general regime, sole trader",
                "May not enter:",
                "not known for 2019-07-01; known from 2024-01-01 to 2024-12-31",
                "assumption: accountant of a sole trader = 250 Bs a month, 0–600",
                "VAT: 650.00 → national treasury [high]",
            ],
        ),
    ],
)
def test_the_command_prints_a_table(lang: str, words: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAKHI_LANG", lang)
    found = CliRunner().invoke(main, TYPED)

    assert (found.exit_code, found.stderr) == (0, "")
    assert [word for word in words if word not in found.stdout] == []


def test_json_says_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAKHI_LANG", "en")
    found = json.loads(CliRunner().invoke(main, [*TYPED, "--format", "json"]).stdout)
    rts = next(o for o in found if o["regime"] == "regimen_tributario_simplificado")
    line = next(line for line in rts["lines"] if line["id"] == "cuota_simplificada")

    assert rts["registration_bob"] == {"absence": "not_found"}
    assert (line["amount_bob_month"], line["confidence"], line["parameters"][0]["since"]) == (
        79.0,
        "high",
        "2019-01-01",
    )
    assert found == json.loads(render_regimes(compare_regimes("2019-07-01", **SHOP), format="json", lang="en"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--activity", "comercia"], "Did you mean “comercio”?"),
        (["--date", "2012-01-01"], "not known for 2012-01-01; known from 2015-01-01 to 2026-12-31"),
        (["--date", "ayer"], "'ayer' is not a date YYYY-MM-DD"),
        (["--sales", "-1"], "sales (“ventas”): -1 cannot be"),
        (["--sales", "nan"], "sales (“ventas”): nan cannot be"),
        (["--sales", "2e12"], "sales (“ventas”): 2e+12 cannot be"),
        (["--paid-workers", "1"], "1 are more than those who work besides the owner"),
        (["--zone", "yunga"], "Did you mean “yungas”?"),
    ],
)
def test_what_cannot_be_is_said_and_ends_with_2(given: list[str], words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAKHI_LANG", "en")
    found = CliRunner().invoke(main, [*TYPED, *given])

    assert (found.exit_code, found.stdout) == (2, "")
    assert words in found.stderr
    assert "Traceback" not in found.stderr


def test_what_nobody_told_and_counts_as_zero_is_said_beside_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAKHI_LANG", "en")
    some = ["regimes", "--date", "2019-07-01", "--activity", "comercio", "--sales", "9000", "--capital", "1"]

    assert CliRunner().invoke(main, some).stderr.strip() == (
        "Not told, taken as 0: --purchases-with-invoice, --purchases-without-invoice"
    )
    assert CliRunner().invoke(main, TYPED).stderr == ""
