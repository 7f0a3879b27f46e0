"""Change between two surveys, both ways: shared PSUs bring their covariance (METHODS 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import slow
from tests.properties.designs import drawn_settings, people, samples
from tests.properties.questions import MEASURES, Expected, size_of
from tests.properties.sample import Measured, Sample, write_survey
from tests.properties.slow_change import Wave, change
from tests.properties.test_two_ways import differing
from thakhi.evidence.estimate import estimate

LONELY = st.sampled_from(("certainty", "adjust", "average"))


@st.composite
def later(draw: st.DrawFn, before: Sample) -> Sample:
    """A second survey: of every stratum's PSUs some stay, some leave, some are new; all people are others."""
    psus: dict[str, tuple[str, ...]] = {}
    rows: list[dict[str, Any]] = []
    for h, old in before.psus.items():
        stay = [psu for psu in old if draw(st.integers(0, 3))]
        new = [f"N{i}" for i in range(draw(st.integers(0 if stay else 1, 2)))]
        psus[h] = (*stay, *new)
        for psu in psus[h]:
            place = {"area": draw(st.sampled_from(("urban", "rural"))), "place": None}
            found = draw(st.lists(people, min_size=1, max_size=6))
            rows += [{"stratum": h, "psu": psu, **place, **person} for person in found]
    return Sample(tuple(rows), psus, before.columns)


@st.composite
def two_waves(draw: st.DrawFn) -> tuple[Sample, Sample]:
    old = draw(samples(strata=(1, 3)))
    return old, draw(later(old))


@pytest.fixture(scope="module", autouse=True)
def _small_cells_are_shown() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("thakhi.terms.disclosure.LEAST_CASES", 1)
        patch.setattr("thakhi.evidence.published.LEAST_CASES", 1)
        yield


def slowly(measure: Measured, new: Sample, old: Sample, lonely: str) -> Expected:
    of_totals = measure.indicator.statistic == "total"
    waves = [Wave(measure.cases(sample.people), sample.design) for sample in (new, old)]
    size = sum(size_of(wave.cases, of_totals=of_totals) for wave in waves)
    return Expected(change(*waves, lonely, of_totals=of_totals), size)


def quickly(measure: Measured, new: Sample, old: Sample, lonely: str, by: Sequence[str] = ()) -> Any:
    with TemporaryDirectory() as folder:
        surveys = [write_survey(s, Path(folder) / n, name=n) for n, s in (("new", new), ("old", old))]
        return estimate(surveys[0], [measure.indicator], since=surveys[1], lonely=lonely, by=by)  # type: ignore[arg-type]


@drawn_settings(25)
@given(two_waves(), st.sampled_from(MEASURES), LONELY)
def test_change_both_ways(waves: tuple[Sample, Sample], measure: Measured, lonely: str) -> None:
    old, new = waves
    if not measure.cases(old.people) or not measure.cases(new.people):
        return
    [found] = quickly(measure, new, old, lonely)
    assert not differing(found, slowly(measure, new, old, lonely))


@drawn_settings(15)
@given(samples(strata=(1, 3)), st.sampled_from(MEASURES), LONELY)
def test_nothing_changes_between_a_survey_and_itself(sample: Sample, measure: Measured, lonely: str) -> None:
    """With the same people twice the covariance takes the whole variance away, to the root of some roundings."""
    if not measure.cases(sample.people):
        return
    expected = slowly(measure, sample, sample, lonely)
    if expected.answer.se is not None:
        assert expected.answer.se == pytest.approx(0.0, abs=1e-30 * expected.size)
        [found] = quickly(measure, sample, sample, lonely)
        assert (found.value, found.se) == (0.0, pytest.approx(0.0, abs=1e-7 * expected.size))


@drawn_settings(10)
@given(samples(strata=(1, 3)), samples(strata=(1, 3)), LONELY)
def test_variances_of_unrelated_surveys_add(new: Sample, old: Sample, lonely: str) -> None:
    apart = Sample(
        tuple({**p, "stratum": f"old {p['stratum']}"} for p in old.people),
        {f"old {h}": psus for h, psus in old.psus.items()},
        old.columns,
        {f"old {h}": f for h, f in old.fraction.items()},
    )
    count = MEASURES[0]
    alone = [slow.total(count.cases(s.people), s.design, lonely) for s in (new, apart)]
    expected = slowly(count, new, apart, lonely).answer
    if alone[0].se is None or alone[1].se is None:
        assert expected.se is None
        return
    assert expected.se == pytest.approx((alone[0].se ** 2 + alone[1].se ** 2) ** 0.5, rel=1e-12)
    assert expected.df == alone[0].df + alone[1].df
