"""Confidence intervals: t on the domain's degrees of freedom, logit for shares near 0 or 1 (METHODS 1.6)."""

from __future__ import annotations

import numpy as np
from scipy.special import expit, logit, stdtrit

from thakhi.evidence.collapse import Array

LEVEL = 0.95
NEAR = 0.05  # shares below this or above its complement take the logit interval


def t_quantile(df: Array) -> Array:
    """The two-sided t quantile; NaN where there are no degrees of freedom."""
    return np.where(df >= 1, stdtrit(np.maximum(df, 1), 0.5 + LEVEL / 2), np.nan)


def intervals(value: Array, se: Array, df: Array, *, is_share: bool) -> tuple[Array, Array]:
    """Lower and upper limits; NaN where there is no error or no degrees of freedom."""
    reach = t_quantile(df) * se
    low, high = value - reach, value + reach
    if not is_share:
        return low, high
    near = (value < NEAR) | (value > 1 - NEAR) | (low < 0) | (high > 1)
    near &= (value > 0) & (value < 1) & (se > 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        half = reach / (value * (1 - value))  # as R `svyciprop(method = "logit")`: symmetric on the logit scale
        centre = logit(np.where(near, value, 0.5))
    return np.where(near, expit(centre - half), low), np.where(near, expit(centre + half), high)
