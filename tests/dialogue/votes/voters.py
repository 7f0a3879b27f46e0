"""Simulated voters: with camps, along one line, or each proposal by itself; who votes on what in six ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from thakhi.dialogue.votes.ballots import Ballots

Array = np.ndarray[Any, np.dtype[Any]]
Draw = np.random.Generator


def ballots(table: Array) -> Ballots:
    """A table of 1, 0, -1 and nan (no vote) as ballots."""
    there = np.isfinite(table)
    rows, columns = np.nonzero(there)
    return Ballots(
        voters=[f"v{row:05}" for row in range(len(table))],
        proposals=[f"p{column:03}" for column in range(table.shape[1])],
        starts=np.concatenate([[0], np.cumsum(there.sum(axis=1))]),
        columns=columns.astype(np.int32),
        answers=table[rows, columns].astype(np.int8),
        important=np.zeros(0, dtype=bool),
    )


def answered(draw: Draw, chances: Array, *, taking_part: str = "all", passing: float = 0.1) -> Array:
    """Votes that agree with these chances; some people pass a lot, and not everybody votes on everything."""
    table = np.where(draw.random(chances.shape) < chances, 1.0, -1.0)
    passes = draw.beta(1, 1 / passing - 1, len(table)) if passing else np.zeros(len(table))
    table[draw.random(table.shape) < passes[:, None]] = 0
    table[~TAKING_PART[taking_part](draw, *table.shape)] = np.nan
    return table


def by_itself(draw: Draw, voters: int = 200, proposals: int = 30) -> Array:
    """No groups: each proposal is answered by itself."""
    return np.tile(draw.beta(2, 2, proposals), (voters, 1))


def along_a_line(draw: Draw, voters: int = 200, proposals: int = 30) -> Array:
    """No groups, but structure: people differ by degrees along one line, as in a logit model with normal places."""
    steep, easy = draw.normal(0, 1, proposals), draw.normal(0, 1, proposals)
    chances: Array = 1 / (1 + np.exp(-(draw.standard_normal(voters)[:, None] * steep + easy)))
    return chances


def in_camps(
    draw: Draw, voters: int = 200, proposals: int = 30, *, sure: float = 0.85, sizes: tuple[float, ...] = (0.5, 0.5)
) -> tuple[Array, Array]:
    """Two camps that answer half of the proposals in opposite ways, `sure` of them as their camp does, and the rest
    alike; and the camp of everybody."""
    camp = draw.choice(len(sizes), voters, p=sizes)
    sides = np.where(draw.random(proposals) < 0.5, sure, 1 - sure)
    chances = np.where(camp[:, None] == 0, sides, 1 - sides)
    alike = draw.random(proposals) < 0.5
    chances[:, alike] = draw.beta(2, 2, alike.sum())
    return chances, camp


def _all(draw: Draw, voters: int, proposals: int) -> Array:
    return np.ones((voters, proposals), dtype=bool)


def _half(draw: Draw, voters: int, proposals: int) -> Array:
    return draw.random((voters, proposals)) < 0.5


def _unequal(draw: Draw, voters: int, proposals: int) -> Array:
    """Most vote a little, some on everything, each in an order of their own."""
    many = np.clip((draw.pareto(1.0, voters) + 0.3) * 8, 2, proposals).astype(int)
    order = draw.random((voters, proposals)).argsort(axis=1)
    there: Array = order < many[:, None]
    return there


def _dropping_out(draw: Draw, voters: int, proposals: int) -> Array:
    """The same order for everybody, who leave early or late."""
    there: Array = np.arange(proposals) < draw.integers(2, proposals + 1, voters)[:, None]
    return there


def _two_kinds(draw: Draw, voters: int, proposals: int) -> Array:
    """Half vote on eight proposals, half on all."""
    there: Array = np.arange(proposals) < np.where(draw.random(voters) < 0.5, 8, proposals)[:, None]
    return there


def _in_waves(draw: Draw, voters: int, proposals: int) -> Array:
    """The first half of people saw the first proposals only, the second half the last."""
    there = np.zeros((voters, proposals), dtype=bool)
    there[: voters // 2, : int(0.6 * proposals)] = True
    there[voters // 2 :, int(0.4 * proposals) :] = True
    return there & (draw.random(there.shape) < 0.9)


TAKING_PART: Mapping[str, Callable[[Draw, int, int], Array]] = {
    "all": _all,
    "half": _half,
    "unequal": _unequal,
    "dropping_out": _dropping_out,
    "two_kinds": _two_kinds,
    "in_waves": _in_waves,
}
