"""Quantiles with Woodruff intervals (METHODS 1.5), as R `svyquantile` with rule "math" and interval "mean".

Two readings: a histogram of (cell, value), exact and without a sketch, which gives q; then the ordinary collapse of
the share y ≤ q, whose interval is inverted on the histogram. Margins are tables of their own. The difference of two
quantiles weighs each group's linearized share by its own SE ratio, so that its covariance is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from thakhi.evidence.collapse import Array, Codes, Shape, collapse_sql, joined, moments_of
from thakhi.evidence.design import Design, Lonely
from thakhi.evidence.dimension import Dimension
from thakhi.evidence.engine import Engine
from thakhi.evidence.interval import t_quantile
from thakhi.evidence.measures import Block, Measure, Plan, levels_of
from thakhi.evidence.published import published, refuse_empty
from thakhi.evidence.request import Request, measured
from thakhi.evidence.statistics import Answers, answers_of, linearized
from thakhi.evidence.variance import Cells, cells_of, variance
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator

THRESHOLDS = "thakhi_thresholds"
EXACT = 1e-12  # shares closer than this are the same: sums of weights differ in their last bits


@dataclass(frozen=True, slots=True)
class Histogram:
    """Distinct values of each cell in order, with the share of weight up to each."""

    codes: Codes  # cells met, ascending
    start: Codes  # first value of each cell; one more at the end
    value: Array
    share: Array  # cumulated within the cell

    def varies(self, rows: Codes) -> npt.NDArray[np.bool_]:
        """Whether the cells at `rows` hold more than one value."""
        return (rows >= 0) & (self.start[rows + 1] - self.start[rows] > 1)

    def inverse(self, rows: Codes, p: Array) -> Array:
        """inf{y: F(y) ≥ p} in the cells at `rows`; NaN where p is NaN or outside [0, 1], or the cell is absent."""
        out = np.full(len(rows), np.nan)
        for i, (row, at) in enumerate(zip(rows, p, strict=True)):
            if row >= 0 and -EXACT <= at <= 1 + EXACT:
                lo, hi = self.start[row], self.start[row + 1]
                found = lo + np.searchsorted(self.share[lo:hi], at - EXACT)
                out[i] = self.value[min(found, hi - 1)]
        return out


def quantile_estimates(request: Request, indicator: Indicator, engine: Engine, design: Design) -> list[Estimate]:
    """The Estimates of a quantile in every cell, its margins and comparisons as asked."""
    measure = measured(request, indicator)
    out: list[Estimate] = []
    for kept in _margins(request):
        table = replace(request, dimensions=kept)
        shape = Shape(kept, margins=False)
        groups, codes = _groups(table, measure, shape, engine, design)
        refuse_empty(groups, indicator, request)
        out += [_with_totals(e, request) for e in published(table, indicator, shape, codes, groups)]
    return out


def _margins(request: Request) -> list[tuple[Dimension, ...]]:
    dims = request.dimensions
    if not request.margins:
        return [dims]
    return [kept for size in range(len(dims), -1, -1) for kept in combinations(dims, size)]


def _with_totals(estimate: Estimate, request: Request) -> Estimate:
    levels = dict(estimate.cell)
    names = [d.name for d in request.dimensions] + ([request.compared.name] if request.compared else [])
    return replace(estimate, cell=tuple((name, levels.get(name, "total")) for name in names))


def _groups(
    request: Request, measure: Measure, shape: Shape, engine: Engine, design: Design
) -> tuple[list[tuple[str, Answers]], Codes]:
    """Answers of each group in each cell of `shape`, then the differences from the first group."""
    compared = request.compared
    full = Shape((*shape.dimensions, compared) if compared else shape.dimensions, margins=False)
    histogram = _histogram(measure, full, engine)
    q = histogram.inverse(np.arange(len(histogram.codes)), np.full(len(histogram.codes), request.p(measure.indicator)))
    block, cells = _share_below(measure, shape, full, histogram.codes, q, compared, engine)
    base = compared.size + 1 if compared else 1
    groups: list[tuple[str, Answers]] = []
    for place, part in enumerate(block.parts, 1 if compared else 0):
        share = answers_of(block, part, cells, design, request.lonely)
        groups.append((part.level, _woodruff(histogram, cells.codes * base + place, q, share)))
    for i in range(1, len(groups)):
        contrast = _difference(block, (0, i), groups, cells, design, request.lonely)
        groups.append((f"{block.parts[i].level}-{block.parts[0].level}", contrast))
    return groups, cells.codes


def _histogram(measure: Measure, shape: Shape, engine: Engine) -> Histogram:
    key = _cell_sql(shape)

    def sql(people: str) -> str:
        return (
            f"SELECT {key} AS k, {measure.numerator} AS v, SUM(weight) AS w "
            f"FROM {people} WHERE {measure.member} GROUP BY 1, 2"
        )

    parts = engine.passes(sql)
    cell = np.concatenate([a["k"].astype(np.int64) for a in parts])
    value = np.concatenate([a["v"].astype(np.float64) for a in parts])
    weight = np.concatenate([a["w"].astype(np.float64) for a in parts])
    return _sorted(cell, value, weight)


def _sorted(cell: Codes, value: Array, weight: Array) -> Histogram:
    order = np.lexsort((value, cell))
    cell, value, weight = cell[order], value[order], weight[order]
    codes, start = np.unique(cell, return_index=True)
    ends = np.append(start, len(cell))
    share = np.empty(len(cell))
    for i in range(len(codes)):
        up_to = np.cumsum(weight[ends[i] : ends[i + 1]])
        share[ends[i] : ends[i + 1]] = up_to / up_to[-1]
    return Histogram(codes, ends, value, share)


def _share_below(
    measure: Measure,
    shape: Shape,
    full: Shape,
    codes: Codes,
    q: Array,
    compared: Dimension | None,
    engine: Engine,
) -> tuple[Block, Cells]:
    """The collapse of the share y ≤ q, each cell's own q joined in; one part per compared level."""
    thresholds = pa.table({"thakhi_cell": pa.array(codes, pa.int64()), "thakhi_q": pa.array(q, pa.float64())})
    below = f"CAST(({measure.numerator} <= thakhi_q) AS DOUBLE)"
    plan = Plan()
    share = Measure(replace(measure.indicator, statistic="share"), measure.member, below, "1", measure.columns)
    plan.add(share, groups=levels_of(compared))
    key = _cell_sql(full)

    def sql(people: str) -> str:
        rows = f"(SELECT * FROM {people} JOIN {THRESHOLDS} ON {key} = thakhi_cell) AS person"
        return collapse_sql(plan, shape, people=rows)

    answers = engine.passes(sql, tables={THRESHOLDS: thresholds})
    return plan.blocks[0], cells_of(joined([moments_of(a, shape) for a in answers]))


