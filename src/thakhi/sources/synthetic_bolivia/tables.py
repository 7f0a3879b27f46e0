"""The fitted tables, read back and made ready to draw from: every group answers, the coarser one where needed."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thakhi.sources.synthetic_bolivia.chain import Step
from thakhi.sources.synthetic_bolivia.disclosure import REST
from thakhi.sources.synthetic_bolivia.frame import Coded

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Path_ = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fitted:
    """One table: by group (labels of the first parents), what was estimated and its value."""

    parents: tuple[str, ...]
    groups: Mapping[Path_, Mapping[str, float]]

    def only(self, kept: Sequence[str], drop: bool = False) -> Fitted:
        """The same groups with only the named statistics (or, with `drop`, without them); empty groups are gone."""
        groups = {
            path: {what: value for what, value in found.items() if (what in kept) != drop}
            for path, found in self.groups.items()
        }
        return Fitted(self.parents, {path: found for path, found in groups.items() if found})


def read_fitted(folder: Path, step: Step) -> Fitted:
    """The table of one column."""
    groups: dict[Path_, dict[str, float]] = {}
    with (folder / f"{step.column}.csv").open(encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            path = tuple(row[name] for name in step.parents if row[name])
            groups.setdefault(path, {})[row["what"]] = float(row["estimate"])
    return Fitted(step.parents, groups)


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of any of the tables, as text."""
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def group_of_rows(fitted: Fitted, parents: Sequence[Coded], size: int) -> tuple[Ints, list[Path_]]:
    """For each row the number of its finest fitted group, and the groups by number."""
    paths = sorted(fitted.groups, key=len)
    found = np.zeros(size, dtype=np.int64)
    numbers = {path: number for number, path in enumerate(paths)}
    for depth in range(1, len(parents) + 1):
        wanted = {path: number for path, number in numbers.items() if len(path) == depth}
        _place(found, wanted, parents[:depth])
    return found, paths


def _place(found: Ints, wanted: Mapping[Path_, int], parents: Sequence[Coded]) -> None:
    """Writes the numbers of the `wanted` groups on their rows."""
    if not wanted:
        return
    vocabularies = [
        {label: i for i, label in enumerate(sorted({path[d] for path in wanted}))} for d in range(len(parents))
    ]
    codes = np.array([parent.recoded(words) for parent, words in zip(parents, vocabularies, strict=True)])
    sizes = [len(words) for words in vocabularies]
    keys = np.where((codes < 0).any(axis=0), -1, np.ravel_multi_index(tuple(np.maximum(codes, 0)), sizes))
    known = np.array([
        int(np.ravel_multi_index([words[label] for words, label in zip(vocabularies, path, strict=True)], sizes))
        for path in wanted
    ])  # fmt: skip
    numbers = np.array(list(wanted.values()))
    order = np.argsort(known)
    at = np.searchsorted(known[order], keys).clip(max=len(known) - 1)
    hit = known[order][at] == keys
    found[hit] = numbers[order][at][hit]


def level_shares(fitted: Fitted, paths: Sequence[Path_]) -> tuple[Floats, tuple[str, ...]]:
    """Shares by group (rows) and level (columns); what a group pools is spread as its coarser group spreads it."""
    known = (what for path in sorted(fitted.groups, key=len) for what in fitted.groups[path])
    levels = tuple(dict.fromkeys(what for what in known if what != REST))
    resolved: dict[Path_, Floats] = {}
    for path in paths:
        resolved[path] = _spread(fitted.groups[path], levels, _mother(path, resolved))
    return np.array([resolved[path] for path in paths]), levels


def _mother(path: Path_, resolved: Mapping[Path_, Floats]) -> Floats | None:
    return next((resolved[path[:k]] for k in range(len(path) - 1, -1, -1) if path[:k] in resolved), None)


def _spread(found: Mapping[str, float], levels: Sequence[str], mother: Floats | None) -> Floats:
    share = np.array([found.get(level, 0.0) for level in levels])
    pooled = found.get(REST, 0.0)
    before = np.ones(len(levels)) if mother is None else mother
    outside = np.array([level not in found for level in levels]) * before
    if pooled and outside.sum() > 0:
        share = share + pooled * outside / outside.sum()
    result: Floats = share / share.sum()
    return result
