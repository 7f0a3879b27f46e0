"""Shared draws: the same study, source or assumption moves together in every action (METHODS 5.1).

A draw takes the middle of one of n equal slices of the distribution, in an order that the seed and the name fix:
the mean of the draws is then that of the distribution, and nothing depends on the order of the actions.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.float64]


def shares_of(name: str, *, n: int, seed: int) -> Draws:
    """n numbers between 0 and 1, one in each slice, in the order of `name`."""
    key = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    order = np.random.default_rng([seed, key]).permutation(n)
    found: Draws = (order + 0.5) / n
    return found


def normals_of(name: str, *, n: int, seed: int) -> Draws:
    """n standard normal numbers of the study `name`."""
    ranks = (shares_of(name, n=n, seed=seed) * n).astype(int)
    found: Draws = _grid(n)[ranks]
    return found


def uniforms_of(name: str, low: float, high: float, *, n: int, seed: int) -> Draws:
    """n numbers between `low` and `high` of the assumption or source `name`."""
    return low + (high - low) * shares_of(name, n=n, seed=seed)


@lru_cache(maxsize=8)
def _grid(n: int) -> Draws:
    """The middle of each of n equal slices of the normal distribution, scaled to a standard deviation of one."""
    found = np.array([NormalDist().inv_cdf((i + 0.5) / n) for i in range(n)])
    spread = float(found.std()) or 1.0
    return found / spread
