"""The product on the samples that come with R `survey` and on NHANES II, imported as any country's file.

`golden_dev.csv` stands beside the data; `validation.csv` is what validation.R wrote on the same data: means, totals,
shares, ratios and quantiles by cells, with SE, design effect and df. Where a quantile departs from R's, the slow
witness must have the product's number, and R's by the two faults of 4.1-1 that `slow.invert` names.

Some of golden_dev.csv are not Thakhi's estimates (METHODS 1 has no model, no calibration and no replicates), and are
left out: linear and logistic regression, the post-stratified, the calibrated and the jackknife mean, Rao-Scott F. So
is `dclus2_mean_api00`: apiclus2 is drawn in two stages with a correction at each. Thakhi reads the first stage alone
(METHODS 1.1): that leaves the variance within PSUs out, and gives 29.89 for R's 30.10 when the first correction
is declared, 30.71 when it is not: leave it undeclared in such a design, which errs on the safe side.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path

import pytest

from tests.known.survey.test_cases import close
from tests.properties import slow
from tests.properties.sample import indicator, read_people
from thakhi.evidence.estimate import estimate
from thakhi.sources.read import import_survey
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

HERE = Path(__file__).parent
MAPPINGS = HERE.parents[1] / "sources"
SURVEYS = ("apistrat", "apiclus1", "nhanes2")
pytestmark = pytest.mark.known

GOLDEN = {  # name of golden_dev.csv: survey, statistic, numerator, denominator, by, level
    "dstrat_mean_api00": ("apistrat", "mean", "api00", "", "", ""),
    "dstrat_total_enroll": ("apistrat", "total", "enroll", "", "", ""),
    "dstrat_ratio_apistu_enroll": ("apistrat", "ratio", "api_stu", "enroll", "", ""),
    "dstrat_by_E": ("apistrat", "mean", "api00", "", "school_type", "E"),
    "dstrat_by_H": ("apistrat", "mean", "api00", "", "school_type", "H"),
    "dstrat_by_M": ("apistrat", "mean", "api00", "", "school_type", "M"),
    "dclus1_mean_api00": ("apiclus1", "mean", "api00", "", "", ""),
    "dclus1_q50": ("apiclus1", "quantile", "api00", "", "", ""),
    "nhanes2_mean_zinc": ("nhanes2", "mean", "zinc", "", "", ""),
    "nhanes2_mean_zinc_race1": ("nhanes2", "mean", "zinc", "", "race", "1"),
    "nhanes2_mean_zinc_race2": ("nhanes2", "mean", "zinc", "", "race", "2"),
    "nhanes2_mean_zinc_race3": ("nhanes2", "mean", "zinc", "", "race", "3"),
    "nhanes2_prop_highbp": ("nhanes2", "share", "high_blood_pressure", "", "", ""),
    "nhanes2_total_diabetes": ("nhanes2", "total", "CAST(diabetes AS DOUBLE)", "", "", ""),
    "nhanes2_zinc_q50": ("nhanes2", "quantile", "zinc", "", "", ""),
}
OTHERS = {  # kinds of golden_dev.csv that METHODS 1 does not have
    "linear regression",
    "logistic regression",
    "post-stratified mean",
    "calibrated mean",
    "jackknife mean",
    "Rao-Scott F",
}


@dataclass(frozen=True)
class Known:
    """One estimate of validation.csv."""

    survey: str
    statistic: str
    y: str
    x: str
    p: float
    where: tuple[tuple[str, str], ...]
    value: float
    se: float | None
    deff: float | None
    df: int
    n: int


@pytest.fixture(scope="module")
def survey_of(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Survey]:
    """The imported survey of a name."""
    home = tmp_path_factory.mktemp("home")

    @cache
    def load(name: str) -> Survey:
        file = shared_data / "survey_validation" / f"{name}.csv"
        return import_survey("csv_survey", file, home=home, columns=MAPPINGS / f"{name}.columns.yaml")

    return load


@pytest.fixture(scope="module")
def golden(shared_data: Path) -> dict[str, dict[str, str]]:
    with (shared_data / "survey_validation" / "golden_dev.csv").open() as stream:
        return {row["name"]: row for row in csv.DictReader(stream)}


def ask(survey: Survey, statistic: str, y: str, x: str, by: str) -> list[Estimate]:
    asked = indicator(statistic, y, x)  # type: ignore[arg-type]
    return estimate(survey, [asked], by=(by,) if by else ())


@pytest.mark.parametrize("name", GOLDEN)
def test_golden(name: str, golden: dict[str, dict[str, str]], survey_of: Callable[[str], Survey]) -> None:
    survey, statistic, y, x, by, level = GOLDEN[name]
    cell = ((by, level),) if by else ()
    [found] = [e for e in ask(survey_of(survey), statistic, y, x, by) if e.cell == cell]
    tolerance = 1e-6 if statistic == "quantile" else 1e-10
    assert found.value == pytest.approx(float(golden[name]["estimate"]), rel=tolerance)
    assert found.se == pytest.approx(float(golden[name]["se"]), rel=tolerance)


def test_golden_design_effect(golden: dict[str, dict[str, str]], survey_of: Callable[[str], Survey]) -> None:
    [found] = ask(survey_of("apistrat"), "mean", "api00", "", "")
    assert found.deff == pytest.approx(float(golden["dstrat_deff_api00"]["estimate"]), rel=1e-10)


def test_every_golden_estimate_is_tested_or_is_of_another_kind(golden: dict[str, dict[str, str]]) -> None:
    left = {name for name, row in golden.items() if row["kind"] not in OTHERS}
    assert left == {*GOLDEN, "dstrat_deff_api00", "dclus2_mean_api00"}


@pytest.mark.parametrize("name", SURVEYS)
def test_as_r_survey(name: str, survey_of: Callable[[str], Survey]) -> None:
    cases = [case for case in known() if case.survey == name]
    survey = survey_of(name)
    wrong = {}
    for dims, group in groupby(sorted(cases, key=dimensions_of), dimensions_of):
        group = list(group)
        found = answers(survey, group, dims)
        for case in group:
            estimate_of = found.get((key_of(case), frozenset(case.where)))
            d = differing(case, estimate_of)
            if d and not told_by_the_slow_witness(case, estimate_of, survey):
                wrong[case.where, key_of(case)] = d
    assert not wrong


def dimensions_of(case: Known) -> tuple[str, ...]:
    return tuple(name for name, _ in case.where)


def answers(survey: Survey, cases: Iterable[Known], dims: tuple[str, ...]) -> dict[object, Estimate]:
    """(question, cell) → Estimate, all questions asked at once."""
    asked = {key_of(case): case for case in cases}
    indicators = [
        replace(indicator(c.statistic, c.y, c.x, quantile=c.p), id=key)  # type: ignore[arg-type]
        for key, c in asked.items()
    ]
    return {(e.indicator, frozenset(e.cell)): e for e in estimate(survey, indicators, by=dims)}


def key_of(case: Known) -> str:
    return f"{case.statistic} {case.y} {case.x} {case.p}"


def differing(case: Known, found: Estimate | None) -> list[str]:
    """What is not as R has it."""
    if found is None or not isinstance(found.value, float):
        return ["absent"]
    tolerance = 1e-6 if case.statistic == "quantile" else 1e-10
    names = ("value", "se", "deff", "df", "n")
    pairs = [(name, getattr(found, name), getattr(case, name)) for name in names]
    return [f"{name}: {a} is not {b}" for name, a, b in pairs if not close(a, b, tolerance, 1e-6 * abs(case.value))]


def told_by_the_slow_witness(case: Known, found: Estimate | None, survey: Survey) -> bool:
    """The product's quantile is exact, and R's is one that R 4.1-1 gets by its two ways of departing from that."""
    if case.statistic != "quantile" or found is None:
        return False
    people, design = read_people(survey)
    inside = [p for p in people if all(str(p[name]) == level for name, level in case.where) and p[case.y] is not None]
    cases = [slow.Case(p["stratum"], p["psu"], p["weight"], p[case.y]) for p in inside]
    exact = slow.quantile(cases, case.p, design)
    departing = [
        slow.quantile(cases, case.p, design, as_r=as_r, slack=slack)
        for as_r in (False, True)
        for slack in (slow.REACHED, -slow.REACHED)
    ]
    return as_close(exact, found) and any(as_close(other, case) for other in departing)


def as_close(answer: slow.Answer, other: Known | Estimate) -> bool:
    assert isinstance(other.value, float)
    return close(answer.value, other.value, 1e-9, 0.0) and close(answer.se, other.se, 1e-9, 0.0)


@cache
def known() -> tuple[Known, ...]:
    """The estimates of validation.csv."""
    with (HERE / "validation.csv").open() as stream:
        return tuple(_known(row) for row in csv.DictReader(stream))


def _known(row: dict[str, str]) -> Known:
    numbers = {name: float(row[name]) if row[name] else None for name in ("value", "se", "deff")}
    return Known(
        survey=row["survey"],
        statistic=row["statistic"],
        y=row["y"],
        x="weight" if row["x"] == "finalwgt" else row["x"],
        p=float(row["p"] or 0.5),
        where=tuple(tuple(part.split("=")) for part in row["where"].split("; ") if part),  # type: ignore[arg-type]
        df=int(row["df"]),
        n=int(row["n"]),
        **numbers,  # type: ignore[arg-type]
    )
