"""Numbers at the edge of what a sample can say: all, nobody, the greatest value; conditions in cases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.properties.sample import Sample, category, indicator, number, write_survey, yes_no
from thakhi.evidence.estimate import estimate
from thakhi.evidence.published import NO_ERROR, ZERO_ERROR
from thakhi.evidence.quality import quality, quality_rules
from thakhi.evidence.statistics import Answers
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

GROUPS = ("mixed", "none", "all")


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Twelve PSUs of twenty people; `member` holds for nobody of `none`, all of `all`, nearly all of `mixed`."""
    people = [
        {"stratum": "AB"[i % 2], "psu": f"{i:02}", "weight": 1.1 + 0.37 * k, "kind": group}
        | {"alone": i == 0}
        | {"member": {"mixed": (i, k) != (3, 4), "none": False, "all": True}[group]}
        | {"income": {"mixed": 50.0 * k + i, "none": 700.0, "all": 9000.0 if k > 17 else 10.0 * k}[group]}
        for i in range(12)
        for group, many in zip(GROUPS, (20, 4, 20), strict=True)
        for k in range(many)
    ]
    psus = {h: tuple(f"{i:02}" for i in range(12) if "AB"[i % 2] == h) for h in "AB"}
    columns = (number("income"), yes_no("member"), yes_no("alone"), category("kind", GROUPS))
    return write_survey(Sample(tuple(people), psus, columns), tmp_path)


def by_group(found: list[Estimate]) -> dict[str, Estimate]:
    return {dict(e.cell)["kind"]: e for e in found}


def test_nobody_is_exactly_zero_and_everybody_exactly_one(survey: Survey) -> None:
    found = by_group(estimate(survey, [indicator("share", "member")], by=["kind"]))

    assert [(found[g].value, found[g].se, found[g].cv) for g in ("none", "all")] == [(0.0, 0.0, None), (1.0, 0.0, 0.0)]
    assert 0.99 < found["mixed"].value < 1  # type: ignore[operator]
    assert found["mixed"].se > 0  # type: ignore[operator]


def test_the_greatest_value_has_no_error_to_show(survey: Survey) -> None:
    """F(q) = 1 in every sample that holds the value: an error of zero there would be a claim about q."""
    found = by_group(estimate(survey, [indicator("quantile", "income", quantile=0.99)], by=["kind"]))

    assert {g: (e.value, e.se, e.interval, e.quality) for g, e in found.items() if g != "mixed"} == {
        "none": (700.0, 0.0, found["none"].interval, "C"),  # 48 people, all alike
        "all": (9000.0, None, None, "C"),
    }
    assert (found["none"].interval.low, found["none"].interval.high) == (700.0, 700.0)  # type: ignore[union-attr]


def test_a_zero_error_is_said_for_what_it_is(survey: Survey) -> None:
    """All alike, or of one PSU: there the influences add up to zero however much the people differ."""
    asked = [indicator("share", "member"), indicator("mean", "income")]
    alike, _ = estimate(survey, asked, where="kind = 'all'")
    _, one_psu = estimate(survey, asked, where="alone AND kind = 'mixed'")

    assert (alike.se, alike.flag) == (0.0, ZERO_ERROR)
    assert (one_psu.se, one_psu.df, one_psu.n_psu, one_psu.flag, one_psu.interval) == (0.0, 0, 1, NO_ERROR, None)


@pytest.mark.parametrize("rules", ["ine_chile_2020", "eclac_2020"])
def test_no_degrees_of_freedom_no_good_letter(rules: str) -> None:
    of_one_psu = Answers(*(np.array([x]) for x in (500.0, 0.0, 0.4, 900.0, 1.0, 0.0)))

    assert quality(quality_rules(rules), of_one_psu, is_share=False) == ["C"]


def test_a_difference_from_the_greatest_value_has_no_error_either(survey: Survey) -> None:
    found = estimate(survey, [indicator("quantile", "income", quantile=0.99)], compare="kind")

    assert [(e.value, e.se) for e in found if dict(e.cell)["kind"] == "all-mixed"] == [(9000.0 - 960.0, None)]


@pytest.mark.parametrize(
    ("where", "same"),
    [
        (
            "CASE WHEN kind = 'all' THEN income > 100 ELSE income > 500 END",
            "income > 500 OR (kind = 'all' AND income > 100)",
        ),
        ("CASE WHEN kind = 'none' THEN NULL ELSE member END", "member AND kind <> 'none'"),
        ("COALESCE(member, income > 1)", "member"),
    ],
)
def test_a_case_of_conditions_is_a_condition(survey: Survey, where: str, same: str) -> None:
    asked = [indicator("mean", "income")]

    assert [(e.value, e.se, e.n) for e in estimate(survey, asked, where=where)] == [
        (e.value, e.se, e.n) for e in estimate(survey, asked, where=same)
    ]
