"""A survey read in many slices gives the numbers of one reading, always the same bits, in little memory."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import thakhi.evidence.engine_duckdb as engine
from tests.properties.sample import Sample, category, indicator, number, write_survey
from thakhi.evidence.estimate import estimate
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

ASKED = [indicator("mean", "y"), indicator("total", "y"), indicator("ratio", "y", "x"), indicator("quantile", "y")]


@pytest.fixture
def survey(tmp_path: Path) -> Survey:
    """Three strata of forty PSUs with a few people each, in row groups of two PSUs."""
    draw = random.Random(7)
    people = [
        {"stratum": f"S{h}", "psu": f"{i:03}", "weight": draw.uniform(1, 9), "y": draw.gauss(50, 20)}
        | {"x": draw.uniform(1, 40), "sex": draw.choice(("man", "woman")), "area": ("urban", "rural")[i % 2]}
        for h in range(3)
        for i in range(40)
        for _ in range(draw.randint(1, 9))
    ]
    columns = (number("y"), number("x"), category("sex", ("man", "woman")))
    area = category("area", ("urban", "rural"), constant_in_psu=True)
    psus = {f"S{h}": tuple(f"{i:03}" for i in range(40)) for h in range(3)}
    return write_survey(Sample(tuple(people), psus, (*columns, area)), tmp_path)


def asked(survey: Survey) -> list[Estimate]:
    found: list[Estimate] = []
    for one in ASKED:  # ids of the test indicators are those of their statistic
        found += estimate(survey, [one], by=["sex", "area"], margins=True)
        found += estimate(survey, [one], by=["area"], compare="sex")
    return found


def test_slices_add_up_to_one_reading(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(survey)
    monkeypatch.setattr(engine, "SLICE_ROWS", 40)
    sliced = asked(survey)
    assert [(e.id, e.n, e.n_psu, e.df, e.quality) for e in sliced] == [
        (e.id, e.n, e.n_psu, e.df, e.quality) for e in whole
    ]
    for a, b in zip(sliced, whole, strict=True):
        assert a.value == pytest.approx(b.value, rel=1e-12)
        assert a.se == pytest.approx(b.se, rel=1e-10)


def test_the_same_file_gives_the_same_bits(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SLICE_ROWS", 40)
    first = asked(survey)
    assert all(asked(survey) == first for _ in range(4))


def test_progress_is_told_slice_by_slice(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SLICE_ROWS", 100)
    heard: list[float] = []
    estimate(survey, ASKED[:1], progress=lambda doing, share: heard.append(share))
    assert len(heard) > 3
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


def test_a_cell_of_few_people_is_suppressed_and_its_difference_too(tmp_path: Path) -> None:
    people = [
        {"stratum": "A", "psu": f"{i}", "weight": 2.0, "y": float(i), "sex": "woman" if i < LEAST_CASES - 1 else "man"}
        for i in range(12)
    ]
    sample = Sample(
        tuple(people), {"A": tuple(f"{i}" for i in range(12))}, (number("y"), category("sex", ("man", "woman")))
    )
    found = estimate(write_survey(sample, tmp_path), ASKED[:1], compare="sex")
    shown = {dict(e.cell)["sex"]: e for e in found}
    assert set(shown) == {"man", "woman"}  # no difference: it would give the suppressed mean away
    assert shown["woman"].quality == "suppressed"
    assert (shown["woman"].n, shown["woman"].se, shown["woman"].interval) == (None, None, None)
    assert shown["man"].value == pytest.approx(sum(range(LEAST_CASES - 1, 12)) / 8)
