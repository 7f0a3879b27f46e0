"""Invented votes of any number of people, the same for the same seed: two camps that differ on half of the proposals.

NumPy only: peers in an environment of their own read it too. Nobody in it exists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

PROPOSALS, EACH = 500, 50
ROWS = 1 << 14
Array = np.ndarray[Any, np.dtype[Any]]


def votes(voters: int, seed: int = 1) -> Iterator[tuple[Array, Array]]:
    """Some thousands of voters at a time: columns and answers (1, -1, 0), EACH per voter, columns in order."""
    draw = np.random.default_rng(seed)
    agree = np.tile(draw.beta(2, 2, PROPOSALS), (2, 1)).astype(np.float32)
    apart = draw.random(PROPOSALS) < 0.5
    agree[0, apart] = np.where(draw.random(apart.sum()) < 0.5, 0.8, 0.2)
    agree[1, apart] = 1 - agree[0, apart]
    for first in range(0, voters, ROWS):
        n = min(ROWS, voters - first)
        order = draw.random((n, PROPOSALS), dtype=np.float32)
        columns = np.sort(order.argpartition(EACH, axis=1)[:, :EACH], axis=1).astype(np.int32)
        camp = (draw.random(n) < 0.4).astype(np.int64)
        answers = np.where(draw.random((n, EACH), dtype=np.float32) < agree[camp[:, None], columns], 1, -1)
        answers[draw.random((n, EACH), dtype=np.float32) < 0.1] = 0
        yield columns.ravel(), answers.astype(np.int8).ravel()
