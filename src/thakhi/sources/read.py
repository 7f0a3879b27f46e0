"""Imports a survey: the source is a folder of this room, found by its name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from thakhi.sources.progress import Progress, silent
from thakhi.terms.errors import unknown_name
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


def import_survey(
    source: str,
    file: Path,
    *,
    home: Path,
    year: int | None = None,
    columns: Path | None = None,
    survey_id: str | None = None,
    progress: Progress | None = None,
) -> Survey:
    """The survey in `file`, stored in the data home.

    `columns` is the reader's own columns.yaml (csv_survey needs one); `year` picks the mapping where several fit.
    *Fails when* the source is unknown, or the file is not what the source expects: nothing is stored then.
    """
    if source not in source_names():
        raise unknown_name(Text("la fuente", "source"), source, source_names())
    reader = import_module(f"thakhi.sources.{source}.read")
    survey: Survey = reader.read_survey(
        file, home=home, year=year, columns=columns, survey_id=survey_id, progress=progress or silent
    )
    return survey


def source_names() -> list[str]:
    """The folders of this room that hold a reader."""
    return sorted(p.parent.name for p in Path(__file__).parent.glob("*/read.py"))
