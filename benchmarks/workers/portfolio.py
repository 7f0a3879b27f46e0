"""A made portfolio through Thakhi's programme. Arguments: PEER ACTIONS, or `export` ACTIONS FILE for the peer.

The exported file has the limits as numbers and the value that Thakhi reaches; making the problem is not timed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.workers.clock import measure, tell
from tests.roadmap.made_portfolios import made_problem
from thakhi.roadmap.portfolio.problem import Problem, points_per_person
from thakhi.roadmap.portfolio.rows import INF, Row, rows_of
from thakhi.roadmap.portfolio.solve import Effort, solve

EFFORT = Effort(gap=1e-3, seconds=60.0)


def problem_of(actions: int, *, risk: str = "mean") -> Problem:
    """The problem of a size: always the same."""
    return made_problem(1, actions=actions, draws=500, risk=risk)


def exported(problem: Problem) -> dict[str, Any]:
    """The model of the mean as plain numbers."""
    solved = solve(problem, effort=EFFORT, with_prices=False)
    return {
        "years": len(problem.years),
        "levels": [one.levels for one in problem.candidates],
        "open": [one.years for one in problem.candidates],
        "points": [
            [float(points_per_person(problem, one, t).mean()) for t in range(len(problem.years))]
            for one in problem.candidates
        ],
        "rows": [_plain(row) for row in rows_of(problem)],
        "value": solved.value if solved else None,
    }


def _plain(row: Row) -> dict[str, Any]:
    parts = {name: getattr(row, name).tolist() for name in ("people", "on", "start")}
    ends = {"low": None if row.low == -INF else row.low, "high": None if row.high == INF else row.high}
    return {"who": row.who, **parts, **ends}


if __name__ == "__main__":
    peer, actions = sys.argv[1], int(sys.argv[2])
    if peer == "export":
        Path(sys.argv[3]).write_text(json.dumps(exported(problem_of(actions))), encoding="utf-8")
    else:
        problem = problem_of(actions, risk="cvar" if peer == "thakhi_cvar" else "mean")
        tell(measure(lambda: solve(problem, effort=EFFORT)))
