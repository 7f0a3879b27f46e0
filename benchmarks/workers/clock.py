"""Seconds that a call takes: the best of some runs after one warm-up; one long run is its own measure.

Standard library only: the peers' workers, which run in an environment of their own, read it too.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

LONG = 20.0  # seconds: a first run longer than this is not repeated
BUDGET = 20.0  # seconds for all repetitions
MOST = 5


def measure(call: Callable[[], object]) -> dict[str, float]:
    """The best wall time, the CPU time of that run (all threads), and how many runs there were."""
    first = _once(call)
    runs = [_once(call) for _ in range(_times(first[0]))] or [first]
    wall, cpu = min(runs)
    return {"seconds": wall, "cpu": cpu, "runs": len(runs)}


def tell(measured: dict[str, float], answers: str = "", path: str = "") -> None:
    """Writes the answers, if asked, and the measure as the last line that is printed."""
    if path:
        with open(path, "w", encoding="utf-8") as file:
            file.write(answers)
    sys.stdout.write("\n" + json.dumps(measured) + "\n")


def _times(first: float) -> int:
    return 0 if first > LONG else max(1, min(MOST, int(BUDGET / max(first, 1e-3))))


def _once(call: Callable[[], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu
