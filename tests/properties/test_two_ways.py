"""The product and the slow witness agree on random designs (METHODS 1.9)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import slow
from tests.properties.designs import drawn_settings, samples
from tests.properties.questions import MEASURES, POINTS, WHERES, Cell, Expected, Question, answers, questions
from tests.properties.sample import Measured, Sample, indicator, write_survey
from thakhi.evidence.estimate import estimate
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Survey

ROUNDING = 1e-13


@pytest.fixture(scope="module", autouse=True)
def _small_cells_are_shown() -> Iterator[None]:
    """The arithmetic of cells of one to four people is compared too; nothing is published here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thakhi.terms.disclosure.LEAST_CASES", 1)
        patch.setattr("thakhi.evidence.published.LEAST_CASES", 1)
        yield


@st.composite
def asked(draw: st.DrawFn) -> tuple[Sample, Question]:
    sample = draw(samples())
    return sample, draw(questions(sample))


def ask(survey: Survey, indicators: list[Indicator], question: Question) -> list[Estimate]:
    return estimate(
        survey,
        indicators,
        by=question.by,
        where=question.where,
        margins=question.margins,
        compare=question.compare,
        lonely=question.lonely,  # type: ignore[arg-type]
    )


def met(measures: list[Measured], sample: Sample, question: Question) -> list[Measured]:
    """The measures that somebody in the domain answers."""
    inside = [p for p in sample.people if WHERES[question.where](p) is True]
    if question.compare:
        inside = [p for p in inside if p[question.compare] is not None]
    return [m for m in measures if m.cases(inside)]


def differing(found: Estimate, expected: Expected) -> list[str]:
    """What of the product's number is not the slow witness'."""
    assert isinstance(found.value, float)
    answer, size = expected.answer, expected.size
    wrong = [] if abs(found.value - (answer.value or 0.0)) <= 1e-12 * size else ["value"]
    wrong += [] if alike(found.se, answer.se, size) else ["se"]
    wrong += [] if alike_effects(found, answer, size) else ["deff"]
    wrong += [name for name in ("n", "n_psu", "df") if getattr(found, name) != getattr(answer, name)]
    return [f"{name}: {getattr(found, name)} is not {getattr(answer, name)}" for name in wrong]


def alike(a: float | None, b: float | None, size: float) -> bool:
    """Equal to 1e-9, or squares equal to a few roundings of the squares they are the difference of.

    None equals only None, and an error of exactly zero only exactly zero (METHODS 1.2).
    """
    if a is None or b is None:
        return a is b
    if b == 0:
        return a == 0
    return math.isclose(a, b, rel_tol=1e-9) or abs(a * a - b * b) <= ROUNDING * size**2


def alike_effects(found: Estimate, answer: slow.Answer, size: float) -> bool:
    """Design effects are as exact as the variances above them; none of a variance that is not there."""
    if not found.se:
        return not found.deff
    if found.deff is None or answer.deff is None or not answer.se:
        return found.deff is answer.deff
    return alike(math.sqrt(found.deff) * answer.se / math.sqrt(answer.deff), answer.se, size)


def compare_both(sample: Sample, question: Question, measures: list[Measured]) -> None:
    """Every number of `measures` in every cell, both ways."""
    here = met(measures, sample, question)
    if not here:
        return
    with TemporaryDirectory() as folder:
        found = ask(write_survey(sample, Path(folder)), [m.indicator for m in here], question)
    for measure in here:
        got: dict[Cell, Estimate] = {e.cell: e for e in found if e.indicator == measure.indicator.id}
        expected = answers(question, measure, sample)
        assert set(got) == set(expected), measure.indicator
        wrong = {cell: d for cell in got if (d := differing(got[cell], expected[cell]))}
        assert not wrong, measure.indicator


@drawn_settings(60)
@given(asked(), st.lists(st.sampled_from(MEASURES), min_size=1, max_size=3, unique=True))
def test_linear_estimates(drawn: tuple[Sample, Question], measures: list[Measured]) -> None:
    compare_both(*drawn, measures)


@drawn_settings(30)
@given(asked(), st.sampled_from(POINTS), st.sampled_from(("y", "year")))
def test_quantiles(drawn: tuple[Sample, Question], p: float, name: str) -> None:
    sample, question = drawn
    measure = Measured(replace(indicator("quantile", name, quantile=p), id="q"), lambda person: person[name])
    compare_both(sample, replace(question, compare=""), [measure])


@drawn_settings(15)
@given(samples())
def test_fail_refuses_a_lonely_psu_where_the_domain_meets_it(sample: Sample) -> None:
    """METHODS 1.6: the default names the strata rather than guess; a stratum with nobody in the domain is no matter."""
    count = MEASURES[0]
    met_alone = {case.stratum for case in count.cases(sample.people)} & set(sample.lonely)
    with TemporaryDirectory() as folder:
        survey = write_survey(sample, Path(folder))
        if not met_alone:
            assert estimate(survey, [count.indicator])
            return
        with pytest.raises(DataProblem, match=", ".join(sorted(met_alone))):
            estimate(survey, [count.indicator])


@drawn_settings(15)
@given(samples())
def test_nobody_in_the_domain_is_said(sample: Sample) -> None:
    with TemporaryDirectory() as folder:
        survey = write_survey(sample, Path(folder))
        with pytest.raises(InputProblem, match="nobody"):
            estimate(survey, [indicator("mean", "y")], where="y > 1000000000", lonely="adjust")
