"""The way of one file: unpack → recognise → read → correct → harmonise → store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from thakhi.sources.column_names import refuse_bad_names
from thakhi.sources.corrections import apply_corrections, read_corrections
from thakhi.sources.harmonise import harmonise
from thakhi.sources.mapping import Columns
from thakhi.sources.plan import Plan, plan_import
from thakhi.sources.progress import MATCHING, READING, Progress
from thakhi.sources.raw import Raw
from thakhi.sources.raw_csv import csv_header, read_csv
from thakhi.sources.store import bench, store
from thakhi.sources.unpack import Plain, unpack
from thakhi.terms.survey import Survey

Describe = Callable[[Plan, Raw], Survey]


@dataclass(frozen=True, slots=True)
class Request:
    """What is imported: a file, by which mapping, with which corrections."""

    file: Path
    columns: Columns
    mapping: Path
    corrections: Path
    year: int | None = None


def import_file(request: Request, *, home: Path, describe: Describe, progress: Progress) -> Survey:
    """The survey of the request as stored; `describe` words its card once the file is known."""
    with bench(home) as at:
        refuse_bad_names(request.columns.columns, request.mapping, at.connection)
        plain = unpack(request.file, into=at.scratch, encoding=request.columns.dialect.encoding, progress=progress)
        header = _header(plain, request.columns)
        plan = plan_import(request.columns, mapping=request.mapping, header=header, file=plain.name, year=request.year)
        raw = _read(plain, plan, header, at.connection, progress)
        progress(MATCHING, 0.35)
        apply_corrections(raw, read_corrections(request.corrections), year=plan.year, declared=request.corrections)
        survey = describe(plan, raw)
        columns = harmonise(raw, plan)
        return store(at, replace(survey, columns=columns), lambda row: (plain.name, raw.line(row)), progress=progress)


def _header(plain: Plain, columns: Columns) -> list[str]:
    if plain.form == "csv":
        return csv_header(plain, columns.dialect)
    from thakhi.sources.raw_stat import stat_header

    return stat_header(plain)


def _read(
    plain: Plain, plan: Plan, header: Sequence[str], connection: duckdb.DuckDBPyConnection, progress: Progress
) -> Raw:
    progress(READING, 0.3)
    if plain.form == "csv":
        return read_csv(
            plain, connection=connection, header=header, variables=plan.variables, dialect=plan.columns.dialect
        )
    from thakhi.sources.raw_stat import read_stat

    return read_stat(plain, connection=connection, variables=plan.variables)
