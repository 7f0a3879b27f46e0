"""The mixed-integer programme of a portfolio on HiGHS: x says which level runs in which year, z whether it has begun.

HiGHS runs silent, on one thread, with a fixed seed, so that the same problem gives the same choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import highspy
import numpy as np

from thakhi.roadmap.portfolio.choice import Choice
from thakhi.roadmap.portfolio.draws import Draws
from thakhi.roadmap.portfolio.problem import Candidate, Problem
from thakhi.roadmap.portfolio.rows import INF, Row

FEASIBLE = 2  # what HiGHS calls a solution that keeps every row
Stop = Callable[[], None]
Sparse = tuple[list[int], list[float], float, float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the variables of each candidate stand: x by year and level, z by year."""

    x: tuple[dict[tuple[int, int], int], ...]
    z: tuple[dict[int, int], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution: the people it reaches (fractions where relaxed), its objective, the best bound, the duals of rows."""

    people: Draws
    objective: float
    bound: float
    row_duals: Draws


@dataclass(frozen=True, slots=True)
class Programme:
    """What is solved: the limits `rows` of the problem; each of `cuts` (points of one person) holds θ down."""

    problem: Problem
    rows: Sequence[Row]
    mean: Draws  # points of one person, candidates × years
    cuts: tuple[Draws, ...] = ()


def columns_of(problem: Problem) -> Columns:
    """Numbers every variable."""
    x: list[dict[tuple[int, int], int]] = []
    z: list[dict[int, int]] = []
    count = 0
    for one in problem.candidates:
        pairs = [(t, level) for t in one.years for level in one.levels]
        x.append({pair: count + place for place, pair in enumerate(pairs)})
        count += len(pairs)
        z.append({t: count + place for place, t in enumerate(one.years)})
        count += len(one.years)
    return Columns(tuple(x), tuple(z), count)


def solve_programme(
    programme: Programme,
    *,
    whole: bool,
    gap: float = 0.0,
    seconds: float = 60.0,
    start: Choice | None = None,
    stop: Stop | None = None,
) -> Answer | None:
    """The best choice (or, not `whole`, the best of its relaxation); None when no choice keeps every limit.

    `stop` is called now and then and may raise to end the search.
    """
    columns = columns_of(programme.problem)
    solver = _solver(gap, seconds)
    solver.passModel(_model(programme, columns, whole=whole))
    if start is not None:
        _begin(solver, programme, columns, start)
    _run(solver, stop)
    info = solver.getInfo()
    if info.primal_solution_status != FEASIBLE:
        return None
    solution = solver.getSolution()
    values, duals = np.array(solution.col_value), np.array(solution.row_dual)
    own = sum(1 for _ in _own_rows(programme.problem, columns))
    limits = duals[own : own + len(programme.rows)] if not whole else np.zeros(len(programme.rows))
    scales = np.array([row.scale for row in programme.rows])
    bound = info.mip_dual_bound if whole else info.objective_function_value
    return Answer(_people(programme.problem, columns, values), info.objective_function_value, bound, limits / scales)


class _Silent(highspy.Highs):
    """HiGHS prints its name when its first callback is set, unless it was told to be silent before."""

    def enableCallbacks(self) -> None:  # noqa: N802 - the name that HiGHS gives it
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def _solver(gap: float, seconds: float) -> highspy.Highs:
    solver = _Silent()  # type: ignore[no-untyped-call]
    options = {
        "output_flag": False,
        "threads": 1,
        "random_seed": 1,
        "mip_rel_gap": gap,
        "mip_abs_gap": 1e-9,
        "time_limit": max(0.1, seconds),
    }
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver


def _run(solver: highspy.Highs, stop: Stop | None) -> None:
    """Runs the solver; what `stop` raises ends it and is raised here."""
    if stop is None:
        solver.run()
        return
    raised: list[BaseException] = []

    def ask(event: highspy.HighsCallbackEvent) -> None:
        try:
            stop()
        except BaseException as found:  # noqa: BLE001 - raised again below, outside the solver
            raised.append(found)
            event.interrupt()

    solver.cbMipInterrupt += ask
    solver.cbSimplexInterrupt += ask
    solver.run()
    if raised:
        raise raised[0]


def _people(problem: Problem, columns: Columns, values: Draws) -> Draws:
    found = np.zeros((len(problem.candidates), len(problem.years)))
    for a, places in enumerate(columns.x):
        for (t, level), place in places.items():
            found[a, t] += level * values[place]
    return found


def _begin(solver: highspy.Highs, programme: Programme, columns: Columns, start: Choice) -> None:
    """Gives the solver a choice to begin from."""
    values = np.zeros(columns.count + bool(programme.cuts))
    for a in start.chosen:
        runs = np.flatnonzero(start.people[a])
        for t in runs:
            values[columns.x[a][int(t), int(start.people[a, t])]] = 1.0
        for year, place in columns.z[a].items():
            values[place] = float(year >= runs[0])
    if programme.cuts:
        values[-1] = min(float((cut * start.people).sum()) for cut in programme.cuts)
    found = highspy.HighsSolution()
    found.col_value = list(values)
    solver.setSolution(found)


def _model(programme: Programme, columns: Columns, *, whole: bool) -> highspy.HighsLp:
    has_tail = bool(programme.cuts)
    width = columns.count + int(has_tail)
    lp = highspy.HighsLp()
    lp.sense_ = highspy.ObjSense.kMaximize
    cost, low, high = np.zeros(width), np.zeros(width), np.ones(width)
    if has_tail:
        cost[-1], low[-1], high[-1] = 1.0, -INF, INF
    else:
        index, value = _points(columns, programme.mean)
        cost[index] = value
    lp.num_col_, lp.col_cost_, lp.col_lower_, lp.col_upper_ = width, cost, low, high
    if whole:
        kinds = [highspy.HighsVarType.kInteger] * columns.count
        lp.integrality_ = kinds + [highspy.HighsVarType.kContinuous] * has_tail
    _fill(lp, [*_own_rows(programme.problem, columns), *_limits(programme, columns), *_cuts(programme, columns)])
    return lp


def _fill(lp: highspy.HighsLp, rows: Sequence[Sparse]) -> None:
    lp.num_row_ = len(rows)
    lp.row_lower_ = np.array([row[2] for row in rows])
    lp.row_upper_ = np.array([row[3] for row in rows])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.concatenate([[0], np.cumsum([len(row[0]) for row in rows])]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([place for row in rows for place in row[0]], dtype=np.int32)
    lp.a_matrix_.value_ = np.array([value for row in rows for value in row[1]], dtype=float)


def _own_rows(problem: Problem, columns: Columns) -> Iterator[Sparse]:
    """What x and z mean: one level a year, only once begun; it begins in the year in which it first runs."""
    for a, one in enumerate(problem.candidates):
        before: list[int] = []
        for t in one.years:
            runs, begun = [columns.x[a][t, level] for level in one.levels], columns.z[a][t]
            ones = [1.0] * len(runs)
            yield [*runs, begun], [*ones, -1.0], -INF, 0.0
            yield [*runs, begun, *before], [*ones, -1.0, *([1.0] * len(before))], 0.0, INF
            if before:
                yield [begun, *before], [1.0, -1.0], 0.0, INF
            before = [begun]


def _limits(programme: Programme, columns: Columns) -> Iterator[Sparse]:
    for row in programme.rows:
        index: list[int] = []
        value: list[float] = []
        for place, a in enumerate(row.who):
            for column, each in _of(row, place, programme.problem.candidates[a], columns.x[a], columns.z[a]):
                if each:
                    index.append(column)
                    value.append(each / row.scale)
        yield index, value, row.low / row.scale, row.high / row.scale


def _of(
    row: Row, place: int, one: Candidate, x: dict[tuple[int, int], int], z: dict[int, int]
) -> Iterator[tuple[int, float]]:
    """What the variables of one candidate add to a limit; it starts in t when z(t) − z(t − 1) is one."""
    for (t, level), column in x.items():
        yield column, level * float(row.people[place, t]) + float(row.on[place, t])
    starts = [float(row.start[place, t]) for t in one.years]
    if any(starts):
        for t, here, after in zip(one.years, starts, [*starts[1:], 0.0], strict=True):
            yield z[t], here - after


def _points(columns: Columns, each: Draws) -> tuple[list[int], list[float]]:
    """Column and points of every level, from the points of one person."""
    index = [column for places in columns.x for column in places.values()]
    value = [level * float(each[a, t]) for a, places in enumerate(columns.x) for t, level in places]
    return index, value


def _cuts(programme: Programme, columns: Columns) -> Iterator[Sparse]:
    """θ ≤ mean points over one set of worst draws."""
    for cut in programme.cuts:
        index, value = _points(columns, cut)
        yield [*index, columns.count], [*value, -1.0], 0.0, INF
