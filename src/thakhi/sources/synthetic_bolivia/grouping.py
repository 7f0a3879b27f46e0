"""Rows in nested groups: all of them, then by the first parent, by the first two, and so on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thakhi.sources.synthetic_bolivia.frame import Coded

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that share the labels of the first parents; `path` holds those labels."""

    path: tuple[str, ...]
    rows: Ints


def nested_groups(parents: Sequence[Coded], rows: Ints) -> Iterator[Group]:
    """Every group of `rows`, the coarser before the finer; a group equal to its parent is left out."""
    seen: dict[tuple[str, ...], int] = {(): len(rows)}
    yield Group((), rows)
    for depth in range(1, len(parents) + 1):
        for group in groups_by(parents[:depth], rows):
            mother = next(seen[group.path[:k]] for k in range(depth - 1, -1, -1) if group.path[:k] in seen)
            if len(group.rows) < mother:
                seen[group.path] = len(group.rows)
                yield group


def groups_by(parents: Sequence[Coded], rows: Ints) -> Iterator[Group]:
    """The groups of `rows` by all the parents."""
    keys = np.zeros(len(rows), dtype=np.int64)
    for parent in parents:
        keys = keys * len(parent.labels) + parent.codes[rows]
    order = np.argsort(keys, kind="stable")
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1))
    for part in np.split(rows[order], starts[1:]):
        yield Group(tuple(parent.labels[parent.codes[part[0]]] for parent in parents), part)
