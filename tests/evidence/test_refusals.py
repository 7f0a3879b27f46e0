"""What evidence refuses, with which words: names, conditions, tables too large, domains without anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.sample import Sample, category, indicator, number, write_survey, yes_no
from thakhi.evidence.dimension import MAX_CELLS
from thakhi.evidence.estimate import estimate
from thakhi.terms.errors import DataProblem, InputProblem, Problem, ResourceProblem
from thakhi.terms.survey import Survey

COLUMNS = (
    number("income"),
    number("never"),
    yes_no("is_owner"),
    category("area", ("urban", "rural")),
    category("wide", [f"w{i}" for i in range(600)]),
)
MEAN = indicator("mean", "income")


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Two strata of three PSUs of four people; nobody was asked `never`."""
    people = [
        {"stratum": h, "psu": f"{h}{i}", "weight": 1.0 + k, "income": 10.0 * k + i, "never": None, "is_owner": k < 2}
        | {"area": ("urban", "rural")[k % 2], "wide": "w1"}
        for h in "AB"
        for i in range(3)
        for k in range(4)
    ]
    return write_survey(Sample(tuple(people), {h: tuple(f"{h}{i}" for i in range(3)) for h in "AB"}, COLUMNS), tmp_path)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"by": ["aera"]}, "unknown dimension “aera”. Did you mean “area”?"),
        ({"by": ["income"]}, "“income” is not a dimension: it is of kind “number”"),
        ({"by": ["area", "area"]}, "the dimension “area” is twice in --by"),
        ({"where": "area = 'rurall'"}, "unknown value of “area” “rurall”. Did you mean “rural”?"),
        ({"where": "aerea = 'rural'"}, "unknown column “aerea”. Did you mean “area”?"),
        ({"where": "area = "}, "cannot be read"),
        ({"where": "income > 5; DROP TABLE x"}, "is not allowed in a condition"),
        ({"where": "income > (SELECT max(income) FROM people)"}, "is not allowed in a condition"),
        ({"where": "read_text('/etc/passwd') IS NULL"}, "is not allowed in a condition"),
        ({"where": "income > 1e9"}, "nobody in the survey drawn is in this domain (income > 1e9)"),
        ({"where": "income"}, "“income” is not a condition: it is not true or false"),
        ({"where": "income + 1"}, "“income + 1” is not a condition"),
        ({"where": "CASE WHEN is_owner THEN income > 5 ELSE income END"}, "is not a condition"),
        ({"where": "area > 5"}, "cannot be computed"),
        ({"where": "NOT " * 900 + "is_owner"}, "has too many brackets or NOT inside one another; simplify it"),
        ({"where": "(" * 400 + "is_owner" + ")" * 400}, "has too many brackets"),
        ({"where": " + ".join(["income"] * 2000) + " > 5"}, "cannot be computed"),
        ({"quantile": 0.5}, "--quantile does not apply to “mean_test”: use an indicator that ends in _quantile"),
        ({"rules": "ine_chille_2020"}, "Did you mean “ine_chile_2020”?"),
        ({"by": ["wide"], "compare": "area", "where": "wide = 'w700'"}, "unknown value of “wide” “w700”"),
    ],
)
def test_a_wrong_request_is_refused_in_words(survey: Survey, asked: dict[str, object], words: str) -> None:
    with pytest.raises(InputProblem) as found:
        estimate(survey, [MEAN], **asked)  # type: ignore[arg-type]
    assert words in found.value.to("en")
    assert found.value.to("es") != found.value.to("en")


def test_a_quantile_out_of_reach_is_refused(survey: Survey) -> None:
    with pytest.raises(InputProblem, match=r"--quantile 1.5 is no use"):
        estimate(survey, [indicator("quantile", "income")], quantile=1.5)


def test_a_table_with_too_many_cells_says_how_many(tmp_path: Path) -> None:
    wide = [category(f"w{i}", [f"v{k}" for k in range(99)]) for i in range(3)]
    person = {"stratum": "A", "psu": "1", "weight": 1.0, **{c.name: "v1" for c in wide}}
    survey = write_survey(Sample((person,), {"A": ("1",)}, tuple(wide)), tmp_path)
    with pytest.raises(InputProblem) as found:
        estimate(survey, [indicator("total", "1")], by=[c.name for c in wide])
    assert f"would have 1,000,000 cells and the limit is {MAX_CELLS:,}" in found.value.to("en")


def test_a_question_that_nobody_answered_is_not_zero(survey: Survey) -> None:
    with pytest.raises(InputProblem, match="the question was not asked"):
        estimate(survey, [indicator("mean", "never")])


def test_lonely_strata_are_named(tmp_path: Path) -> None:
    people = tuple({"stratum": h, "psu": h, "weight": 1.0, "income": 2.0} for h in ("north", "south"))
    survey = write_survey(Sample(people, {"north": ("north",), "south": ("south",)}, (number("income"),)), tmp_path)
    with pytest.raises(DataProblem, match=r"2 strata have a single PSU \(north, south\)"):
        estimate(survey, [MEAN])


def test_a_survey_whose_people_are_gone_says_so(survey: Survey) -> None:
    (Path(survey.folder) / "people.parquet").unlink()
    with pytest.raises(Problem, match="the people table is missing"):
        estimate(survey, [MEAN])


def test_a_damaged_people_table_is_told_without_traceback(survey: Survey) -> None:
    path = Path(survey.folder) / "people.parquet"
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(Problem) as found:
        estimate(survey, [MEAN])
    assert "import the survey again" in found.value.to("en")


def test_too_little_memory_is_an_option_to_correct(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THAKHI_MEMORY_MB", "plenty")
    with pytest.raises(InputProblem, match="write megabytes"):
        estimate(survey, [MEAN])


def test_spark_without_spark_says_what_to_install(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from dataclasses import replace

    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ResourceProblem, match=r"thakhi\[spark\]"):
        estimate(replace(survey, url=f"spark:{survey.folder}"), [MEAN])
