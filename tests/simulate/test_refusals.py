"""What cannot be right is refused in words, with file and line where there is a file."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from thakhi.simulate.read import read_law
from thakhi.simulate.reform import law_with, read_reform
from thakhi.simulate.regime import read_built_in
from thakhi.simulate.system import system_of
from thakhi.simulate.units import units_of
from thakhi.terms.errors import InputProblem

HEAD = """parameters:
  tasa:
    title: {es: tasa, en: rate}
    kind: KIND
    unit: {es: proporción, en: share}
    law: Ley 1
    source: la Gaceta
    confidence: high
    values:
"""


def _law(tmp_path: Path, kind: str, values: str) -> Path:
    path = tmp_path / "prueba" / "parameters.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD.replace("KIND", kind) + values, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "values", "line", "words"),
    [
        ("rate", "      - {since: 2019-01-01, value: 13}\n", 10, "a rate goes from 0 to 1 and this one is 13"),
        ("amount", "      - {since: 2019-01-01, value: -5}\n", 10, "-5 is negative"),
        ("amount", "      - {since: 2019-13-01, value: 5}\n", 10, "'2019-13-01' is not a date"),
        ("amount", "      - {since: 2019-01-01, value: mucho}\n", 10, "'mucho' is not a number"),
        (
            "amount",
            "      - {since: 2019-01-01, until: 2018-01-01, value: 5}\n",
            10,
            "ends (2018-01-01) before it begins",
        ),
        (
            "amount",
            "      - {since: 2019-01-01, value: 5}\n      - {since: 2020-01-01, value: 6}\n",
            11,
            "“prueba.tasa” has two values for 2020-01-01: 2019-01-01 and 2020-01-01",
        ),
        (
            "bands",
            "      - {since: 2019-01-01, value: [{up_to: 9, amount: 1}, {up_to: 5, amount: 2}]}\n",
            10,
            "do not rise",
        ),
        ("choices", "      - {since: 2019-01-01, value: 7}\n", 10, "one value per category"),
    ],
)
def test_a_parameter_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, kind: str, values: str, line: int, words: str
) -> None:
    path = _law(tmp_path, kind, values)
    with pytest.raises(InputProblem) as found:
        read_law(path)

    assert found.value.where == f"{path}:{line}"
    assert words in found.value.text.en
    assert found.value.exit_code == 2


def test_not_found_is_kept_and_asking_for_it_is_refused(tmp_path: Path) -> None:
    (parameter,) = read_law(_law(tmp_path, "rate", "      - {since: 2019-01-01, value: not_found}\n")).parameters

    assert parameter.dated[0].value is None
    with pytest.raises(InputProblem, match=r"rate \(prueba.tasa\): not known for 2020-01-01; known on no date"):
        parameter.at("2020-01-01")


def test_the_refusal_names_the_days_that_are_known(tmp_path: Path) -> None:
    values = "      - {since: 2017-06-01, until: 2017-12-31, value: 0.1}\n      - {since: 2018-01-01, value: 0.2}\n"
    (parameter,) = read_law(_law(tmp_path, "rate", values)).parameters

    with pytest.raises(InputProblem, match=r"not known for 2017-05-01; known from 2017-06-01$"):
        parameter.at("2017-05-01")
    assert (parameter.at("2017-12-31").value, parameter.at("2030-01-01").value) == (0.1, 0.2)


REFORM = """id: prueba
title: {es: prueba, en: trial}
changes:
"""


@pytest.mark.parametrize(
    ("changes", "line", "words"),
    [
        (
            ["{parameter: regimen_tributario_simplificado.venta_maxima, since: 2025-01-01, value: 1}"],
            4,
            "venta_maxima”. Did you mean “regimen_tributario_simplificado.ventas_maximas”?",
        ),
        (["{parameter: impuestos.iva, since: 2025-01-01, value: 1.3}"], 4, "a rate goes from 0 to 1"),
        (
            [
                "{parameter: impuestos.iva, since: 2025-01-01, value: 0.1}",
                "{parameter: impuestos.iva, since: 2026-01-01, value: 0.2}",
            ],
            5,
            "has two values for 2026-01-01",
        ),
        (["{parameter: impuestos.iva, since: 2025-01-01, valor: 0.1}"], 4, "Did you mean “value”?"),
    ],
)
def test_a_reform_that_cannot_be_is_refused_with_its_line(
    tmp_path: Path, changes: list[str], line: int, words: str
) -> None:
    path = tmp_path / "reform.yaml"
    path.write_text(REFORM + "".join(f"  - {change}\n" for change in changes), encoding="utf-8")
    with pytest.raises(InputProblem) as found:
        read_reform(path, read_built_in())

    assert found.value.where == f"{path}:{line}"
    assert words in found.value.text.en


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ({"ventas": -1.0}, "sales (“ventas”): -1 cannot be"),
        ({"ventas": math.inf}, "sales (“ventas”): inf cannot be"),
        ({"ventas": math.nan}, "sales (“ventas”): nan cannot be"),
        ({"ventas": "muchas"}, "sales (“ventas”): muchas is not a number"),
        ({"trabajadores": 1, "asalariados": 1}, "people paid a wage (“asalariados”): 1 are more than those who work"),
        (
            {"importaciones": 5.0},
            "of these, own imports (“importaciones”): 5 are more than purchases with invoice or policy",
        ),
        ({"trabajadores": 0}, "people who work, owner included (“trabajadores”): 0 is less than one"),
        ({"actividad": "comerciio"}, "unknown activity “comerciio”. Did you mean “comercio”?"),
        ({"venta": 5.0}, "unknown input “venta”. Did you mean “ventas”?"),
        ({"ventas": [1.0, 2.0], "capital": [1.0, 2.0, 3.0]}, "has 2 rows and another input 3"),
        ({"ventas": [1.0, -2.0]}, "-2 (1) cannot be"),
        ({"paga_ice": 2.0}, "registered for ICE (“paga_ice”): 2 cannot be"),
    ],
)
def test_a_unit_that_cannot_be_is_refused(unit: dict[str, object], words: str) -> None:
    with pytest.raises(InputProblem) as found:
        units_of(**unit)

    assert words in found.value.text.en


def test_unknown_regimes_and_parameters_name_the_nearest() -> None:
    system = system_of("2019-07-01")
    with pytest.raises(InputProblem, match="Did you mean “sin_registro”"):
        system.run(units_of(), ["sin_registros"])
    with pytest.raises(InputProblem, match=r"Did you mean “impuestos\.iva"):
        system.with_values({"impuesto.iva": 0.1})
    with pytest.raises(InputProblem, match=r"cuota_agricola\): not known for 2019-07-01"):
        system.run(units_of(), ["regimen_agropecuario_unificado"])
    with pytest.raises(InputProblem, match="'mañana' is not a date"):
        system_of("mañana")
    with pytest.raises(InputProblem, match="negative"):
        law_with(read_built_in(), {"registro.nit": -1}, since="2025-01-01")
