"""The same portfolio written in PuLP and solved by CBC, in an environment of its own. Argument: FILE of `export`.

Writing the model is in the time, as it is in Thakhi's. It ends with an error when its value is not Thakhi's to 0.3 %.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pulp

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.workers.clock import measure, tell

GAP, SECONDS, AGREES = 1e-3, 60, 3e-3


def solved(given: dict[str, Any]) -> float:
    """The points of the best choice."""
    model = pulp.LpProblem("portfolio", pulp.LpMaximize)
    level, run, first = {}, {}, {}
    for a, (levels, years) in enumerate(zip(given["levels"], given["open"], strict=True)):
        for t in years:
            level[a, t] = [pulp.LpVariable(f"x_{a}_{t}_{n}", cat="Binary") for n in levels]
            first[a, t] = pulp.LpVariable(f"s_{a}_{t}", cat="Binary")
            run[a, t] = pulp.lpSum(level[a, t])
            model += run[a, t] <= 1
            model += run[a, t] <= pulp.lpSum(first[a, u] for u in years if u <= t)
            model += first[a, t] <= run[a, t]
        model += pulp.lpSum(first[a, t] for t in years) <= 1
    people = {
        key: pulp.lpSum(n * x for n, x in zip(given["levels"][key[0]], xs, strict=True)) for key, xs in level.items()
    }
    for row in given["rows"]:
        total = pulp.lpSum(
            row[part][place][t] * of[a, t]
            for place, a in enumerate(row["who"])
            for part, of in (("people", people), ("on", run), ("start", first))
            for t in given["open"][a]
            if row[part][place][t]
        )
        if row["low"] is not None:
            model += total >= row["low"]
        if row["high"] is not None:
            model += total <= row["high"]
    model.setObjective(pulp.lpSum(given["points"][a][t] * n for (a, t), n in people.items()))
    model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=GAP, timeLimit=SECONDS, threads=1))
    return float(pulp.value(model.objective))


if __name__ == "__main__":
    problem = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found: list[float] = []
    measured = measure(lambda: found.append(solved(problem)))
    if abs(found[-1] - problem["value"]) > AGREES * abs(problem["value"]):
        sys.exit(f"PuLP reaches {found[-1]:.6g}, Thakhi {problem['value']:.6g}")
    tell(measured)
