"""Writes a harmonised table into the data home: all of the survey's folder, or nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from thakhi.folder.write import full_disk_said, locked, new_folder
from thakhi.sources.card import save_card, surveys_folder
from thakhi.sources.design_checks import At, check_design
from thakhi.sources.progress import CHECKING, WRITING, Progress, silent
from thakhi.sources.sorted_people import make_people, with_levels, write_people
from thakhi.terms.errors import InputProblem, ResourceProblem
from thakhi.terms.survey import Column, Survey
from thakhi.terms.text import Text

_ID = re.compile(r"[a-z0-9][a-z0-9_]{0,79}")


@dataclass(frozen=True, slots=True)
class Bench:
    """Where an import works: a connection with bounded memory, a scratch folder, the folder of all surveys."""

    connection: duckdb.DuckDBPyConnection
    scratch: Path
    surveys: Path


@contextmanager
def bench(home: Path, *, memory: str = "2GB") -> Iterator[Bench]:
    """A work place in the data home, gone when the block ends; what a killed import left is cleared first.

    *Fails when* another import is at work there, the disk is full, memory does not suffice.
    """
    surveys = surveys_folder(home)
    with full_disk_said(surveys), locked(surveys, "import"), _engine_said(surveys):
        for left in surveys.glob(".*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        scratch = Path(tempfile.mkdtemp(dir=surveys, prefix=".import."))
        connection = duckdb.connect(config={"memory_limit": memory, "temp_directory": str(scratch / "spill")})
        try:
            yield Bench(connection, scratch, surveys)
        finally:
            connection.close()
            shutil.rmtree(scratch, ignore_errors=True)


def store_table(
    table: pa.Table | pa.RecordBatchReader, survey: Survey, home: Path, *, progress: Progress = silent
) -> Survey:
    """Stores people given as an Arrow table with harmonised columns and weight, stratum and psu; the survey stored.

    `household`, `person` and `fpc` (PSUs in the stratum's population) are used where they are given.
    """
    with bench(home) as at:
        at.connection.register("given", table)
        at.connection.execute("CREATE TABLE given_rows AS FROM given")
        names = {str(r[0]) for r in at.connection.execute("DESCRIBE given_rows").fetchall()}
        texts = [n for n in ("stratum", "psu", "household", "person") if n in names]
        replaced = ", ".join([*(f"CAST({n} AS VARCHAR) AS {n}" for n in texts), "CAST(weight AS DOUBLE) AS weight"])
        at.connection.execute(
            f"CREATE VIEW harmonised AS SELECT rowid + 1 AS thakhi_row, * REPLACE ({replaced}) FROM given_rows"
        )
        return store(at, survey, lambda row: (survey.id, row), progress=progress)


def store(at: Bench, survey: Survey, line: At, *, progress: Progress = silent) -> Survey:
    """Checks the view `harmonised`, writes people.parquet, psu.parquet and the card; the survey as stored."""
    _refuse_id(survey.id)
    names = [str(r[0]) for r in at.connection.execute("DESCRIBE harmonised").fetchall()]
    progress(CHECKING, 0.4)
    check_design(at.connection, names, line)
    progress(WRITING, 0.5)
    columns = with_levels(at.connection, {**design_columns(names), **survey.columns})
    constant = make_people(at.connection, names, survey, columns)
    target = at.surveys / survey.id
    with new_folder(target) as folder:
        psus = _write_psus(at, folder, "fpc" in names)
        stored = replace(
            survey,
            url=str(target),
            columns={n: replace(c, constant_in_psu=n in constant) for n, c in columns.items()},
            persons=write_people(at.connection, folder / "people.parquet", progress),
            psus=len(psus),
            strata=len(set(psus["stratum"].to_pylist())),
        )
        save_card(stored, folder)
    progress(WRITING, 1.0)
    return stored


def design_columns(names: list[str]) -> dict[str, Column]:
    """What the columns of the design are."""
    known = (
        Column("weight", "number", Text("Factor de expansión", "Sampling weight"), unit="persons"),
        Column("stratum", "id", Text("Estrato", "Stratum")),
        Column("psu", "id", Text("Unidad primaria de muestreo (UPM)", "Primary sampling unit (PSU)")),
        Column("household", "id", Text("Hogar", "Household")),
        Column("person", "id", Text("Número de la persona en el hogar", "Number of the person in the household")),
    )
    return {c.name: c for c in known if c.name in names}


def _write_psus(at: Bench, folder: Path, has_population: bool) -> pa.Table:
    fraction = "n_h / fpc" if has_population else "CAST(NULL AS DOUBLE)"
    psus = at.connection.sql(
        f"SELECT psu, psu_code, stratum, stratum_code, persons, {fraction} AS sampling_fraction FROM psus ORDER BY psu"
    ).to_arrow_table()
    pq.write_table(psus, folder / "psu.parquet", compression="zstd")
    return psus


def _refuse_id(survey_id: str) -> None:
    if not _ID.fullmatch(survey_id):
        raise InputProblem(
            Text(
                f"«{survey_id}» no sirve de nombre de encuesta: use minúsculas, cifras y guion bajo",
                f"“{survey_id}” cannot name a survey: use lower-case letters, digits and underscores",
            )
        )


@contextmanager
def _engine_said(target: Path) -> Iterator[None]:
    """Turns the engine's "no space" and "no memory" into words, and its own word for Ctrl-C into Python's."""
    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as found:
        if "interrupted" in str(found).casefold():
            raise KeyboardInterrupt from None
        raise
    except duckdb.OutOfMemoryException as found:
        raise ResourceProblem(
            Text(
                "no alcanza la memoria o el disco para ordenar la encuesta; nada quedó a medias",
                "memory or disk do not suffice to sort the survey; nothing was left half-written",
            ),
            str(target),
        ) from found
    except duckdb.IOException as found:
        if "space" not in str(found).casefold():
            raise
        raise ResourceProblem(
            Text(
                "no queda espacio en el disco; nada quedó a medias",
                "no space left on the disk; nothing was left half-written",
            ),
            str(target),
        ) from found
