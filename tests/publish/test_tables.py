"""The formats of the command line, read back."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.publish.sample import by_department, by_sex, by_size, estimate, indicators, survey
from thakhi.publish.tables import render_estimates, render_indicators
from thakhi.terms.errors import InputProblem

MEASURES = "estimate,se,ci_low,ci_high,cv,df,deff,n,n_psu,quality,unit"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_exactly_the_contracted_columns() -> None:
    text = render_estimates(by_size(), format="csv", dims=("unit_size_ilo", "sex", "area"))
    assert text.splitlines()[0] == f"indicator,unit_size_ilo,sex,area,{MEASURES}"


def test_csv_without_dimensions() -> None:
    text = render_estimates([estimate("x", 0.5)], format="csv")
    assert text.splitlines() == [
        f"indicator,{MEASURES}",
        "x,0.5,0.01,0.4804,0.5196,0.02,240,1.7,1200,310,A,share",
    ]


def test_csv_keeps_full_precision() -> None:
    third = estimate("x", 1 / 3)
    assert float(rows(render_estimates([third], format="csv"))[0]["estimate"]) == 1 / 3


def test_csv_of_a_suppressed_cell_leaks_nothing() -> None:
    pando = rows(render_estimates(by_department(), format="csv"))[-1]
    assert pando["department"] == "Pando"
    assert [pando[name] for name in ("estimate", "se", "ci_low", "ci_high", "cv")] == [""] * 5
    assert pando["quality"] == "suppressed"


def test_a_dimension_outside_the_cell_is_a_total() -> None:
    text = render_estimates([estimate("x", 0.5), *by_sex()], format="csv", dims=("sex",))
    assert [row["sex"] for row in rows(text)] == ["total", "man", "woman", "woman-man"]


def test_json_carries_definition_source_and_command() -> None:
    found = json.loads(render_estimates(by_sex()[:1], format="json", lang="en", indicators=indicators()))
    assert found[0]["estimate"] == 0.62
    assert found[0]["definition"]["title"] == "Works on own account"
    assert found[0]["source"]["citation"] == "Instituto Ficticio, Encuesta ficticia de hogares 2019, 2019."
    assert found[0]["command"] == "thakhi estimate share_own_account --survey encuesta_ficticia --by sex"


def test_table_speaks_the_readers_language() -> None:
    text = render_estimates(by_department(), lang="es", columns=survey().columns, indicators=indicators())
    lines = text.splitlines()
    assert lines[0].split("  ")[0] == "indicador"
    assert lines[2].split()[4:8] == ["61,0", "57,1", "a", "64,9"]
    assert "suprimido" in lines[10]
    assert "C: no fiable: CV mayor a 30 %" in lines


def test_table_names_both_sides_of_a_gap() -> None:
    text = render_estimates(by_sex(), lang="en", columns=survey().columns)
    assert "Women minus men" in text
    assert "percentage points" in text


def test_sdmx_csv_says_status_and_confidentiality() -> None:
    found = rows(render_estimates(by_department(), format="sdmx-csv"))
    by_name = {row["DEPARTMENT"]: row for row in found}
    assert (by_name["La Paz"]["OBS_STATUS"], by_name["La Paz"]["CONF_STATUS"]) == ("A", "F")
    assert by_name["Potosí"]["OBS_STATUS"] == "U"
    pando = by_name["Pando"]
    assert (pando["OBS_STATUS"], pando["CONF_STATUS"], pando["OBS_VALUE"]) == ("Q", "A", "")
    assert by_name["La Paz"]["STRUCTURE_ID"] == "THAKHI:ESTIMATES(1.0)"


def test_unknown_format_names_the_nearest() -> None:
    with pytest.raises(InputProblem) as found:
        render_estimates(by_sex(), format="cvs")
    assert "«csv»" in found.value.text.es


def test_no_estimates_is_said() -> None:
    assert render_estimates([], lang="en") == "There is no estimate to show.\n"


@pytest.mark.parametrize("name", ["table", "csv", "json"])
def test_indicators_are_all_listed(name: str) -> None:
    text = render_indicators(list(indicators().values()), format=name, lang="es")
    assert all(found in text for found in indicators())
