"""Sampling error of simulated totals and ratios: linearized, ultimate clusters, the whole design kept (METHODS 1)."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

from thakhi.simulate.population import Design
from thakhi.simulate.variable import Array
from thakhi.terms.estimate import Interval


def standard_error(influence: Array, design: Design) -> float:
    """Square root of Σ_h n_h/(n_h−1) Σ_i (z_hi − z̄_h)²; a PSU without units counts as zero.

    `influence` is weight times the linearized value of each unit.
    """
    psus = np.bincount(design.psu, influence, len(design.strata))
    _, stratum = np.unique(design.strata, return_inverse=True)
    n = np.bincount(stratum)
    middle = np.bincount(stratum, psus) / n
    spread = np.bincount(stratum, (psus - middle[stratum]) ** 2)
    factor = np.where(n > 1, n / np.maximum(n - 1, 1), 0.0)
    return float(np.sqrt(np.sum(factor * spread)))


def ratio_and_error(top: Array, bottom: Array, weight: Array, design: Design) -> tuple[float, float]:
    """Σwy/Σwx with its standard error; NaN where the denominator is zero."""
    total = float(np.sum(weight * bottom))
    if total == 0:
        return float("nan"), float("nan")
    ratio = float(np.sum(weight * top)) / total
    return ratio, standard_error(weight * (top - ratio * bottom) / total, design)


def interval_of(value: float, error: float, df: int, level: float = 0.95) -> Interval:
    """Student's t interval."""
    reach = t_quantile(0.5 + level / 2, df) * error
    return Interval(value - reach, value + reach, level)


def t_quantile(share: float, df: int) -> float:
    """Quantile of Student's t by the expansion of Cornish and Fisher; right to 1e-5 from 30 degrees of freedom."""
    z = NormalDist().inv_cdf(share)
    first = (z**3 + z) / 4
    second = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    third = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + first / df + second / df**2 + third / df**3
