"""One suite, two engines: what DuckDB answers, Spark answers, to twelve digits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from tests.properties.questions import MEASURES
from tests.properties.sample import indicator, write_survey
from tests.spark.drawn import TRADES, drawn_sample
from thakhi.evidence.definitions import read_indicators
from thakhi.evidence.estimate import estimate
from thakhi.sources.card import find_survey
from thakhi.terms.errors import Problem
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Survey

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark")]
LINEAR = tuple(m.indicator for m in MEASURES)
QUANTILES = tuple(replace(indicator("quantile", "y", quantile=p), id=f"q{p}") for p in (0.1, 0.5))
NUMBERS = ("value", "se", "cv", "deff", "interval")
QUOTED = TRADES[1].replace("'", "''")


@dataclass(frozen=True)
class Asked:
    """One request, and the survey that it is put to."""

    indicators: Sequence[Indicator] = LINEAR
    sample: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)


CASES = {
    "whole": Asked(),
    "margins with missing levels": Asked(options={"by": ("a", "area", "place"), "margins": True}),
    "yes and no": Asked(options={"by": ("flag", "area")}),
    "accents and quotes": Asked(LINEAR[:4], options={"by": ("trade",), "margins": True}),
    "where": Asked(options={"by": ("b",), "where": f"trade IN ('{QUOTED}', '{TRADES[2]}') OR x / 3 BETWEEN 1 AND 9"}),
    "differences": Asked(options={"by": ("area",), "compare": "a", "margins": True}),
    "fpc": Asked(LINEAR[4:8], {"with_fpc": True}, {"by": ("place",)}),
    "adjust": Asked(LINEAR[:8], {"lonely": True}, {"by": ("a",), "lonely": "adjust"}),
    "average": Asked(LINEAR[:8], {"lonely": True, "with_fpc": True}, {"by": ("a",), "lonely": "average"}),
    "quantiles": Asked(QUANTILES, options={"by": ("a",)}),
    "differences of quantiles": Asked(QUANTILES[1:], options={"compare": "b", "where": "good IS NOT NULL"}),
}
FAST = {"margins with missing levels", "fpc", "quantiles", "accents and quotes"}


def on_spark(survey: Survey) -> Survey:
    return replace(survey, url=f"spark:{survey.url}")


def differing(a: Estimate, b: Estimate) -> list[str]:
    """What two engines say differently of one number."""
    plain = replace(a, value=0.0, se=None, cv=None, deff=None, interval=None)
    assert plain == replace(b, value=0.0, se=None, cv=None, deff=None, interval=None)
    return [f"{a.id} {n}: {_parts(a, n)} {_parts(b, n)}" for n in NUMBERS if not _alike(_parts(a, n), _parts(b, n))]


def _parts(estimate: Estimate, name: str) -> tuple[object, ...]:
    found = getattr(estimate, name)
    return (found.low, found.high) if name == "interval" and found else (found,)


def _alike(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return all(
        math.isclose(x, y, rel_tol=1e-12) if isinstance(x, float) and isinstance(y, float) else x == y
        for x, y in zip(a, b, strict=True)
    )


def assert_alike(here: list[Estimate], there: list[Estimate]) -> None:
    assert [e.id for e in here] == [e.id for e in there]
    assert here
    assert [line for a, b in zip(here, there, strict=True) for line in differing(a, b)] == []


@pytest.mark.parametrize(
    "name", [name if name in FAST else pytest.param(name, marks=pytest.mark.heavy) for name in CASES]
)
def test_spark_gives_the_numbers_of_duckdb(name: str, tmp_path: Path) -> None:
    asked = CASES[name]
    survey = write_survey(drawn_sample(**asked.sample), tmp_path / "encuesta {2019} [ñandú] *")
    here = estimate(survey, asked.indicators, **asked.options)
    there = estimate(on_spark(survey), asked.indicators, **asked.options)

    assert_alike(here, there)


def test_change_between_surveys(tmp_path: Path) -> None:
    old = write_survey(drawn_sample(seed=2), tmp_path / "old", name="old")
    new = write_survey(drawn_sample(seed=3), tmp_path / "new", name="new")
    here = estimate(new, LINEAR[4:5], since=old, by=("b",))
    there = estimate(on_spark(new), LINEAR[4:5], since=on_spark(old), by=("b",))

    assert_alike(here, there)


@pytest.mark.parametrize(
    ("sample", "options"),
    [
        ({}, {"where": "y > 1000000"}),
        ({"lonely": True}, {"lonely": "fail"}),
        ({}, {"where": "CAST(trade AS DOUBLE) > 1"}),
    ],
    ids=["nobody", "lonely", "not a number"],
)
def test_refusals_are_the_same(sample: dict[str, Any], options: dict[str, Any], tmp_path: Path) -> None:
    survey = write_survey(drawn_sample(**sample), tmp_path)
    told: list[Problem] = []
    for engine in (survey, on_spark(survey)):
        with pytest.raises(Problem) as found:
            estimate(engine, LINEAR[:1], **options)
        told.append(found.value)

    assert told[0].exit_code == told[1].exit_code
    assert told[0].text.es.split("(")[0] == told[1].text.es.split("(")[0]


def test_a_damaged_file_is_told_and_nothing_else(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    survey = write_survey(drawn_sample(), tmp_path)
    people = tmp_path / "people.parquet"
    data = bytearray(people.read_bytes())
    data[100 : len(data) // 2] = b"\xff" * (len(data) // 2 - 100)
    people.write_bytes(data)
    with pytest.raises(Problem) as found:
        estimate(on_spark(survey), LINEAR[:1])

    assert found.value.exit_code == 2
    assert found.value.where == str(people)
    assert "importe la encuesta de nuevo" in found.value.text.es
    assert capfd.readouterr() == ("", "")


@pytest.mark.heavy
@pytest.mark.known
def test_indicators_on_the_real_survey(shared_data: Path, tmp_path: Path) -> None:
    from thakhi.sources.read import import_survey

    import_survey("ine_bolivia_eh", next((shared_data / "eh2019").glob("*_Persona.csv.gz")), home=tmp_path)
    survey = find_survey(tmp_path, "ine_bolivia_eh2019")
    some = [i for i in read_indicators() if i.statistic != "quantile"][::6]
    quantiles = [i for i in read_indicators() if i.statistic == "quantile"][:1]
    for indicators, by in ((some, ("sex",)), (quantiles, ("sex",))):
        here = estimate(survey, indicators, by=by, lonely="adjust")
        there = estimate(on_spark(survey), indicators, by=by, lonely="adjust")

        assert_alike(here, there)
