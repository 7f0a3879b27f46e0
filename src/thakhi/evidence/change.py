"""Change between two surveys: new − old, with the covariance of the PSUs that both hold (METHODS 1.4).

Var = V_new + V_old − 2·Σ_h Cov_h, each V by its own design. PSUs are the same when stratum and PSU codes are.
Cov_h = n12·ρ_h·s_new·s_old, with ρ_h the correlation of the influences over the n12 shared PSUs of the stratum
(zero with fewer than two) and s_k² = (1−f_k)/(n_k−1)·Σ(z_k − z̄_k)² over all of k's. With all PSUs shared this is the
variance of the paired difference; with none it is the sum; it is never negative, as n12 ≤ min(n_new, n_old).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow.parquet as pq

from thakhi.evidence.centre import centres_of
from thakhi.evidence.collapse import Array, Codes, Shape, collapse_sql, joined, moments_of, psu_sql, sums_by
from thakhi.evidence.design import PSUS, Design, read_design
from thakhi.evidence.dimension import Dimension
from thakhi.evidence.engine import engine_of
from thakhi.evidence.measures import Plan
from thakhi.evidence.published import published, refuse_empty
from thakhi.evidence.request import Request, measured, request_of
from thakhi.evidence.statistics import Answers, answers_of, linearized
from thakhi.evidence.variance import CLIP, average_factor, cells_of
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import Estimate
from thakhi.terms.indicator import Indicator
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class Wave:
    """One survey's answers by cell, and the influence of each PSU that the cell meets."""

    answers: Answers
    codes: Codes
    design: Design
    keys: npt.NDArray[np.str_]  # of every PSU: stratum and PSU codes
    psu: Codes  # rows of influences …
    cell: Codes
    z: Array
    factor: Array  # by which `average` raises the variance of each cell


def change(request: Request, since: Survey, indicators: Sequence[Indicator]) -> list[Estimate]:
    """One Estimate per indicator and cell met in both surveys: the new value minus the old."""
    if request.compared:
        raise InputProblem(
            Text("--compare y --since no van juntos: use --by", "--compare and --since do not go together: use --by")
        )
    old = request_of(since, by=[d.name for d in request.dimensions], where=request.where, lonely=request.lonely)
    out: list[Estimate] = []
    for indicator in indicators:
        for kept in _margins(request):
            out += _changes(replace(request, dimensions=kept), old, since, indicator, request.dimensions)
    return out


def _margins(request: Request) -> list[tuple[Dimension, ...]]:
    dims = request.dimensions
    sizes = range(len(dims), -1, -1) if request.margins else [len(dims)]
    return [kept for size in sizes for kept in combinations(dims, size)]


def _changes(
    request: Request, old: Request, since: Survey, indicator: Indicator, dims: tuple[Dimension, ...]
) -> list[Estimate]:
    if indicator.statistic == "quantile":
        raise InputProblem(
            Text(
                f"«{indicator.id}»: el cambio de un cuantil entre encuestas no se calcula; use la media",
                f"“{indicator.id}”: the change of a quantile between surveys is not computed; use the mean",
            )
        )
    shape = Shape(request.dimensions, margins=False)
    new_wave = _wave(request, shape, indicator)
    old_wave = _wave(replace(old, dimensions=request.dimensions), shape, indicator)
    codes = np.intersect1d(new_wave.codes, old_wave.codes)
    groups = [("", _difference(request, new_wave, old_wave, codes))]
    refuse_empty(groups, indicator, request)
    found = published(request, indicator, shape, codes, groups, since=since.id)
    return [replace(e, cell=tuple((d.name, dict(e.cell).get(d.name, "total")) for d in dims)) for e in found]


def _wave(request: Request, shape: Shape, indicator: Indicator) -> Wave:
    engine = engine_of(request.survey)
    try:
        measure = measured(request, indicator)
        plan = Plan()
        plan.add(measure, centre=centres_of([measure], engine)[0])
        block, part = plan.blocks[0], plan.blocks[0].parts[0]
        moments = engine.passes(lambda people: collapse_sql(plan, shape, people=people))
        rows = engine.passes(lambda people: psu_sql(plan, shape, people=people))
    finally:
        engine.close()
    design = read_design(request.survey)
    cells = cells_of(joined([moments_of(m, shape) for m in moments]))
    parts = [moments_of(r, shape) for r in rows]
    cell = np.searchsorted(cells.codes, np.concatenate([p.cell for p in parts]))
    weights = linearized(block, part, cells)[1]
    z = sum(w[cell] * np.concatenate([p.data[name] for p in parts]) for name, w in weights.items())
    psu = np.concatenate([p.data["psu"] for p in parts]).astype(np.int64)
    answers = answers_of(block, part, cells, design, request.lonely)
    factor = average_factor(cells, design, f"p_{part.n}") if request.lonely == "average" else np.ones_like(answers.n)
    return Wave(answers, cells.codes, design, _psu_keys(request.survey), psu, cell, np.asarray(z), factor)


