"""Which regime a unit is under: logit on net payoff with one taste per cell and regime (METHODS 3.3).

Payoffs are in months of a unit's own profit, as the experiments that σ comes from measure them. A unit's taste is drawn
given the regime in which the survey found it, so that nothing changes where no payoff changes, and the same taste meets
every scenario.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from thakhi.simulate.variable import Array, Mask

LEAST_SHARE = 0.0003  # of a regime that is open in a cell and that the survey found nobody in
Cells = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tastes:
    """`alpha` by cell and regime in months of profit; `noise` by unit and regime, standard Gumbel given the regime."""

    alpha: Array
    noise: Array
    sigma: float


def shares_in(cells: Cells, weight: Array, columns: Array) -> Array:
    """Weighted mean of each column in each cell.

    *Shape* cells × columns.
    """
    size = int(cells.max()) + 1
    totals = [np.bincount(cells, weight * column, size) for column in columns.T]
    return np.asarray(np.stack(totals, axis=1) / np.bincount(cells, weight, size)[:, None])


def wanted_shares(cells: Cells, weight: Array, observed: npt.NDArray[np.int64], is_open: Mask) -> Array:
    """Shares by cell as the survey has them; a regime open there and found empty gets LEAST_SHARE of the first."""
    shares = shares_in(cells, weight, np.eye(is_open.shape[1])[observed])
    may = shares_in(cells, weight, is_open.astype(np.float64))
    filled = np.where((shares == 0) & (may > 0), np.minimum(LEAST_SHARE, may / 2), shares)
    filled[:, 0] = 1 - filled[:, 1:].sum(axis=1)
    return filled


def probabilities(utility: Array) -> Array:
    """Logit probabilities; −∞ marks what is closed.

    *Shape* units × regimes.
    """
    power = np.exp(utility - utility.max(axis=1, keepdims=True))
    return np.asarray(power / power.sum(axis=1, keepdims=True))


def calibrated(
    payoff: Array, cells: Cells, weight: Array, wanted: Array, *, sigma: float, start: Array | None = None
) -> Array:
    """α by cell and regime (0 for the first) with which the shares of each cell are `wanted`.

    `payoff` in months of profit, −∞ where closed. Newton's steps on all cells at once, held short, until shares are met
    to 1e-9 or for 100 steps; a regime that a cell does not have is liked there as in the middle of the others.
    """
    alpha = np.zeros_like(wanted) if start is None else start.copy()
    is_met = wanted > 0
    for _ in range(100):
        chance = probabilities((payoff + alpha[cells]) / sigma)
        gap = np.where(is_met, wanted - shares_in(cells, weight, chance), 0.0)[:, 1:]
        if np.abs(gap).max() < 1e-9:
            break
        slopes = _slopes(cells, weight, chance, is_met)
        step = np.linalg.solve(slopes, gap[..., None])[..., 0]
        alpha[:, 1:] += sigma * np.clip(step, -2.0, 2.0)
    return _filled(alpha, is_met)


def _slopes(cells: Cells, weight: Array, chance: Array, is_met: Mask) -> Array:
    """How the share of each regime but the first answers to α/σ of each.

    *Shape* cells × regimes less one × the same; the identity where a cell does not have the regime.
    """
    kept = chance[:, 1:]
    size = kept.shape[1]
    pairs = (kept[:, :, None] * (np.eye(size) - kept[:, None, :])).reshape(len(chance), -1)
    found = shares_in(cells, weight, pairs).reshape(-1, size, size)
    both = is_met[:, 1:, None] & is_met[:, None, 1:]
    return np.where(both, found, np.eye(size)) + 1e-12 * np.eye(size)


def _filled(alpha: Array, is_met: Mask) -> Array:
    count = is_met.sum(axis=0)
    middle = np.where(count > 0, np.sum(np.where(is_met, alpha, 0.0), axis=0) / np.maximum(count, 1), 0.0)
    return np.where(is_met, alpha, middle)


def _longer(found: Array, target: Array) -> Array:
    """How much longer than the plain contraction a step may be: payoffs that differ inside a cell slow it."""
    near = np.abs(np.log(np.maximum(found, 1e-300) / target)) < 0.7
    return np.where(np.nan_to_num(near), 1.6, 1.0)


def tastes_of(
    payoff: Array,
    cells: Cells,
    observed: npt.NDArray[np.int64],
    alpha: Array,
    *,
    sigma: float,
    rng: np.random.Generator,
) -> Tastes:
    """Tastes drawn given that each unit chose the regime it was observed in.

    The highest utility of a logit is Gumbel around the logsum whoever wins; the others are Gumbel cut off below it.
    """
    utility = (payoff + alpha[cells]) / sigma
    rows, uniform = np.arange(len(observed)), rng.uniform(size=(2, *utility.shape))
    top = utility.max(axis=1)
    logsum = top + np.log(np.exp(utility - top[:, None]).sum(axis=1))
    best = logsum - np.log(-np.log(uniform[0][:, 0]))
    with np.errstate(over="ignore"):
        below = np.exp(np.minimum(utility - best[:, None], 700.0))
    noise = -np.log(below - np.log(uniform[1]))  # where closed, below is 0: an ordinary Gumbel
    noise[rows, observed] = best - utility[rows, observed]
    return Tastes(alpha, noise, sigma)


def chosen(payoff: Array, cells: Cells, tastes: Tastes, like: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The best regime of each unit; regime *r* is liked as `like[r]` of the baseline is."""
    taste = tastes.alpha[cells][:, like] / tastes.sigma + tastes.noise[:, like]
    return np.asarray(np.argmax(payoff / tastes.sigma + taste, axis=1))
