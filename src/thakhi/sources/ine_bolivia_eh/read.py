"""INE Bolivia, Encuesta de Hogares: the official person file of a mapped year."""

from __future__ import annotations

from pathlib import Path

from thakhi.folder.yaml import read_yaml
from thakhi.sources.importing import Request, import_file
from thakhi.sources.mapping import Wording, read_columns
from thakhi.sources.plan import Plan
from thakhi.sources.progress import Progress
from thakhi.sources.raw import Raw
from thakhi.sources.unpack import Plain
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

_HERE = Path(__file__).parent


def read_survey(
    file: Path, *, home: Path, year: int | None, columns: Path | None, survey_id: str | None, progress: Progress
) -> Survey:
    """The survey of one year, stored; its id is `ine_bolivia_eh` and the year.

    `columns` replaces the mapping shipped with Thakhi, to read a year that it does not know yet.
    """
    mapping = columns or _HERE / "columns.yaml"
    request = Request(file, read_columns(mapping), mapping, _HERE / "corrections.yaml", year)
    words = read_yaml(_HERE / "card.yaml", Wording)

    def describe(plan: Plan, raw: Raw) -> Survey:
        return _survey(words, plan, raw.plain, raw.rows, survey_id)

    return import_file(request, home=home, describe=describe, progress=progress)


def _survey(words: Wording, plan: Plan, plain: Plain, persons: int, survey_id: str | None) -> Survey:
    title = Text(f"{words.title.es} {plan.year}", f"{words.title.en} {plan.year}")
    if plan.persons and persons != plan.persons:
        title = _extract(title, persons, plan.persons)
    name = survey_id or f"{words.id}{plan.year}"
    return Survey(
        id=name,
        title=title,
        url="",
        period=Period(plan.period or str(plan.year)),
        place=Place(words.place, words.place_name),
        source=Source(
            id=name,
            title=f"{words.source_title} {plan.year}",
            producer=words.producer,
            url=words.url,
            licence=words.licence,
            date=str(plan.year),
            sha256=plain.sha256,
        ),
    )


def _extract(title: Text, persons: int, official: int) -> Text:
    """The title of a file that has not the producer's number of records: every citation says so."""
    return Text(
        f"{title.es} (extracto: {persons} de {official} personas)",
        f"{title.en} (extract: {persons} of {official} persons)",
    )
