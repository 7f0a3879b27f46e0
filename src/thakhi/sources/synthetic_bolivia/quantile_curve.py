"""From a few quantiles and the mean of a group to a whole curve of values over ranks."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_BODY = np.linspace(0.005, 0.995, 199)
_TOP = 0.9985  # the curve ends here: a rank above it draws the value of this rank
RANKS: Floats = np.concatenate([_BODY, [0.9975, _TOP]])


def curve(found: Mapping[str, float], tail: str) -> Floats:
    """Values at `RANKS`: straight between the quantiles, a power below the lowest, Pareto above the highest.

    The Pareto exponent is the one that gives the group its mean; with `tail` flat both ends are level.
    """
    points = sorted((int(what[1:]) / 100, value) for what, value in found.items() if what != "mean")
    at, value = (np.array(column) for column in zip(*points, strict=True))
    body: Floats = np.interp(RANKS, at, value)
    if tail == "flat":
        return body
    low = body * _low_tail(at, value)
    missing = found["mean"] - _mean_below(at, value, low)
    above = at[-1] < RANKS
    return np.where(above, _pareto(at[-1], value[-1], missing / (1 - at[-1])), low)


def _low_tail(at: Floats, value: Floats) -> Floats:
    """Factor on the lowest quantile for ranks below it."""
    if value[0] <= 0 or value[1] <= value[0]:
        return np.ones_like(RANKS)
    power = np.clip(np.log(value[1] / value[0]) / np.log(at[1] / at[0]), 0.05, 2.0)
    result: Floats = np.minimum(RANKS / at[0], 1.0) ** power
    return result


def _mean_below(at: Floats, value: Floats, curve_low: Floats) -> float:
    """What the ranks below the highest quantile add to the mean."""
    inside = at[-1] > RANKS
    ranks = np.concatenate([[0.0], RANKS[inside], [at[-1]]])
    values = np.concatenate([curve_low[inside][:1], curve_low[inside], [value[-1]]])
    return float(np.sum(np.diff(ranks) * (values[1:] + values[:-1]) / 2))


def _pareto(start: float, value: float, tail_mean: float) -> Floats:
    """Pareto values above `start` whose mean is `tail_mean`, as far as an exponent between 1.6 and 60 gives it."""
    exponent = 60.0 if tail_mean <= value else float(np.clip(tail_mean / (tail_mean - value), 1.6, 60.0))
    beyond = np.minimum((1 - np.maximum(RANKS, start)) / (1 - start), 1.0)
    result: Floats = value * beyond ** (-1 / exponent)
    return result
