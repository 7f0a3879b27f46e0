"""What must stay as it is when the sample is written differently, and what must add up."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.designs import drawn_settings, samples
from tests.properties.questions import MEASURES
from tests.properties.sample import Sample, category, indicator, number, write_survey
from thakhi.evidence.estimate import estimate
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator

TOTAL_Y, MEAN_Y, SHARE, RATIO = (MEASURES[i].indicator for i in (2, 4, 7, 10))
MEDIAN_Y = replace(indicator("quantile", "y"), id="median")
ALL = (TOTAL_Y, MEAN_Y, SHARE, RATIO, MEDIAN_Y)


@pytest.fixture(scope="module", autouse=True)
def _small_cells_are_shown() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thakhi.terms.disclosure.LEAST_CASES", 1)
        patch.setattr("thakhi.evidence.published.LEAST_CASES", 1)
        yield


def answered(sample: Sample) -> Sample:
    """The sample with every question answered, so that no indicator is empty."""
    known = {"y": 1.0, "x": 1.0, "flag": True, "good": True, "year": 2000.0}
    people = tuple({**p, **{k: v for k, v in known.items() if p[k] is None}} for p in sample.people)
    return replace(sample, people=people)


filled = samples().map(answered)


def numbers(sample: Sample, indicators: Sequence[Indicator] = ALL, **options: Any) -> list[Estimate]:
    with TemporaryDirectory() as folder:
        return estimate(
            write_survey(sample, Path(folder), **options.pop("files", {})), indicators, lonely="adjust", **options
        )


def same(left: Sequence[Estimate], right: Sequence[Estimate], *, times: float = 1.0) -> None:
    """Equal estimates; values and errors of `right` are `times` those of `left`."""
    assert [(e.indicator, e.cell, e.n, e.n_psu, e.df) for e in left] == [
        (e.indicator, e.cell, e.n, e.n_psu, e.df) for e in right
    ]
    for a, b in zip(left, right, strict=True):
        assert isinstance(a.value, float)
        size = max(abs(a.value), a.se or 0.0)
        assert b.value == pytest.approx(a.value * times, rel=1e-10, abs=1e-10 * size * times)
        if a.se is None or b.se is None:
            assert a.se is b.se
        else:
            assert b.se == pytest.approx(a.se * times, rel=1e-8, abs=1e-6 * size * times)


@drawn_settings(8)
@given(filled, st.randoms(use_true_random=False))
def test_order_of_people_does_not_matter(sample: Sample, chance: random.Random) -> None:
    people = list(sample.people)
    chance.shuffle(people)
    shuffled = replace(sample, people=tuple(people))
    same(numbers(sample, by=("a", "area")), numbers(shuffled, by=("a", "area")))


@drawn_settings(8)
@given(filled)
def test_row_groups_do_not_matter(sample: Sample) -> None:
    one = numbers(sample, by=("a",), files={"group_psus": 1})
    same(one, numbers(sample, by=("a",), files={"group_psus": 1000}))


@drawn_settings(8)
@given(filled)
def test_names_of_strata_and_psus_do_not_matter(sample: Sample) -> None:
    """Strata in the opposite order, all PSUs called alike in each."""
    name = {h: f"Z{9 - i} ñ'\"" for i, h in enumerate(sorted(sample.psus))}
    renamed = Sample(
        tuple({**p, "stratum": name[p["stratum"]], "psu": f"U-{p['psu']}"} for p in sample.people),
        {name[h]: tuple(f"U-{psu}" for psu in psus) for h, psus in sample.psus.items()},
        sample.columns,
        {name[h]: f for h, f in sample.fraction.items()},
    )
    same(numbers(sample), numbers(renamed))


@drawn_settings(8)
@given(filled, st.sampled_from((0.25, 7.0, 1000.0)))
def test_weights_times_a_constant(sample: Sample, times: float) -> None:
    """Totals grow by it; means, shares, ratios and quantiles stay."""
    scaled = replace(sample, people=tuple({**p, "weight": p["weight"] * times} for p in sample.people))
    same(numbers(sample, [TOTAL_Y]), numbers(scaled, [TOTAL_Y]), times=times)
    rest = [MEAN_Y, SHARE, RATIO, MEDIAN_Y]
    same(numbers(sample, rest), numbers(scaled, rest))


@drawn_settings(8)
@given(filled)
def test_cells_add_up_to_their_margin(sample: Sample) -> None:
    """Totals of all levels, where none is missing, are the total of the margin."""
    sample = replace(sample, people=tuple({**p, "a": p["a"] or "k1", "b": p["b"] or "u"} for p in sample.people))
    found = {e.cell: e for e in numbers(sample, [TOTAL_Y], by=("a", "b"), margins=True)}
    size = sum(p["weight"] * abs(p["y"]) for p in sample.people)
    for level in ("k1", "k2", "k3", "total"):
        parts = [e.value for cell, e in found.items() if cell[0][1] == level and cell[1][1] != "total"]
        whole = found.get((("a", level), ("b", "total")))
        assert sum(parts) == pytest.approx(whole.value if whole else 0.0, abs=1e-12 * size)


@drawn_settings(8)
@given(filled)
def test_share_and_its_complement(sample: Sample) -> None:
    """They are 1 together and have one error."""
    pair = [replace(indicator("share", sql), id=f"s{i}") for i, sql in enumerate(("flag", "NOT flag"))]
    found = numbers(sample, pair, by=("b",), margins=True)
    yes, no = ([e for e in found if e.indicator == i.id] for i in pair)
    for a, b in zip(yes, no, strict=True):
        assert a.value + b.value == pytest.approx(1.0, abs=1e-14)
        assert b.se == pytest.approx(a.se, rel=1e-9, abs=1e-7)


@drawn_settings(12)
@given(filled, st.sampled_from((0.0, 1.0, 0.1, 1 / 3, 2019.7, -1e9, 1e-12)))
def test_a_constant_has_no_error(sample: Sample, value: float) -> None:
    """Exactly zero, not 1e-8 (METHODS 1.2), in every cell and for gaps between groups too."""
    same_for_all = replace(sample, people=tuple({**p, "y": value, "b": p["b"] or "u"} for p in sample.people))
    for compare in ("", "b"):
        cells = numbers(same_for_all, [MEAN_Y], by=("area",), margins=True, compare=compare)
        assert {e.se for e in cells} <= {0.0}
        assert all(e.deff is None for e in cells)


def years(spread: float, seed: int) -> Sample:
    """500 people whose answers lie about 2000, `spread` apart; the same less 2000 in `z`."""
    draw = random.Random(seed)
    psus = {f"S{h}": tuple(f"P{i}" for i in range(5)) for h in range(4)}
    people = []
    for h, units in psus.items():
        for unit in units:
            level = draw.gauss(0, spread)
            for _ in range(25):
                near = round((level + draw.gauss(0, spread)) * 2**30) / 2**30  # 2000 + near is exact in binary
                answers = {"near": near, "far": 2000.0 + near, "a": draw.choice(("k1", "k2", "k3"))}
                people.append({"stratum": h, "psu": unit, "weight": draw.uniform(1, 90), **answers})
    columns = (number("near"), number("far"), category("a", ("k1", "k2", "k3")))
    return Sample(tuple(people), psus, columns)


@pytest.mark.parametrize("spread", [1.0, 1e-3])
@pytest.mark.parametrize("compare", ["", "a"])
def test_numbers_far_from_zero_keep_their_error(spread: float, compare: str) -> None:
    """A mean of years, about 2000 ± 1, has the SE of the same numbers about zero to 1e-9."""
    sample = years(spread, seed=7)
    near, far = (replace(indicator("mean", name), id=name) for name in ("near", "far"))
    by = () if compare else ("a",)
    a, b = (numbers(sample, [i], by=by, margins=True, compare=compare) for i in (near, far))
    assert [e.cell for e in a] == [e.cell for e in b]
    for small, large in zip(a, b, strict=True):
        assert large.se == pytest.approx(small.se, rel=1e-9)
        assert large.deff == (None if small.deff is None else pytest.approx(small.deff, rel=1e-9))
