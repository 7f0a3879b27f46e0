"""svy (Python). Arguments: FOLDER QUESTION [ANSWERS.csv]. Reading is not in the time."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
warnings.simplefilter("ignore")

import polars as pl  # noqa: E402 - of the peers' own environment
import svy  # noqa: E402

from benchmarks.questions import COLUMNS, DIMENSIONS, HOURS, INCOME, QUESTIONS  # noqa: E402
from benchmarks.workers.clock import measure, tell  # noqa: E402


def main(folder: str, name: str, path: str = "") -> None:
    """Measures and tells."""
    question = QUESTIONS[name]
    people = pl.read_parquet(f"{folder}/people.parquet", columns=list(COLUMNS))
    people = people.with_columns(pl.col(list(DIMENSIONS)).cast(pl.String))
    ask = svy.Sample(people, svy.Design(stratum="stratum", psu="psu", wgt="weight")).estimation
    asked = {
        "by": list(question.by) or None,
        "where": svy.col("sex") == "woman" if question.is_woman else None,
    }

    def run() -> None:
        if question.is_median:
            ask.median(INCOME, **asked)
            return
        ask.mean(INCOME, **asked)
        ask.total(INCOME, **asked)
        ask.ratio(INCOME, HOURS, **asked)

    tell(measure(run), "", path)


if __name__ == "__main__":
    main(*sys.argv[1:])
