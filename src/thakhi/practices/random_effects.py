"""A random-effects mean of independent effects: between-study variance, Hartung-Knapp and prediction intervals.

Both variances between studies are the root of one equation, found by scipy. They agree with R metafor 3.8-1 to eight
digits (tests/practices/metafor.R). The Paule-Mandel of statsmodels 0.15 is not used: where its steps end a rounding
beyond the root, it answers 0 and says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Method = Literal["PM", "REML"]
METHODS: tuple[Method, ...] = ("PM", "REML")


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean with its Hartung-Knapp error, what is between studies, and half of each 95 % interval.

    `prediction` is half of the interval for the effect in a new place, on k − 2 degrees of freedom; None below three.
    `i2` is the share of the variation that is between studies, at the typical error of Higgins and Thompson.
    """

    value: float
    se: float
    half: float
    prediction: float | None
    tau2: float
    i2: float
    q: float


def random_effects(values: Sequence[float], errors: Sequence[float], *, method: Method = "PM") -> Mean:
    """The mean of two or more independent effects with standard errors.

    *Fails when* there are fewer than two, or an error is not above zero: ValueError.
    """
    import numpy as np

    effects, variances = np.asarray(values, dtype=float), np.asarray(errors, dtype=float) ** 2
    if len(effects) < 2 or not (variances > 0).all():
        raise ValueError("random effects need two studies or more, each with an error above zero")
    tau2 = _paule_mandel(effects, variances) if method == "PM" else _reml(effects, variances)
    return _mean(effects, variances, tau2)


def _paule_mandel(effects: Any, variances: Any) -> float:
    """Where the weighted squares equal k − 1; they only fall, so one such point is all, or 0 if they begin below."""
    from scipy.optimize import brentq

    def excess(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        mean = (weights * effects).sum() / weights.sum()
        return float((weights * (effects - mean) ** 2).sum() - (len(effects) - 1))

    if excess(0.0) <= 0:
        return 0.0
    top = float(((effects - effects.mean()) ** 2).sum())  # beyond it even equal weights fall below k − 1
    return float(brentq(excess, 0.0, top, xtol=1e-15 * top, rtol=1e-13))


def _reml(effects: Any, variances: Any) -> float:
    """The highest of the points where the restricted likelihood turns, or 0 where it only falls."""
    import numpy as np
    from scipy.optimize import brentq

    def score(tau2: float) -> float:
        weights = 1 / (variances + tau2)
        mean = (weights * effects).sum() / weights.sum()
        spread = (weights**2 * (effects - mean) ** 2).sum()
        return float(spread - weights.sum() + (weights**2).sum() / weights.sum())

    top = float(np.ptp(effects) ** 2 + variances.max())
    grid = np.concatenate([[0.0], np.geomspace(top * 1e-9, top, 400)])
    signs = [score(tau2) > 0 for tau2 in grid]
    turns = [i for i in range(len(grid) - 1) if signs[i] and not signs[i + 1]]
    roots = [float(brentq(score, grid[i], grid[i + 1], xtol=1e-15 * top, rtol=1e-13)) for i in turns]
    return max([0.0, *roots], key=lambda tau2: _likelihood(effects, variances, tau2))


def _likelihood(effects: Any, variances: Any, tau2: float) -> float:
    import numpy as np

    weights = 1 / (variances + tau2)
    mean = (weights * effects).sum() / weights.sum()
    squares = (weights * (effects - mean) ** 2).sum()
    return float(0.5 * (np.log(weights).sum() - np.log(weights.sum()) - squares))


def _mean(effects: Any, variances: Any, tau2: float) -> Mean:
    from scipy.stats import t

    k = len(effects)
    weights, fixed = 1 / (variances + tau2), 1 / variances
    value = float((weights * effects).sum() / weights.sum())
    se = float((weights * (effects - value) ** 2).sum() / (k - 1) / weights.sum()) ** 0.5
    centre = (fixed * effects).sum() / fixed.sum()
    typical = (k - 1) * fixed.sum() / (fixed.sum() ** 2 - (fixed**2).sum())
    return Mean(
        value=value,
        se=se,
        half=float(t.ppf(0.975, k - 1)) * se,
        prediction=float(t.ppf(0.975, k - 2)) * (tau2 + se**2) ** 0.5 if k > 2 else None,
        tau2=tau2,
        i2=float(tau2 / (tau2 + typical)),
        q=float((fixed * (effects - centre) ** 2).sum()),
    )
