"""Where Evidencia meets the rooms: tables of a survey on demand, frozen figures of a cycle, their drawing and files."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.cache import cache

from thakhi import pipeline
from thakhi.folder.estimates import read_estimates
from thakhi.publish.charts.outline import Atlas, read_atlas
from thakhi.publish.charts.svg import standalone
from thakhi.publish.data_csv import table_files
from thakhi.publish.json_table import render_json, write_json
from thakhi.publish.labels import dimension_label
from thakhi.publish.numbers import unit_words, write_date, write_estimate, write_interval, write_number, write_rounded
from thakhi.publish.phrases import DIMENSIONS, FAMILIES
from thakhi.publish.quality import legend, quality_code, quality_words
from thakhi.publish.view.book import Book, open_book
from thakhi.publish.view.figure import FigureView, figure_view
from thakhi.publish.view.number import definition_facts
from thakhi.sources.card import read_card
from thakhi.terms.disclosure import guarded
from thakhi.terms.estimate import Estimate, content_hash
from thakhi.terms.indicator import Indicator
from thakhi.terms.roadmap import Figure, Roadmap
from thakhi.terms.source import Source
from thakhi.terms.survey import Survey
from thakhi.terms.text import Lang, Text
from thakhi.web.contents import imported

__all__ = [
    "DIMENSIONS",
    "FAMILIES",
    "definition_facts",
    "dimension_label",
    "legend",
    "quality_code",
    "quality_words",
    "standalone",
    "unit_words",
    "write_date",
    "write_estimate",
    "write_interval",
    "write_json",
    "write_number",
    "write_rounded",
]

DAY = 24 * 3600
MOST_DIMENSIONS = 3
NOTHING = Text("", "")


@dataclass(frozen=True)
class Frozen:
    """The figures that travel with a cycle: what survey they are of, and the words of their groups."""

    survey: Survey
    estimates: tuple[Estimate, ...]
    groups: Mapping[str, Text]


@dataclass(frozen=True)
class Table:
    """One table of one indicator: what a page, a drawing and a file show of it."""

    indicator: Indicator
    survey: Survey
    estimates: tuple[Estimate, ...]
    dimensions: tuple[str, ...]
    groups: Mapping[str, Text] = field(default_factory=dict)
    where: str = ""

    @property
    def hash(self) -> str:
        """The fingerprint of its numbers."""
        return content_hash([e.hash for e in self.estimates])


@lru_cache(maxsize=1)
def indicators() -> dict[str, Indicator]:
    """Every declared indicator by id, in the order of families."""
    return {one.id: one for one in pipeline.indicators()}


def surveys() -> dict[str, Survey]:
    """The imported surveys by id: those of people who exist before synthetic ones, the latest first."""
    found = _surveys(imported())
    return {one.id: one for one in found}


@lru_cache(maxsize=4)
def _surveys(_: tuple[tuple[str, int], ...]) -> tuple[Survey, ...]:
    found = sorted(pipeline.surveys(home=Path(settings.HOME)), key=lambda s: s.period.iso, reverse=True)
    return tuple(sorted(found, key=lambda survey: survey.synthetic))


def choices(survey: Survey) -> list[str]:
    """The dimensions that a table of the survey can have, the usual ones first."""
    usable = [c.name for c in survey.columns.values() if c.kind in {"category", "boolean"}]
    first = [name for name in DIMENSIONS if name in usable]
    return first + sorted(name for name in usable if name not in first)


def kept(survey: Survey, indicator: Indicator, by: Sequence[str], compare: str) -> Table | None:
    """The table, where it was asked for a short while ago."""
    found: list[Estimate] | None = cache.get(_key(survey, indicator, by, compare))
    return None if found is None else _table(survey, indicator, by, compare, found)


def computed(survey: Survey, indicator: Indicator, by: Sequence[str], compare: str) -> Table:
    """The table from the survey's records in one pass, cells of too few people and their companions hidden.

    *Fails when* a dimension is unknown, the table would be too large, or nobody answered.
    """
    found = guarded(pipeline.estimate((indicator.id,), survey=survey, by=by, compare=compare))
    cache.set(_key(survey, indicator, by, compare), found, DAY)
    return _table(survey, indicator, by, compare, found)


def _key(survey: Survey, indicator: Indicator, by: Sequence[str], compare: str) -> str:
    return "table:" + content_hash([dict(imported()).get(survey.id), survey.id, indicator.id, list(by), compare])


def _table(survey: Survey, indicator: Indicator, by: Sequence[str], compare: str, found: Sequence[Estimate]) -> Table:
    dimensions = (*(name for name in by if name != compare), *((compare,) if compare else ()))
    return Table(indicator, survey, tuple(found), dimensions)


def frozen(card: bytes, evidence: bytes, files: Sequence[bytes]) -> Frozen:
    """The figures of a cycle folder from the bytes of its files: the same bytes are read once."""
    return _frozen(card, evidence, tuple(files))


@lru_cache(maxsize=8)
def _frozen(card: bytes, evidence: bytes, files: tuple[bytes, ...]) -> Frozen:
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        (folder / "card.yaml").write_bytes(card)
        found: list[Estimate] = []
        for number, content in enumerate(files):
            path = folder / f"{number}.json"
            path.write_bytes(content)
            found += read_estimates(path)
        survey = read_card(folder)
    return Frozen(survey, tuple({e.id: e for e in found}.values()), _groups(evidence))


def _groups(evidence: bytes) -> dict[str, Text]:
    """The words of the groups that evidence.yaml names, by their filter."""
    read: Any = yaml.safe_load(evidence) if evidence else {}
    listed = read.get("groups", []) if isinstance(read, dict) else []
    return {one["where"]: Text(one["label"]["es"], one["label"]["en"]) for one in listed}


def frozen_tables(source: Frozen, indicator: Indicator) -> list[Table]:
    """The frozen figures of an indicator as tables: those of everybody first, then one for each group."""
    tables: dict[tuple[str, tuple[str, ...]], list[Estimate]] = {}
    for one in source.estimates:
        if one.indicator == indicator.id and not one.since:
            tables.setdefault((one.where, tuple(name for name, _ in one.cell)), []).append(one)
    ordered = sorted(tables, key=lambda key: (key[0] != "", len(key[1]), key))
    return [
        Table(indicator, source.survey, tuple(tables[where, dims]), dims, source.groups, where)
        for where, dims in ordered
    ]


# shown -----------------------------------------------------------------------------------------------------------


def book_of(table: Table, lang: Lang) -> Book:
    """A road map of this table alone, opened in `lang`: what drawings and files are made from."""
    return open_book(_roadmap(table), lang)


def drawn(table: Table, lang: Lang, *, title: Text, kind: str, sentence: Text = NOTHING) -> FigureView:
    """The table as `dots`, `gap`, `map` or `table`."""
    figure = Figure(
        id=table.indicator.id.replace("_", "-"),
        kind=kind,  # type: ignore[arg-type]
        title=title,
        sentence=sentence,
        estimates=table.estimates,
        dimensions=table.dimensions,
    )
    return figure_view(figure, "", book_of(table, lang), _atlas())


def csv_and_metadata(table: Table, name: str) -> tuple[str, str]:
    """The CSV of the table and its CSV on the Web metadata."""
    made = table_files(name, table.indicator.title, table.estimates, _roadmap(table), table.dimensions)
    return made[f"{name}.csv"], made[f"{name}.csv-metadata.json"]


def as_json(table: Table, lang: Lang) -> str:
    """Everything that is known of each number of the table."""
    return render_json(table.estimates, {table.indicator.id: table.indicator}, lang)


@lru_cache(maxsize=1)
def _atlas() -> Atlas:
    return read_atlas()


def _roadmap(table: Table) -> Roadmap:
    first = table.estimates[0] if table.estimates else None
    source: dict[str, Source] = {first.source.id: first.source} if first else {}
    return Roadmap(
        id=table.indicator.id,
        title=table.indicator.title,
        subtitle=table.indicator.definition,
        edition=table.survey.period.iso,
        about=(),
        chapters=(),
        actions=(),
        estimates=table.estimates,
        indicators={table.indicator.id: table.indicator},
        surveys={table.survey.id: table.survey},
        practices={},
        statements={},
        facts={},
        sources=source,
        stale=(),
        not_found=(),
        method=(),
        synthetic=table.survey.synthetic,
        hash=table.hash,
        groups=table.groups,
    )
