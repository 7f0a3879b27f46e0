"""The one pass (METHODS 1.2): people → sums and products by stratum and cell.

Two levels of GROUP BY in the engine: by PSU and cell, then by stratum and cell. Rows outside every universe are
left out of the reading; a PSU without members still counts, because the number of PSUs of a stratum comes from
the whole sample (`psu.parquet`), never from the rows read. With margins, cells are rolled up at PSU level between
the two, each from the smallest table that has it; dimensions that are constant within a PSU are rolled up
afterwards by adding products.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import prod

import numpy as np
import numpy.typing as npt

from thakhi.evidence.dimension import Dimension
from thakhi.evidence.measures import Plan

Array = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int64]
TOTAL = -1  # the engine's code of a level that is summed over


@dataclass(frozen=True, slots=True)
class Shape:
    """The dimensions of a table and whether all its margins are asked."""

    dimensions: tuple[Dimension, ...]
    margins: bool

    @property
    def rolled(self) -> tuple[Dimension, ...]:
        """Dimensions that must be rolled up at PSU level."""
        return tuple(d for d in self.dimensions if self.margins and not d.constant_in_psu)

    @property
    def packed(self) -> tuple[Dimension, ...]:
        """Dimensions whose codes travel packed in one number."""
        return tuple(d for d in self.dimensions if d not in self.rolled)

    def code(self, digits: Sequence[Codes]) -> Codes:
        """One number per row from the digits of all dimensions; the digit `size` is the total."""
        code = np.zeros(len(digits[0]) if digits else 1, dtype=np.int64)
        for dimension, digit in zip(self.dimensions, digits, strict=True):
            code = code * (dimension.size + 1) + digit
        return code

    def digits(self, code: Codes) -> list[Codes]:
        """The digits of all dimensions from `code`."""
        out: list[Codes] = []
        for dimension in reversed(self.dimensions):
            out.append(code % (dimension.size + 1))
            code = code // (dimension.size + 1)
        return out[::-1]


@dataclass(frozen=True, slots=True)
class Moments:
    """Sums (`s0`), products (`s0*s1`) and PSU counts (`p:s0`), one row per stratum and cell met."""

    stratum: Codes
    cell: Codes
    data: dict[str, Array]


def collapse_sql(plan: Plan, shape: Shape, *, people: str) -> str:
    """The SQL of the pass over `people` (a table, or what can stand after FROM), in DuckDB's dialect."""
    keys = [f"k{i}" for i in range(len(shape.rolled))]
    steps = [f"person AS ({_rows_sql(plan, shape, people)})"]
    answers: list[str] = []
    for kept, parent in _roll_ups(shape):
        names = [keys[i] for i in kept]
        by = ", ".join(["psu", "stratum", "k", *names])
        steps.append(f"{_step(kept)} AS (SELECT {by}, {_sums_sql(plan)} FROM {parent} GROUP BY {by})")
        shown = ", ".join(
            ["stratum", "k", *(key if key in names else f"CAST({TOTAL} AS INTEGER) AS {key}" for key in keys)]
        )
        group = ", ".join(["stratum", "k", *names])
        answers.append(f"SELECT {shown}, {_moments_sql(plan)} FROM {_step(kept)} GROUP BY {group}")
    return f"WITH {', '.join(steps)} {' UNION ALL '.join(answers)}"


def _roll_ups(shape: Shape) -> Iterator[tuple[tuple[int, ...], str]]:
    """The sets of rolled dimensions to keep, each with the step that it is summed from: the smallest that has it."""
    sizes = [d.size for d in shape.rolled]
    for kept in _subsets(range(len(sizes))):
        parents = [tuple(sorted((*kept, i))) for i in range(len(sizes)) if i not in kept]
        smallest = min(parents, key=lambda parent: prod(sizes[i] for i in parent), default=None)
        yield kept, "person" if smallest is None else _step(smallest)


def _step(kept: tuple[int, ...]) -> str:
    return "by_psu" + "".join(f"_{i}" for i in kept)


def psu_sql(plan: Plan, shape: Shape, *, people: str) -> str:
    """The SQL of the sums by PSU and cell, before they are squared: for what pairs PSUs of two surveys."""
    rows = _rows_sql(plan, shape, people)
    return f"SELECT psu, stratum, k, {_sums_sql(plan)} FROM ({rows}) AS person GROUP BY psu, stratum, k"


