"""A bare DuckDB scan: each column that the cube needs, reduced by one aggregate. Arguments: FOLDER QUESTION [WAY].

Numbers are summed. How a text column is reduced matters: MIN reads every string and is the bar; ANY_VALUE only
touches the column and stands beside it; COUNT is not a scan (DuckDB answers it from the file's statistics).
"""

from __future__ import annotations

import sys

import duckdb

from benchmarks.questions import COLUMNS, DIMENSIONS, INCOME, QUESTIONS
from benchmarks.workers.clock import measure, tell


def main(folder: str, name: str, text: str = "MIN") -> None:
    """Measures and tells."""
    columns = COLUMNS if QUESTIONS[name].by else ("weight", "stratum", "psu", "sex", INCOME, "hours_week")
    reduced = ", ".join(f"{text if c in DIMENSIONS else 'SUM'}({c})" for c in columns)
    sql = f"SELECT {reduced} FROM read_parquet('{folder}/people.parquet')"
    with duckdb.connect(config={"threads": 2}) as connection:
        tell(measure(lambda: connection.sql(sql).fetchall()))


if __name__ == "__main__":
    main(*sys.argv[1:])
