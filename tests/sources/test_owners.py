"""Owners as a simulation reads them; a survey that lacks what is needed says what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from thakhi.sources.owners import read_owners
from thakhi.terms.errors import DataProblem
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

SURVEY = Survey(
    id="drawn",
    title=Text.same("drawn"),
    url="nowhere",
    period=Period("2019"),
    place=Place("BO", Text.same("Bolivia")),
    source=Source("drawn", "drawn"),
)


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Five people, three of whom own a unit or are not known to."""
    people = {
        "is_owner": pa.array([True, False, None, True, False]),
        "weight": pa.array([10.0, 20.0, 30.0, 40.0, 50.0]),
        "psu": pa.array([0, 0, 1, 1, 1], pa.int32()),
        "sex": pa.array(["woman", "man", "man", None, "man"]).dictionary_encode(),
        "gross_sales_bob_month": pa.array([900.0, None, None, None, None]),
    }
    pq.write_table(pa.table(people), tmp_path / "people.parquet")
    pq.write_table(pa.table({"psu": [0, 1], "stratum": [7, 7]}), tmp_path / "psu.parquet")
    return replace(SURVEY, url=str(tmp_path))


def test_only_those_known_to_own_a_unit_are_read_with_all_psus(survey: Survey) -> None:
    owners, psus = read_owners(survey, ("sex", "gross_sales_bob_month"))

    assert owners["weight"].tolist() == [10.0, 40.0]
    assert owners["sex"].tolist() == ["woman", None]
    assert str(owners["gross_sales_bob_month"].tolist()) == "[900.0, nan]"
    assert {name: column.tolist() for name, column in psus.items()} == {"psu": [0, 1], "stratum": [7, 7]}


def test_a_survey_without_what_is_needed_says_all_that_it_lacks(survey: Survey) -> None:
    with pytest.raises(DataProblem) as found:
        read_owners(survey, ("sex", "nit_regime", "gross_sales_bob_month", "cost_goods_bob_month"))

    assert found.value.text.en == "the survey lacks what is needed: nit_regime, cost_goods_bob_month"
    assert found.value.text.es.endswith("nit_regime, cost_goods_bob_month")
    assert "people.parquet" in str(found.value)
