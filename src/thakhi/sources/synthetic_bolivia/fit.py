"""Computes the fitted tables from an imported survey: own calculations, groups of 30 cases or more, nothing else.

python -m thakhi.sources.synthetic_bolivia.fit SURVEY_FOLDER [OUT_FOLDER]
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from thakhi.folder.write import new_folder, write_whole
from thakhi.sources.synthetic_bolivia.chain import HERE, TABLES, Chain, Margin, Step, read_chain
from thakhi.sources.synthetic_bolivia.clustering import Likeness, likeness_of_levels, likeness_of_ranks, rank_scores
from thakhi.sources.synthetic_bolivia.disclosure import REST, left_out, may_ship, percentiles_for, shown_levels
from thakhi.sources.synthetic_bolivia.fitted import Design, mean, quantiles, shares
from thakhi.sources.synthetic_bolivia.frame import MISSING, Coded, Frame
from thakhi.sources.synthetic_bolivia.grouping import Group, groups_by, nested_groups

Row = tuple[str, ...]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
STATES = ("(positive)", "(zero)", MISSING)


def write_fit(survey_folder: Path, out: Path = TABLES, *, progress: Callable[[str], None] | None = None) -> list[Path]:
    """Writes the fitted tables into the folder `out`, in place of what it holds; the files written.

    *Source*: `people.parquet` and `psu.parquet` of an imported survey. *Shape*: one row per group and level or
    statistic, with `estimate`, `se` (METHODS 1.4, 1.5) and `n`, the cases of the group; `README.md` says the rest.
    """
    chain = read_chain()
    real = Real(real_frame(survey_folder, chain), read_design(survey_folder), chain)
    with new_folder(out) as folder:
        likeness = [_write_step(folder, real, step, progress) for step in chain.steps if step.fitted]
        _write(folder / "likeness.csv", ("column", "psu", "household", "follows", "n"), likeness)
        _write(folder / "design.csv", _DESIGN_HEADER, _design_rows(survey_folder, real.frame))
        for margin in chain.margins:
            _write_margin(folder, real, margin)
        (folder / "README.md").write_bytes((HERE / "about.md").read_bytes())
    return sorted(out.iterdir())


@dataclass(frozen=True, slots=True)
class Real:
    """The survey that the tables are computed from."""

    frame: Frame
    design: Design
    chain: Chain

    def coded(self, names: Sequence[str]) -> list[Coded]:
        """The parents or groups called `names`."""
        return self.frame.coded([self.chain.sql_of(name) for name in names])


def _write_step(folder: Path, real: Real, step: Step, progress: Callable[[str], None] | None) -> Row:
    """Writes the tables of one column; its row of the likeness table."""
    if progress:
        progress(step.column)
    rows, alike = fit_step(real, step)
    _write(folder / f"{step.column}.csv", (*step.parents, "what", "estimate", "se", "n"), rows)
    if step.balance:
        _write(folder / f"{step.column}.means.csv", MEANS_HEADER, _mean_rows(real, step))
    return (step.column, *alike.as_text())


def real_frame(survey_folder: Path, chain: Chain) -> Frame:
    """The people of a survey with the computed columns of the chain that the survey does not hold."""
    frame = Frame(pq.read_table(survey_folder / "people.parquet"))
    for step in chain.steps:
        if not frame.has(step.column) and step.sql:
            frame.add(step.column, frame.compute(chain.sql_of(step.sql)))
    return frame


def fit_step(real: Real, step: Step) -> tuple[list[Row], Likeness]:
    """The rows of the table of one column, and how alike people of one unit or household are in it."""
    rows = np.flatnonzero(real.frame.mask(step.universe) & _one_per_unit(real.frame, step))
    parents = real.coded(step.parents)
    if step.kind == "number":
        return _fit_number(real, step, rows, parents)
    value = _ordered(real.frame.coded([_value_sql(step)])[0], step, rows)
    found = list(_level_rows(real.design, nested_groups(parents, rows), value, len(step.parents)))
    return found, likeness_of_levels(real.frame, rows, value, _finest(parents, rows))


def _one_per_unit(frame: Frame, step: Step) -> NDArray[np.bool_]:
    """One row for each person, household or primary unit, whichever the step speaks of."""
    if step.unit == "psu":
        first: NDArray[np.bool_] = np.diff(frame.numbers("psu"), prepend=-1) != 0
        return first
    return frame.mask("relationship = 'head'" if step.unit == "household" else "TRUE")


def _value_sql(step: Step) -> str:
    value = step.real or step.column
    return f"CAST({value} AS INTEGER)" if step.kind == "whole" else value


def _fit_number(real: Real, step: Step, rows: Ints, parents: Sequence[Coded]) -> tuple[list[Row], Likeness]:
    values = real.frame.numbers(step.column)
    state = Coded(np.where(np.isnan(values), 2, np.where(values > 0, 0, 1)).astype(np.int64), STATES)
    found = list(_level_rows(real.design, nested_groups(parents, rows), state, len(parents)))
    positive = rows[state.codes[rows] == 0]
    for group in nested_groups(parents, positive):
        found += _quantile_rows(real.design, group, values, len(parents))
    groups = _finest(parents, positive)
    scores = rank_scores(values[positive], groups)
    followed = _followed_scores(real.frame, step, positive, groups)
    return found, likeness_of_ranks(real.frame, positive, scores, followed)


def _followed_scores(frame: Frame, step: Step, rows: Ints, groups: Ints) -> Floats | None:
    if not step.follows:
        return None
    return rank_scores(frame.numbers(step.follows)[rows], groups)


def _level_rows(design: Design, groups: Iterable[Group], value: Coded, width: int) -> Iterator[Row]:
    """Shares of the levels of each group that may be shipped; small levels pooled."""
    for group in groups:
        rows = _without_rare(value, group.rows)
        if not may_ship(len(rows)):
            continue
        codes = value.codes[rows]
        counts = np.bincount(codes, minlength=len(value.labels))
        shown = shown_levels(counts)
        label = [*np.array(value.labels)[shown].tolist(), REST]
        place = np.where(shown, np.cumsum(shown) - 1, len(label) - 1)
        estimate, se = shares(design, rows, place[codes], len(label))
        for level, share, error in zip(label, estimate, se, strict=True):
            if share > 0:
                yield _row(group, width, level, float(share), float(error))


def _without_rare(value: Coded, rows: Ints) -> Ints:
    """The rows of a group without those that the rule leaves out of it."""
    codes = value.codes[rows]
    missing = value.labels.index(MISSING) if MISSING in value.labels else None
    return rows[~left_out(np.bincount(codes, minlength=len(value.labels)), missing)[codes]]


def _quantile_rows(design: Design, group: Group, values: Floats, width: int) -> list[Row]:
    points = percentiles_for(len(group.rows))
    if not points:
        return []
    own = values[group.rows]
    found, error = quantiles(design, group.rows, own, points)
    average, se = mean(design, group.rows, own)
    rows = [_row(group, width, "mean", average, se)]
    return rows + [
        _row(group, width, f"p{p:02d}", float(q), float(e)) for p, q, e in zip(points, found, error, strict=True)
    ]


def _row(group: Group, width: int, what: str, estimate: float, se: float) -> Row:
    path = (*group.path, *("",) * (width - len(group.path)))
    return (*path, what, f"{estimate:.5g}", f"{se:.2g}", str(len(group.rows)))


def _ordered(value: Coded, step: Step, rows: Ints) -> Coded:
    """The same category with its levels in their natural order, so that the table keeps it."""
    used = [label for label in value.labels if label in {value.labels[c] for c in np.unique(value.codes[rows])}]
    labels = tuple(sorted(used, key=lambda x: _rank(x, step)))
    return Coded(value.recoded({label: i for i, label in enumerate(labels)}), labels)


def _rank(label: str, step: Step) -> tuple[int, float, str]:
    if label == MISSING:
        return 2, 0.0, ""
    if label in step.order:
        return 0, float(step.order.index(label)), ""
    number = label.replace(".", "", 1).isdigit()
    return 1, float(label) if number else 0.0, label


def _finest(parents: Sequence[Coded], rows: Ints) -> Ints:
    """For each of `rows`, a number of its finest group with enough cases."""
    place = np.full(int(rows.max(initial=-1)) + 1, -1, dtype=np.int64)
    for number, group in enumerate(nested_groups(parents, rows)):
        if may_ship(len(group.rows)):
            place[group.rows] = number
    return place[rows]


def _mean_rows(real: Real, step: Step) -> Iterator[Row]:
    """Means of the positive amounts by the cells of each table that the column is balanced to."""
    values = real.frame.numbers(step.column)
    rows = np.flatnonzero(real.frame.mask(step.universe) & (values > 0))
    for by in step.balance:
        for group in groups_by(real.coded(by), rows):
            if may_ship(len(group.rows)):
                average, se = mean(real.design, group.rows, values[group.rows])
                yield " × ".join(by), " × ".join(group.path), f"{average:.5g}", f"{se:.2g}", str(len(group.rows))


def read_design(survey_folder: Path) -> Design:
    """Weights, units and strata of an imported survey."""
    people = pq.read_table(survey_folder / "people.parquet", columns=["weight", "psu"])
    units = pq.read_table(survey_folder / "psu.parquet").sort_by("psu")
    return Design(
        weight=np.asarray(people.column("weight").to_numpy(), dtype=np.float64),
        psu=np.asarray(people.column("psu").to_numpy(), dtype=np.int64),
        stratum_of_psu=np.asarray(units.column("stratum").to_numpy(), dtype=np.int64),
    )


MEANS_HEADER = ("table", "cell", "estimate", "se", "n")
_DESIGN_HEADER = ("stratum", "stratum_code", "department", "area", "psus", "people", "weight_log_sd", "n")


def _design_rows(survey_folder: Path, frame: Frame) -> list[Row]:
    """Units by stratum and department, the people they stand for, and how unequal their weights are."""
    frame.con.register("people", frame.table)
    frame.con.register("units", pa.table(pq.read_table(survey_folder / "psu.parquet")))
    found = frame.con.sql(_DESIGN_SQL).fetchall()
    return [tuple(_plain(value) for value in row) for row in found if may_ship(int(row[-1]))]


_DESIGN_SQL = """
WITH unit AS (
    SELECT p.psu, any_value(u.stratum) AS stratum, any_value(u.stratum_code) AS code,
           any_value(CAST(department AS VARCHAR)) AS department, any_value(CAST(area AS VARCHAR)) AS area,
           sum(weight) AS people, ln(avg(weight)) AS log_weight, count(*) AS n
    FROM people p JOIN units u ON p.psu = u.psu GROUP BY p.psu),
