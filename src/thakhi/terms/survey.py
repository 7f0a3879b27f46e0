"""A household survey as the other rooms see it: a folder with people, primary sampling units and a card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thakhi.terms.source import Period, Place, Source
from thakhi.terms.text import Text

Kind = Literal["category", "number", "boolean", "id"]


@dataclass(frozen=True, slots=True)
class Level:
    """One value of a category: the code kept in the data and its words."""

    code: str
    label: Text


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the people table.

    `levels` in their natural order (categories only). `item` is the printed question number, `question`
    its wording, `variable` the producer's name. `constant_in_psu` says that all people of a PSU share
    the value, which lets second moments be added instead of recomputed (METHODS 1.2).
    """

    name: str
    kind: Kind
    label: Text
    unit: str = ""
    levels: tuple[Level, ...] = ()
    item: str = ""
    question: str = ""
    variable: str = ""
    note: Text | None = None
    constant_in_psu: bool = False


@dataclass(frozen=True, slots=True)
class Survey:
    """An imported survey.

    `folder` holds `people.parquet` (sorted by `psu`, a row group holds whole PSUs) and `psu.parquet`
    (`psu`, `psu_code`, `stratum`, `stratum_code`, `persons`, `sampling_fraction`), one row per PSU of
    the whole sample. `url` chooses the engine: a plain path is DuckDB, `spark:PATH` is Spark.
    """

    id: str
    title: Text
    url: str
    period: Period
    place: Place
    source: Source
    columns: Mapping[str, Column] = field(default_factory=dict)
    synthetic: bool = False
    persons: int = 0
    psus: int = 0
    strata: int = 0

    @property
    def engine(self) -> Literal["duckdb", "spark"]:
        """The engine that the URL asks for."""
        return "spark" if self.url.startswith("spark:") else "duckdb"

    @property
    def folder(self) -> str:
        """The folder of the survey's files, without the engine's prefix."""
        return self.url.removeprefix("spark:")