def _cell_sql(shape: Shape) -> str:
    """The code that `Shape.code` gives, in SQL."""
    code = "0"
    for dimension in shape.dimensions:
        code = f"({code}) * {dimension.size + 1} + {dimension.code_sql()}"
    return f"CAST({code} AS BIGINT)"


def _woodruff(histogram: Histogram, codes: Codes, q: Array, share: Answers) -> Answers:
    """q and its interval in the cells `codes`: the interval of F(q), centred at F(q), inverted on the histogram.

    Where q is the greatest of several values, F(q) = 1 whatever the sample: its error of 0 says nothing of q's.
    """
    rows = _rows(histogram.codes, codes)
    t = t_quantile(share.df)
    error = np.where((share.value >= 1 - EXACT) & histogram.varies(rows), np.nan, share.se)
    low, high = (histogram.inverse(rows, share.value + sign * t * error) for sign in (-1.0, 1.0))
    return Answers(
        value=np.where(rows >= 0, q[rows], np.nan),
        se=np.where((error == 0) & (share.df > 0), 0.0, (high - low) / (2 * t)),
        deff=np.full(len(rows), np.nan),
        n=share.n,
        n_psu=share.n_psu,
        df=share.df,
        low=low,
        high=high,
        slope=_ratio((high - low) / (2 * t), error),
    )


def _rows(codes: Codes, wanted: Codes) -> Codes:
    """Where each wanted code stands in `codes`; −1 where it is not met."""
    found = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    return np.where(codes[found] == wanted, found, -1)


def _ratio(a: Array, b: Array) -> Array:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(b > 0, a / b, 0.0)


def _difference(
    block: Block,
    pair: tuple[int, int],
    groups: list[tuple[str, Answers]],
    cells: Cells,
    design: Design,
    lonely: Lonely,
) -> Answers:
    """q_b − q_a: each share's influence divided by the density that its Woodruff interval implies."""
    a, b = (groups[i][1] for i in pair)
    weights: dict[str, Array] = {}
    for i, sign in zip(pair, (-1.0, 1.0), strict=True):
        slope = groups[i][1].slope
        assert slope is not None
        for name, weight in linearized(block, block.parts[i], cells)[1].items():
            weights[name] = weights.get(name, np.zeros_like(weight)) + sign * slope * weight
    var = variance(cells, weights, design, lonely, f"p_{block.pairs[pair[1]]}")
    n_psu = cells.total(f"p_{block.pairs[pair[1]]}")
    se = np.where(np.isnan(a.se) | np.isnan(b.se), np.nan, np.sqrt(var))
    return Answers(
        value=b.value - a.value,
        se=se,
        deff=np.full_like(se, np.nan),
        n=a.n + b.n,
        n_psu=n_psu,
        df=n_psu - cells.strata(f"p_{block.pairs[pair[1]]}"),
    )
