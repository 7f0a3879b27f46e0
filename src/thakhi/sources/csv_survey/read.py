"""Any country's survey, described by the reader's own columns.yaml."""

from __future__ import annotations

from pathlib import Path

from thakhi.sources.importing import Request, import_file
from thakhi.sources.mapping import Wording, read_columns
from thakhi.sources.plan import Plan
from thakhi.sources.progress import Progress
from thakhi.sources.raw import Raw
from thakhi.sources.unpack import Plain
from thakhi.terms.errors import InputProblem
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text


def read_survey(
    file: Path, *, home: Path, year: int | None, columns: Path | None, survey_id: str | None, progress: Progress
) -> Survey:
    """The survey that columns.yaml describes, stored."""
    if columns is None:
        raise InputProblem(
            Text(
                "csv_survey necesita un columns.yaml que describa el archivo: --columns columns.yaml",
                "csv_survey needs a columns.yaml that describes the file: --columns columns.yaml",
            )
        )
    read = read_columns(columns)
    words = read.survey
    if words is None:
        raise InputProblem(
            Text(
                "falta «survey»: id, título y lugar de la encuesta",
                "“survey” is missing: id, title and place of the survey",
            ),
            str(columns),
        )
    request = Request(file, read, columns, columns.parent / "corrections.yaml", year)

    def describe(plan: Plan, raw: Raw) -> Survey:
        return _survey(words, plan, raw.plain, survey_id)

    return import_file(request, home=home, describe=describe, progress=progress)


def _survey(words: Wording, plan: Plan, plain: Plain, survey_id: str | None) -> Survey:
    name = survey_id or words.id
    period = plan.period or words.period
    return Survey(
        id=name,
        title=words.title,
        url="",
        period=Period(period),
        place=Place(words.place, words.place_name),
        source=Source(
            id=name,
            title=words.source_title or words.title.en,
            producer=words.producer,
            url=words.url,
            licence=words.licence,
            date=period,
            sha256=plain.sha256,
        ),
    )
