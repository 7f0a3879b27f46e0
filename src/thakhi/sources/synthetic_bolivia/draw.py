"""Draws one column for all rows: a hidden normal score per person, alike within unit and household, picks the value."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.special import ndtr

from thakhi.sources.synthetic_bolivia.chain import Step
from thakhi.sources.synthetic_bolivia.clustering import Likeness
from thakhi.sources.synthetic_bolivia.disclosure import REST
from thakhi.sources.synthetic_bolivia.frame import MISSING, Coded, as_category
from thakhi.sources.synthetic_bolivia.quantile_curve import RANKS, curve
from thakhi.sources.synthetic_bolivia.tables import Fitted, group_of_rows, level_shares

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
_STATE_ROWS = ("(positive)", "(zero)", MISSING, REST)


@dataclass(frozen=True, slots=True)
class Units:
    """To which primary unit and household each row belongs."""

    psu: Ints
    household: Ints


def column_rng(seed: int, column: str) -> np.random.Generator:
    """The random numbers of one column: a column added later does not change the others."""
    return np.random.default_rng([seed, zlib.crc32(column.encode())])


def hidden_scores(rng: np.random.Generator, units: Units, alike: Likeness, followed: Floats | None) -> Floats:
    """A standard normal score per row with the likeness asked for; `followed` are the scores of another column."""
    own: Floats = (
        np.sqrt(alike.psu) * rng.standard_normal(int(units.psu.max(initial=0)) + 1)[units.psu]
        + np.sqrt(alike.household) * rng.standard_normal(int(units.household.max(initial=0)) + 1)[units.household]
        + np.sqrt(1 - alike.psu - alike.household) * rng.standard_normal(len(units.psu))
    )
    if followed is None:
        return own
    result: Floats = alike.follows * np.nan_to_num(followed) + np.sqrt(1 - alike.follows**2) * own
    return result


def likeness_for(step: Step, fitted: Likeness) -> Likeness:
    """The fitted likeness, or one score for all of a primary unit where the column is constant in it."""
    return Likeness(1.0, 0.0, 0.0, fitted.n) if step.constant else fitted


def draw_levels(
    rng: np.random.Generator, step: Step, fitted: Fitted, parents: list[Coded], scores: Floats, psu: Ints
) -> pa.Array:
    """A category for each row."""
    group, paths = group_of_rows(fitted, parents, len(scores))
    share, levels = level_shares(fitted, paths)
    order = _orders(rng, step, int(psu.max(initial=0)) + 1, len(levels))[psu]
    codes = _pick(share[group], order, ndtr(scores))
    kept = tuple(level for level in levels if level != MISSING)
    return as_category(np.array([kept.index(x) if x in kept else -1 for x in levels])[codes], kept)


def draw_numbers(
    rng: np.random.Generator, step: Step, fitted: Fitted, parents: list[Coded], scores: Floats, psu: Ints
) -> pa.Array:
    """A number for each row: first whether there is one and it is above zero, then how much."""
    state = draw_levels(rng, step, fitted.only(_STATE_ROWS), parents, rng.standard_normal(len(scores)), psu)
    amounts = fitted.only(_STATE_ROWS, drop=True)
    group, paths = group_of_rows(amounts, parents, len(scores))
    curves = np.array([curve(amounts.groups[path], step.tail) for path in paths])
    value = _along(curves, group, ndtr(scores))
    rounded = np.maximum(np.round(value / step.round_to), 1.0) * step.round_to
    codes = np.asarray(state.indices.fill_null(-1))
    labels = state.dictionary.to_pylist()
    zero = codes == (labels.index("(zero)") if "(zero)" in labels else -2)
    return pa.array(np.where(zero, 0.0, rounded), mask=codes < 0, type=pa.float64())


def _orders(rng: np.random.Generator, step: Step, units: int, levels: int) -> Ints:
    """The order in which each primary unit lays out the levels: natural where there is one, else its own."""
    plain = np.tile(np.arange(levels), (units, 1))
    return plain if step.ordered or step.kind == "boolean" else rng.permuted(plain, axis=1)


def _pick(share: Floats, order: Ints, rank: Floats) -> Ints:
    """The level at `rank` when the shares are laid end to end in `order`."""
    laid = np.cumsum(np.take_along_axis(share, order, axis=1), axis=1)
    at = np.minimum((laid <= rank[:, None] * laid[:, -1:]).sum(axis=1), order.shape[1] - 1)
    result: Ints = np.take_along_axis(order, at[:, None], axis=1)[:, 0]
    return result


def _along(curves: Floats, group: Ints, rank: Floats) -> Floats:
    """The value of each row's curve at its rank, straight between the points of `RANKS`."""
    upper = np.searchsorted(RANKS, rank).clip(1, len(RANKS) - 1)
    low, high = RANKS[upper - 1], RANKS[upper]
    part = np.clip((rank - low) / (high - low), 0.0, 1.0)
    result: Floats = curves[group, upper - 1] * (1 - part) + curves[group, upper] * part
    return result
