"""samplics (Python). Arguments: FOLDER QUESTION [ANSWERS.csv]. Reading is not in the time."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
warnings.simplefilter("ignore")

import polars as pl  # noqa: E402 - of the peers' own environment
from samplics import PopParam, TaylorEstimator  # noqa: E402

from benchmarks.questions import COLUMNS, DIMENSIONS, HOURS, INCOME, QUESTIONS  # noqa: E402
from benchmarks.workers.clock import measure, tell  # noqa: E402


def main(folder: str, name: str, path: str = "") -> None:
    """Measures and tells."""
    question = QUESTIONS[name]
    people = pl.read_parquet(f"{folder}/people.parquet", columns=list(COLUMNS))
    people = people.with_columns(pl.col(list(DIMENSIONS)).cast(pl.String))
    domain = (
        people["sex"] if question.is_woman else people.select(pl.concat_str(question.by, separator="|")).to_series()
    )
    fixed = {
        "samp_weight": people["weight"].to_numpy(),
        "stratum": people["stratum"].to_numpy(),
        "psu": people["psu"].to_numpy(),
        "domain": domain.to_numpy(),
    }
    y, x = people[INCOME].to_numpy(), people[HOURS].to_numpy()

    def run() -> None:
        TaylorEstimator(PopParam.mean).estimate(y=y, **fixed)
        TaylorEstimator(PopParam.total).estimate(y=y, **fixed)
        TaylorEstimator(PopParam.ratio).estimate(y=y, x=x, **fixed)

    tell(measure(run), "", path)


if __name__ == "__main__":
    main(*sys.argv[1:])