def _psu_keys(survey: Survey) -> npt.NDArray[np.str_]:
    table = pq.read_table(Path(survey.folder) / PSUS, columns=["stratum_code", "psu_code"])
    pairs = zip(table["stratum_code"].to_pylist(), table["psu_code"].to_pylist(), strict=True)
    return np.array([f"{stratum}\x1f{psu}" for stratum, psu in pairs])


def _difference(request: Request, new: Wave, old: Wave, codes: Codes) -> Answers:
    at_new, at_old = np.searchsorted(new.codes, codes), np.searchsorted(old.codes, codes)
    a, b = new.answers, old.answers
    both, of_new, of_old = np.intersect1d(new.keys, old.keys, return_indices=True)
    covariance = np.array(
        [_covariance(request, new, old, (i, j), (of_new, of_old)) for i, j in zip(at_new, at_old, strict=True)]
    )
    alone = a.se[at_new] ** 2 + b.se[at_old] ** 2
    var = alone - 2 * covariance
    var = np.where(var <= CLIP * alone, 0.0, var)
    n_psu = a.n_psu[at_new] + b.n_psu[at_old]
    df = a.df[at_new] + b.df[at_old]
    if len(both):
        met = [_met(new, old, i, j) for i, j in zip(at_new, at_old, strict=True)]
        n_psu, df = np.array([m[0] for m in met], float), np.array([m[0] - m[1] for m in met], float)
    return Answers(
        value=a.value[at_new] - b.value[at_old],
        se=np.sqrt(var),
        deff=np.full(len(codes), np.nan),
        n=a.n[at_new] + b.n[at_old],
        n_psu=n_psu,
        df=df,
    )


def _met(new: Wave, old: Wave, i: int, j: int) -> tuple[int, int]:
    """PSUs and strata that the cell meets in either survey."""
    keys = set(new.keys[new.psu[new.cell == i]]) | set(old.keys[old.psu[old.cell == j]])
    return len(keys), len({k.split("\x1f")[0] for k in keys})


def _dense(wave: Wave, cell: int) -> Array:
    """The influence of every PSU of the sample in the cell, zero where it has no member."""
    rows = wave.cell == cell
    return sums_by(wave.psu[rows], wave.z[rows], len(wave.keys))


def _covariance(request: Request, new: Wave, old: Wave, cells: tuple[int, int], shared: tuple[Codes, Codes]) -> float:
    if not len(shared[0]):
        return 0.0
    z = _dense(new, cells[0]), _dense(old, cells[1])
    total = 0.0
    strata = new.design.stratum_of[shared[0]]
    for h in np.unique(strata):
        pick = strata == h
        pair = (shared[0][pick], shared[1][pick])
        total += _stratum_covariance(request, (new.design, old.design), z, pair)
    return total * float(np.sqrt(new.factor[cells[0]] * old.factor[cells[1]]))


def _stratum_covariance(
    request: Request, designs: tuple[Design, Design], z: tuple[Array, Array], shared: tuple[Codes, Codes]
) -> float:
    h = [int(d.stratum_of[s[0]]) for d, s in zip(designs, shared, strict=True)]
    free = [1 - d.fraction[i] for d, i in zip(designs, h, strict=True)]
    n = [int(d.psus[i]) for d, i in zip(designs, h, strict=True)]
    za, zb = z[0][shared[0]], z[1][shared[1]]
    if n == [1, 1]:
        return float(np.sqrt(free[0] * free[1]) * za[0] * zb[0]) if request.lonely == "adjust" else 0.0
    if len(za) < 2 or min(n) < 2:
        return 0.0
    da, db = za - za.mean(), zb - zb.mean()
    size = np.sqrt((da @ da) * (db @ db))
    if size == 0:
        return 0.0
    s = [_spread(z[k], designs[k], h[k]) * np.sqrt(free[k]) for k in (0, 1)]
    return float(len(za) * (da @ db) / size * s[0] * s[1])


def _spread(z: Array, design: Design, h: int) -> float:
    """Standard deviation of the influences over all PSUs of the stratum."""
    mine = z[design.stratum_of == h]
    return float(mine.std(ddof=1))
