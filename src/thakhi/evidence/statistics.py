"""From moments to numbers: value, SE, design effect, n and df of every cell, and differences between groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from thakhi.evidence.collapse import Array
from thakhi.evidence.design import Design, Lonely
from thakhi.evidence.measures import Block, Part
from thakhi.evidence.variance import CLIP, Cells, variance

ROUNDING = 4 * np.finfo(float).eps


@dataclass(frozen=True, slots=True)
class Answers:
    """One number per cell of each kind; NaN where it is not defined."""

    value: Array
    se: Array
    deff: Array
    n: Array
    n_psu: Array
    df: Array
    low: Array | None = None  # limits of an interval that is not value ± t·SE (quantiles)
    high: Array | None = None
    slope: Array | None = None  # of a quantile: its SE over the SE of the share below it


def answers_of(block: Block, part: Part, cells: Cells, design: Design, lonely: Lonely) -> Answers:
    """Value and error of one group of a block in every cell (METHODS 1.4)."""
    value, weights = linearized(block, part, cells)
    var = variance(cells, weights, design, lonely, f"p_{part.n}")
    se = np.sqrt(_zero_if_rounding(var, value))
    n_psu = cells.total(f"p_{part.n}")
    return Answers(
        value=value,
        se=se,
        deff=_deff(block, part, cells, se**2),
        n=cells.total(part.n),
        n_psu=n_psu,
        df=n_psu - cells.strata(f"p_{part.n}"),
    )


def difference(block: Block, a: Part, b: Part, cells: Cells, design: Design, lonely: Lonely, present: str) -> Answers:
    """b − a with the covariance in it: the contrast is linear in the sums, so it is squared once (METHODS 1.4)."""
    value_a, weights_a = linearized(block, a, cells)
    value_b, weights_b = linearized(block, b, cells)
    weights = dict(weights_b)
    for name, weight in weights_a.items():
        weights[name] = weights.get(name, np.zeros_like(weight)) - weight
    var = variance(cells, weights, design, lonely, f"p_{present}")
    both = (cells.total(a.n) > 0) & (cells.total(b.n) > 0)
    value = np.where(both, value_b - value_a, np.nan)  # a group with nobody is missing, not zero
    n_psu = cells.total(f"p_{present}")
    return Answers(
        value=value,
        se=np.sqrt(_zero_if_rounding(var, np.abs(value_a) + np.abs(value_b))),
        deff=np.full_like(value, np.nan),
        n=cells.total(a.n) + cells.total(b.n),
        n_psu=n_psu,
        df=n_psu - cells.strata(f"p_{present}"),
    )


def linearized(block: Block, part: Part, cells: Cells) -> tuple[Array, dict[str, Array]]:
    """The value of each cell, and the weights of its linearization on the block's sums."""
    y, x = cells.total(part.y), cells.total(part.x)
    if block.measure.is_total:
        return y, {part.y: np.ones_like(y)}
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = y / x
        inverse = np.where(x != 0, 1 / x, 0.0)
    return _put_back(ratio, part.centre), {part.y: inverse, part.x: -np.nan_to_num(ratio) * inverse}


def _put_back(ratio: Array, centre: float) -> Array:
    """`ratio` + `centre`, exactly 0 or 1 where they differ from it by the rounding of the sum: nobody, or all."""
    value = ratio + centre
    for whole in (0.0, 1.0):
        value = np.where(np.abs(value - whole) <= ROUNDING * abs(centre), whole, value)
    return value


def _zero_if_rounding(var: Array, value: Array) -> Array:
    """An error below 1e-11 of the value is rounding of the value itself: zero."""
    return np.where(var <= (1e-11 * np.nan_to_num(value)) ** 2, 0.0, var)


def _deff(block: Block, part: Part, cells: Cells, var: Array) -> Array:
    """Design effect as R `survey` has it: against simple random sampling without replacement of as many cases."""
    n, weight = cells.total(part.n), cells.total(part.w)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = _residual_squares(part, cells) / weight * n / (n - 1)
        simple = spread * (weight - n) / (weight * n)
        if block.measure.is_total:
            simple = simple * weight**2
        elif block.measure.denominator != "1":
            simple = simple * weight**2 / cells.total(part.x) ** 2
        out = var / simple
    return np.where((simple > 0) & (n > 1), out, np.nan)


def _residual_squares(part: Part, cells: Cells) -> Array:
    """Σ w·(numerator − answer·denominator)², from the squares or, for yes/no, from the sums."""
    y, x = cells.total(part.y), cells.total(part.x)
    rr, rd, dd = part.squares
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = y / x
    if not rd:
        squares = cells.total(rr) if rr else y  # yes/no: squares equal the values
        return _unless_rounding(squares - ratio * y, squares)
    across, below = 2 * ratio * cells.total(rd), ratio**2 * cells.total(dd)
    return _unless_rounding(cells.total(rr) - across + below, cells.total(rr) + np.abs(across) + below)


def _unless_rounding(squares: Array, size: Array) -> Array:
    """`squares`, or zero where they are a difference of sums of `size` that agree but for rounding."""
    return np.where(squares <= CLIP * size, 0.0, squares)
