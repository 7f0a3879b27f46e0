"""The sample design: how many PSUs each stratum has in the whole sample, and its sampling fraction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from thakhi.evidence.collapse import Array, Codes
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

PEOPLE, PSUS = "people.parquet", "psu.parquet"
Lonely = Literal["fail", "certainty", "adjust", "average"]


@dataclass(frozen=True, slots=True)
class Design:
    """`psus[h]` PSUs in stratum h, of which a share `fraction[h]` of the population's (0 without fpc)."""

    psus: Array
    fraction: Array
    names: tuple[str, ...]
    persons: Codes  # of each PSU, in the order of the people table
    stratum_of: Codes  # of each PSU

    @property
    def df(self) -> int:
        """Degrees of freedom of the whole design (METHODS 1.6)."""
        return int(self.psus.sum()) - len(self.psus)

    @property
    def lonely(self) -> Codes:
        """Strata with one PSU that was not taken with certainty."""
        return np.flatnonzero((self.psus == 1) & (self.fraction < 1))


def read_design(survey: Survey) -> Design:
    """The design of `survey` from its `psu.parquet`."""
    path = Path(survey.folder) / PSUS
    if not path.is_file():
        raise InputProblem(
            Text(
                "falta el archivo del diseño; importe la encuesta de nuevo",
                "the design file is missing; import the survey again",
            ),
            str(path),
        )
    try:
        table = pq.read_table(path)
    except pa.ArrowException as found:
        raise unreadable(path, str(found)) from None
    stratum = table["stratum"].to_numpy().astype(np.int64)
    heads = np.unique(stratum, return_index=True)[1]
    fraction = table["sampling_fraction"].to_numpy().astype(np.float64)[heads]
    codes = table["stratum_code"].to_pylist()
    return Design(
        psus=np.bincount(stratum).astype(np.float64),
        fraction=np.nan_to_num(fraction, nan=0.0),
        names=tuple(str(codes[i]) for i in heads),
        persons=table["persons"].to_numpy().astype(np.int64),
        stratum_of=stratum,
    )


def people_metadata(survey: Survey) -> pq.FileMetaData:
    """What the people table's file says of itself: row groups and their statistics."""
    path = Path(survey.folder) / PEOPLE
    if not path.is_file():
        raise InputProblem(
            Text(
                "falta la tabla de personas; importe la encuesta de nuevo",
                "the people table is missing; import the survey again",
            ),
            str(path),
        )
    try:
        return pq.read_metadata(path)
    except pa.ArrowException as found:
        raise unreadable(path, str(found)) from None


def unreadable(path: Path, detail: str) -> InputProblem:
    """A file of the survey is damaged: what the reader of the file said, and what to do."""
    first = detail.splitlines()[0]
    return InputProblem(
        Text(
            f"no se puede leer ({first}); importe la encuesta de nuevo",
            f"cannot be read ({first}); import the survey again",
        ),
        str(path),
    )


def complete_columns(survey: Survey, names: Collection[str]) -> frozenset[str]:
    """Those of `names` that no person of the survey has missing, by the file's own statistics."""
    metadata = people_metadata(survey)
    at = {metadata.schema.column(j).name: j for j in range(metadata.num_columns)}
    groups = range(metadata.num_row_groups)

    def whole(j: int) -> bool:
        statistics = (metadata.row_group(i).column(j).statistics for i in groups)
        return all(s is not None and s.has_null_count and s.null_count == 0 for s in statistics)

    return frozenset(name for name in names if name in at and whole(at[name]))


def lonely_refused(design: Design, strata: Codes) -> DataProblem:
    """With `fail` (default), strata with one PSU that a domain meets are refused by name (METHODS 1.6)."""
    names = ", ".join(design.names[i] for i in strata[:12])
    return DataProblem(
        Text(
            f"{len(strata)} estratos tienen una sola UPM ({names}): no hay varianza. "
            "Elija --lonely certainty, adjust o average",
            f"{len(strata)} strata have a single PSU ({names}): there is no variance. "
            "Choose --lonely certainty, adjust or average",
        )
    )