def moments_of(columns: dict[str, npt.NDArray[np.generic]], shape: Shape) -> Moments:
    """The engine's answer as moments; a rolled-up dimension comes as TOTAL."""
    packed = _unpack(columns["k"].astype(np.int64), shape.packed)
    rolled = {d: columns[f"k{i}"].astype(np.int64) for i, d in enumerate(shape.rolled)}
    digits = [np.where(rolled[d] == TOTAL, d.size, rolled[d]) if d in rolled else packed[d] for d in shape.dimensions]
    names = [n for n in columns if n not in {"stratum", "k"} and not (n.startswith("k") and n[1:].isdigit())]
    data = {name: columns[name].astype(np.float64) for name in names}
    code = shape.code(digits) if digits else np.zeros(len(columns["stratum"]), dtype=np.int64)
    return Moments(columns["stratum"].astype(np.int64), code, data)


def joined(parts: Sequence[Moments]) -> Moments:
    """Slices added up in their order, so that the same slices give the same bits."""
    stratum = np.concatenate([p.stratum for p in parts])
    cell = np.concatenate([p.cell for p in parts])
    data = {name: np.concatenate([p.data[name] for p in parts]) for name in parts[0].data}
    return _added(Moments(stratum, cell, data))


def sums_by(group: Codes, values: npt.NDArray[np.generic], groups: int) -> Array:
    """The sum of `values` in each of `groups` groups, added in their order."""
    return np.bincount(group, values, groups).astype(np.float64)


def rolled_up(moments: Moments, shape: Shape) -> Moments:
    """Adds the margins of the dimensions that are constant within a PSU: there products just add."""
    if not shape.margins:
        return moments
    constant = [i for i, d in enumerate(shape.dimensions) if d.constant_in_psu]
    parts = [_with_totals(moments, shape, dropped) for dropped in _subsets(constant)]
    return joined(parts)


def _with_totals(moments: Moments, shape: Shape, dropped: tuple[int, ...]) -> Moments:
    digits = shape.digits(moments.cell)
    for i in dropped:
        digits[i] = np.full_like(digits[i], shape.dimensions[i].size)
    code = shape.code(digits) if digits else moments.cell
    return Moments(moments.stratum, code, moments.data)


def _added(moments: Moments) -> Moments:
    width = int(moments.cell.max(initial=0)) + 1
    keys, first = np.unique(moments.stratum * width + moments.cell, return_inverse=True)
    data = {name: sums_by(first, values, len(keys)) for name, values in moments.data.items()}
    return Moments(keys // width, keys % width, data)


def _rows_sql(plan: Plan, shape: Shape, people: str) -> str:
    shared = set(plan.members) if len(set(plan.members)) == 1 else set()
    conditions = [m for m in shared if m != "TRUE"]
    code = "0"
    for dimension in shape.packed:
        code = f"({code}) * {dimension.size} + {dimension.code_sql()}" if code != "0" else dimension.code_sql()
    keys = [f"CAST({code} AS INTEGER) AS k"]
    keys += [f"CAST({d.code_sql()} AS INTEGER) AS k{i}" for i, d in enumerate(shape.rolled)]
    values = [f"{_bare(sql, shared)} AS {name}" for sql, name in plan.expressions.items()]
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return f"SELECT psu, stratum, {', '.join(keys + values)} FROM {people}{where}"


def _bare(sql: str, shared: set[str]) -> str:
    """The expression without its member condition, where all rows read are members; always DOUBLE."""
    for member in shared:
        sql = sql.removeprefix(f"CASE WHEN {member} THEN ").removesuffix(" ELSE 0 END")
    return f"CAST({sql} AS DOUBLE)"


def _sums_sql(plan: Plan) -> str:
    return ", ".join(f"SUM({name}) AS {name}" for name in plan.expressions.values())


def _moments_sql(plan: Plan) -> str:
    counts = [f"SUM(CASE WHEN {n} > 0 THEN 1 ELSE 0 END) AS p_{n}" for n in plan.counted]
    products = [f"SUM({a} * {b}) AS {a}_{b}" for a, b in plan.products]
    return ", ".join([*counts, _sums_sql(plan), *products])


def _unpack(code: Codes, dimensions: Sequence[Dimension]) -> dict[Dimension, Codes]:
    out: dict[Dimension, Codes] = {}
    for dimension in reversed(dimensions):
        out[dimension] = code % dimension.size
        code = code // dimension.size
    return out


def _subsets(items: Sequence[int]) -> list[tuple[int, ...]]:
    """All subsets, the largest first."""
    return [kept for size in range(len(items), -1, -1) for kept in combinations(items, size)]
