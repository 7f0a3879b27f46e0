"""Both witnesses against R `survey` 4.1-1 on invented tables (METHODS 1.9).

cases.R wrote cases.csv from plain.csv, lonely.csv and fpc.csv, which tables.py drew. Covered: totals, means, shares
(rare ones, one without variance), ratios, quantiles from 0.05 to 0.95 with ties, differences between groups; the
whole sample and domains, one of which misses strata and one the strata with a single PSU; three ways with these;
finite population corrections, one of them a census; SE, df, design effect, t and logit intervals.

Set aside, as METHODS 1.9 allows: below the weight of the first row `svyquantile` of 4.1-1 answers the second. The
slow witness repeats that on demand, which shows where it happens; the product is held to the right answer there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pytest

from tests.known.survey.tabled import Known, known, sample, within
from tests.properties import slow
from tests.properties.sample import write_survey
from thakhi.evidence.estimate import estimate
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

TABLES = ("plain", "lonely", "fpc")
pytestmark = pytest.mark.known


def close(found: float | None, expected: float | None, tolerance: float, scale: float) -> bool:
    """Equal to `tolerance`; nothing equals only nothing, and rounding of zero is zero."""
    if found is None or expected is None:
        return found is expected
    return math.isclose(found, expected, rel_tol=tolerance, abs_tol=tolerance * scale)


def slowly(case: Known, *, as_r: bool = False) -> slow.Answer:
    """The slow witness' answer to `case`."""
    drawn = sample(case.table)
    measured = case.measured()
    inside = [p for p in drawn.people if within(case.where)(p)]
    if case.compare:
        groups = [measured.cases(p for p in inside if p[case.compare] == level) for level in ("v", "u")]
        return slow.difference(*groups, drawn.design, case.lonely, of_totals=case.statistic == "total")
    cases = measured.cases(inside)
    if case.statistic == "quantile":
        return slow.quantile(cases, case.p, drawn.design, case.lonely, as_r=as_r)
    return {"total": slow.total, "ratio": slow.ratio}.get(case.statistic, slow.mean)(cases, drawn.design, case.lonely)


def differing(case: Known, found: slow.Answer, tolerance: float) -> list[str]:
    """Which numbers of `found` are not R's."""
    scale = abs(case.value)
    pairs = {
        "value": (found.value, case.value),
        "se": (found.se, case.se),
        "deff": (found.deff, case.deff if case.deff is None or case.deff > 0 else None),
        "n": (found.n, case.n),
        "df": (found.df, case.df),
    }
    return [f"{name}: {a} is not {b}" for name, (a, b) in pairs.items() if not close(a, b, tolerance, scale)]


def wrong_limits(case: Known, found: slow.Answer) -> list[str]:
    """Which limits of the t and, for shares, of the logit interval are not R's."""
    plain = (found.low, found.high) if case.statistic == "quantile" else slow.plain_interval(found)
    pairs = [(plain, (case.low, case.high))]
    if case.logit_low is not None:
        pairs.append((slow.logit_interval(found), (case.logit_low, case.logit_high)))
    ends = [(f, e) for ours, theirs in pairs for f, e in zip(ours or (None, None), theirs, strict=True)]
    return [
        f"limit: {f} is not {e}" for f, e in ends if case.se is not None and not close(f, e, 1e-10, abs(case.value))
    ]


@pytest.mark.parametrize("table", TABLES)
def test_slow_witness_agrees_with_r(table: str) -> None:
    wrong = {c.asked: d for c in known(table) if (d := differing(c, slowly(c, as_r=True), 1e-10))}
    assert not wrong


@pytest.mark.parametrize("table", TABLES)
def test_intervals_of_the_slow_witness_agree_with_r(table: str) -> None:
    wrong = {c.asked: d for c in known(table) if (d := wrong_limits(c, slowly(c, as_r=True)))}
    assert not wrong


@pytest.mark.parametrize("table", TABLES)
def test_product_agrees_with_r(table: str, tmp_path: Path) -> None:
    survey = write_survey(sample(table), tmp_path)
    wrong = {c.asked: d for c, e in answered(survey, known(table)) if (d := differing(expected(c), plain(e), 1e-10))}
    assert not wrong


def expected(case: Known) -> Known:
    """R's numbers, or the slow witness' where R answers the second row instead of the first."""
    if case.statistic != "quantile" or not differing(case, slowly(case), 1e-10):
        return case
    right = slowly(case)
    assert right.value is not None
    return replace(case, value=right.value, se=right.se, low=right.low, high=right.high)


def answered(survey: Survey, cases: Iterable[Known]) -> Iterator[tuple[Known, Estimate]]:
    """Each case with the product's Estimate; those of one domain are asked together."""
    for (lonely, where, compare), group in groupby(cases, lambda c: (c.lonely, c.where, c.compare)):
        asked = {f"q{i}": case for i, case in enumerate(group)}
        indicators = [replace(c.measured().indicator, id=key, quantile=c.p or 0.5) for key, c in asked.items()]
        found = estimate(survey, indicators, where=where, compare=compare, lonely=lonely)  # type: ignore[arg-type]
        cell = ((compare, "v-u"),) if compare else ()
        yield from ((asked[e.indicator], e) for e in found if e.cell == cell)


def plain(estimate: Estimate) -> slow.Answer:
    """The product's number in the form of the slow witness'."""
    assert isinstance(estimate.value, float)
    ends = (estimate.interval.low, estimate.interval.high) if estimate.interval else (None, None)
    counts = (estimate.df, estimate.n, estimate.n_psu)
    return slow.Answer(estimate.value, estimate.se, *counts, estimate.deff, *ends)  # type: ignore[arg-type]
