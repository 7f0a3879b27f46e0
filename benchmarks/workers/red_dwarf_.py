"""The same votes through red-dwarf's Pol.is pipeline, in an environment of its own. Argument: VOTERS."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
from reddwarf.implementations import polis  # noqa: E402 - it warns while it is imported

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from benchmarks.votes import EACH, votes  # noqa: E402
from benchmarks.workers.clock import measure, tell  # noqa: E402


def rows(voters: int) -> list[dict[str, int]]:
    """One mapping per vote, as its pipeline takes them."""
    found: list[dict[str, int]] = []
    for columns, answers in votes(voters):
        first = len(found) // EACH
        found += [
            {"participant_id": first + place // EACH, "statement_id": int(column), "vote": int(answer)}
            for place, (column, answer) in enumerate(zip(columns, answers, strict=True))
        ]
    return found


if __name__ == "__main__":
    given = rows(int(sys.argv[1]))
    tell(measure(lambda: polis.run_pipeline(votes=given)))
