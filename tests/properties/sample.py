"""A small sample that both witnesses read: as cases for the slow estimator, as a survey folder for the product."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tests.properties.slow import Case, Design
from thakhi.terms.indicator import Indicator, Statistic
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

Person = Mapping[str, Any]
ARROW = {"number": pa.float64(), "boolean": pa.bool_(), "category": pa.dictionary(pa.int32(), pa.string())}


@dataclass(frozen=True)
class Sample:
    """People with `stratum` and `psu` codes, `weight` and columns; every PSU and sampling fraction of the design."""

    people: tuple[Person, ...]
    psus: Mapping[str, tuple[str, ...]]
    columns: tuple[Column, ...] = field(repr=False)
    fraction: Mapping[str, float] = field(default_factory=dict)

    @property
    def design(self) -> Design:
        return Design(self.psus, self.fraction)

    @property
    def lonely(self) -> tuple[str, ...]:
        """Strata with one PSU that is not all there is."""
        return tuple(h for h, psus in self.psus.items() if len(psus) == 1 and self.design.left(h))


@dataclass(frozen=True)
class Measured:
    """An indicator and the same in Python: what is asked of whom; None is not known."""

    def __repr__(self) -> str:
        made = self.indicator
        return f"{made.statistic}({made.numerator}; {made.denominator}; {made.universe})"

    indicator: Indicator
    y: Callable[[Person], float | None]
    x: Callable[[Person], float | None] = lambda person: 1.0
    asked: Callable[[Person], bool | None] = lambda person: True

    def cases(self, people: Iterable[Person]) -> list[Case]:
        """The people asked whose answers are known (METHODS 1.8)."""
        out = []
        for p in people:
            if self.asked(p) is True and (y := self.y(p)) is not None and (x := self.x(p)) is not None:
                out.append(Case(p["stratum"], p["psu"], p["weight"], float(y), float(x)))
        return out


def indicator(
    statistic: Statistic, numerator: str, denominator: str = "", *, universe: str = "TRUE", quantile: float = 0.5
) -> Indicator:
    """An indicator with nothing but its arithmetic."""
    word = Text("prueba", "test")
    return Indicator(
        id=f"{statistic}_test",
        family="units",
        title=word,
        definition=word,
        statistic=statistic,
        unit="unit",
        numerator=numerator,
        denominator=denominator,
        universe=universe,
        quantile=quantile,
        questions=(),
        counts=word,
        spec=None,  # type: ignore[arg-type]  # the arithmetic does not read it
    )


def number(name: str) -> Column:
    return Column(name, "number", Text(name, name))


def yes_no(name: str, *, constant_in_psu: bool = False) -> Column:
    return Column(name, "boolean", Text(name, name), constant_in_psu=constant_in_psu)


def category(name: str, levels: Sequence[str], *, constant_in_psu: bool = False) -> Column:
    words = tuple(Level(level, Text(level, level)) for level in levels)
    return Column(name, "category", Text(name, name), levels=words, constant_in_psu=constant_in_psu)


def write_survey(sample: Sample, folder: Path, *, name: str = "drawn", group_psus: int = 2) -> Survey:
    """The survey folder of `sample`, in row groups of `group_psus` whole PSUs."""
    folder.mkdir(parents=True, exist_ok=True)
    units = [(h, psu) for h in sorted(sample.psus) for psu in sorted(sample.psus[h])]
    number_of = {unit: i for i, unit in enumerate(units)}
    strata = {h: i for i, h in enumerate(sorted(sample.psus))}
    people = sorted(sample.people, key=lambda p: number_of[p["stratum"], p["psu"]])
    _write_people(people, sample.columns, number_of, strata, folder / "people.parquet", group_psus)
    _write_psus(people, units, strata, sample.fraction, folder / "psu.parquet")
    return Survey(
        id=name,
        title=Text(name, name),
        url=str(folder),
        period=Period("2019"),
        place=Place("BO", Text("Bolivia", "Bolivia")),
        source=Source("drawn", "Drawn sample"),
        columns={column.name: column for column in sample.columns},
        persons=len(people),
        psus=len(units),
        strata=len(strata),
    )


def read_people(survey: Survey) -> tuple[list[Person], Design]:
    """The people and the design of an imported survey, in plain Python."""
    psus = pq.read_table(Path(survey.folder) / "psu.parquet").to_pylist()
    codes = {row["psu"]: {"stratum": row["stratum_code"], "psu": row["psu_code"]} for row in psus}
    people = [row | codes[row["psu"]] for row in pq.read_table(Path(survey.folder) / "people.parquet").to_pylist()]
    by_stratum: dict[str, tuple[str, ...]] = {}
    for row in psus:
        by_stratum[row["stratum_code"]] = (*by_stratum.get(row["stratum_code"], ()), row["psu_code"])
    fraction = {row["stratum_code"]: row["sampling_fraction"] or 0.0 for row in psus}
    return people, Design(by_stratum, fraction)


def _write_people(
    people: Sequence[Person],
    columns: Sequence[Column],
    number_of: Mapping[tuple[str, str], int],
    strata: Mapping[str, int],
    path: Path,
    group_psus: int,
) -> None:
    data = {
        "psu": pa.array([number_of[p["stratum"], p["psu"]] for p in people], pa.int32()),
        "stratum": pa.array([strata[p["stratum"]] for p in people], pa.int32()),
        "household": pa.array(range(len(people)), pa.int32()),
        "weight": pa.array([p["weight"] for p in people], pa.float64()),
    }
    for column in columns:
        data[column.name] = pa.array([p[column.name] for p in people], ARROW[column.kind])
    table = pa.table(data)
    with pq.ParquetWriter(path, table.schema, compression="zstd") as writer:
        for start, stop in _groups([int(psu) for psu in data["psu"].to_pylist()], group_psus):
            writer.write_table(table.slice(start, stop - start))


def _groups(psu_of_row: Sequence[int], group_psus: int) -> list[tuple[int, int]]:
    """First and last row of each group of whole PSUs."""
    group = [psu // group_psus for psu in psu_of_row]
    starts = [i for i, g in enumerate(group) if i == 0 or g != group[i - 1]]
    return list(zip(starts, [*starts[1:], len(group)], strict=True))


def _write_psus(
    people: Sequence[Person],
    units: Sequence[tuple[str, str]],
    strata: Mapping[str, int],
    fraction: Mapping[str, float],
    path: Path,
) -> None:
    counts = dict.fromkeys(units, 0)
    for p in people:
        counts[p["stratum"], p["psu"]] += 1
    table = pa.table(
        {
            "psu": pa.array(range(len(units)), pa.int32()),
            "psu_code": [psu for _, psu in units],
            "stratum": pa.array([strata[h] for h, _ in units], pa.int32()),
            "stratum_code": [h for h, _ in units],
            "persons": pa.array([counts[unit] for unit in units], pa.int64()),
            "sampling_fraction": pa.array([fraction.get(h) for h, _ in units], pa.float64()),
        }
    )
    pq.write_table(table, path)
