"""Owners of a stored survey as plain columns, and the PSUs of its whole sample: what a simulation reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from thakhi.terms.errors import DataProblem
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

DESIGN = ("weight", "psu")


def read_owners(survey: Survey, columns: Sequence[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """`columns` with weight and PSU of everybody who owns a unit in the main job, and PSU → stratum of the sample.

    *Shape* one NumPy array a column; words for categories (None where missing), NaN for a number that is missing.
    *Fails when* the survey lacks a column that is needed.
    """
    path = Path(survey.folder)
    people, asked = path / "people.parquet", ("is_owner", *DESIGN, *columns)
    there = set(pq.read_schema(people).names)
    missing = [name for name in asked if name not in there]
    if missing:
        names = ", ".join(missing)
        raise DataProblem(
            Text(f"la encuesta no tiene lo que se necesita: {names}", f"the survey lacks what is needed: {names}"),
            str(people),
        )
    table = pq.read_table(people, columns=list(asked))
    owners = table.filter(pc.fill_null(table["is_owner"], False))
    psus = pq.read_table(path / "psu.parquet", columns=["psu", "stratum"])
    return {name: _array(owners[name]) for name in asked[1:]}, {name: _array(psus[name]) for name in psus.column_names}


def _array(column: Any) -> Any:
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string()).to_numpy(zero_copy_only=False)
    if pa.types.is_boolean(column.type):
        column = pc.fill_null(column, False).cast(pa.float64())
    return column.to_numpy(zero_copy_only=False)
