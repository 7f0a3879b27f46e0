"""Confidence intervals: t on the domain's degrees of freedom, logit for shares near 0 or 1 (METHODS 1.6)."""

from __future__ import annotations

import math
from functools import lru_cache

from thakhi.terms.estimate import Interval

LEVEL = 0.95
NEAR = 0.05  # shares below this or above its complement take the logit interval


@lru_cache(maxsize=4096)
def t_quantile(df: int, level: float = LEVEL) -> float:
    """The two-sided t quantile."""
    from scipy.special import stdtrit

    return float(stdtrit(df, 0.5 + level / 2))


def interval(value: float, se: float, df: int, *, is_share: bool) -> Interval | None:
    """The interval of an estimate, or None when it has no error or no degrees of freedom."""
    if not se >= 0 or df < 1 or math.isinf(se):
        return None
    if se == 0:
        return Interval(value, value, LEVEL)
    reach = t_quantile(df) * se
    if is_share and (not NEAR <= value <= 1 - NEAR or value - reach < 0 or value + reach > 1) and 0 < value < 1:
        return _logit(value, reach)
    return Interval(value - reach, value + reach, LEVEL)


def _logit(share: float, reach: float) -> Interval:
    """As R `svyciprop(method = "logit")`: symmetric on the logit scale."""
    centre, half = math.log(share / (1 - share)), reach / (share * (1 - share))
    return Interval(1 / (1 + math.exp(half - centre)), 1 / (1 + math.exp(-centre - half)), LEVEL)