place AS (SELECT *, log_weight - avg(log_weight) OVER (PARTITION BY stratum, department) AS apart FROM unit),
spread AS (SELECT stratum AS s, sqrt(sum(apart * apart) / (count(*) - count(DISTINCT department))) AS sd
           FROM place GROUP BY stratum)
SELECT stratum, code, department, area, count(*), sum(people), any_value(sd), sum(n)
FROM place JOIN spread ON s = stratum GROUP BY stratum, code, department, area ORDER BY stratum, department
"""


def _write_margin(folder: Path, real: Real, margin: Margin) -> Path:
    """People by the levels of a margin; cells with too few cases are pooled."""
    by = margin.by
    parents = real.coded(by)
    rows = np.arange(len(real.design.weight))
    cells = sorted(groups_by(parents, rows), key=lambda group: len(group.rows))
    pooled = sum(1 for group in cells if not may_ship(len(group.rows)))
    while pooled and not may_ship(sum(len(group.rows) for group in cells[:pooled])):
        pooled += 1
    rest = [group.rows for group in cells[:pooled]]
    named = sorted(cells[pooled:], key=lambda group: group.path)
    if rest:
        named.append(Group((REST,) * len(by), np.concatenate(rest)))
    found = [_total_row(real.design, group, len(by)) for group in named]
    return _write(folder / f"margin_{margin.id}.csv", (*by, "what", "estimate", "se", "n"), found)


def _total_row(design: Design, group: Group, width: int) -> Row:
    sums = design.sums(group.rows, np.ones((len(group.rows), 1)))
    return (*_row(group, width, "people", 0, float(design.se(sums)[0]))[:-3], f"{sums.sum():.12g}",
            f"{design.se(sums)[0]:.4g}", str(len(group.rows)))  # fmt: skip


def _plain(value: object) -> str:
    return f"{value:.8g}" if isinstance(value, float) else str(value)


def _write(path: Path, header: Row, rows: Iterable[Row]) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_whole(path, text.getvalue())
    return path


if __name__ == "__main__":
    write_fit(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else TABLES, progress=print)
