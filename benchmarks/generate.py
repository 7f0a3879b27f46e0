"""An invented survey of any size in the house layout, the same for the same seed, made in bounded memory.

    python -m benchmarks.generate FOLDER ROWS [--missing 0.03] [--seed 1]

About 40 people per PSU, 72 strata (9 departments × 2 areas × 4), weights constant within a PSU; an income of about
5,000 distinct values and hours; five dimensions with 1,152 cells, of which area and department are constant within
a PSU. Nobody in it exists. Each row group is drawn from a seed of its own.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from thakhi.sources.card import save_card
from thakhi.terms.source import Period, Place, Source
from thakhi.terms.survey import Column, Level, Survey
from thakhi.terms.text import Text

DEPARTMENTS = ("Chuquisaca", "La Paz", "Cochabamba", "Oruro", "Potosí", "Tarija", "Santa Cruz", "Beni", "Pando")
LEVELS = {
    "sex": ("man", "woman"),
    "area": ("urban", "rural"),
    "department": DEPARTMENTS,
    "size": ("1", "2-4", "5-10", "11+"),
    "sector": ("agriculture", "manufacturing", "construction", "trade", "transport", "food", "services", "public"),
}
CONSTANT = ("area", "department")
STRATA = len(DEPARTMENTS) * 2 * 4
SMALLEST, LARGEST = 30, 50  # people of a PSU
GROUP_ROWS = 122_880


@dataclass(frozen=True, slots=True)
class Psus:
    """Every PSU of the sample, in order: how many people, which stratum, what weight."""

    persons: npt.NDArray[np.int64]
    stratum: npt.NDArray[np.int64]
    weight: npt.NDArray[np.float64]


def generate(folder: Path, rows: int, *, missing: float = 0.0, seed: int = 1) -> Survey:
    """The survey of `rows` people in `folder`; the card is written last, so that a folder with one is whole."""
    folder.mkdir(parents=True, exist_ok=True)
    psus = draw_psus(rows, seed)
    _write_psus(psus, folder / "psu.parquet")
    with pq.ParquetWriter(folder / "people.parquet", _schema(), compression="zstd") as writer:
        for number, (first, last) in enumerate(_groups(psus.persons)):
            group = _people(psus, first, last, np.random.default_rng([seed, number]), missing)
            writer.write_table(group, row_group_size=group.num_rows)
    survey = _survey(folder, rows, len(psus.persons))
    save_card(survey, folder)
    return survey


def draw_psus(rows: int, seed: int) -> Psus:
    """PSUs of 30 to 50 people that hold `rows` people together, spread evenly over the strata."""
    rng = np.random.default_rng(seed)
    persons = rng.integers(SMALLEST, LARGEST + 1, rows // SMALLEST + 1)
    last = int(np.searchsorted(np.cumsum(persons), rows))
    persons = persons[: last + 1]
    persons[-1] -= persons.sum() - rows
    stratum = np.arange(len(persons)) * STRATA // len(persons)
    return Psus(persons, stratum, np.round(rng.lognormal(5.5, 0.5, len(persons)), 4))


def _groups(persons: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """First and last PSU (half-open) of each row group."""
    ends = np.cumsum(persons)
    first, before = 0, 0
    while first < len(persons):
        last = min(int(np.searchsorted(ends, before + GROUP_ROWS)) + 1, len(persons))
        yield first, last
        first, before = last, int(ends[last - 1])


def _people(psus: Psus, first: int, last: int, rng: np.random.Generator, missing: float) -> pa.Table:
    persons = psus.persons[first:last]
    rows = int(persons.sum())
    psu = np.repeat(np.arange(first, last), persons)
    stratum = psus.stratum[psu]
    codes = {
        "sex": rng.integers(0, 2, rows),
        "area": stratum // 4 % 2,
        "department": stratum // 8,
        "size": rng.choice(4, rows, p=(0.55, 0.3, 0.1, 0.05)),
        "sector": rng.choice(8, rows, p=(0.22, 0.11, 0.08, 0.25, 0.08, 0.07, 0.14, 0.05)),
    }
    income = rng.lognormal(7.4, 0.6, rows) * (1 - 0.25 * codes["sex"]) * (1 + 0.2 * codes["size"])
    income = np.where(income < 4000, np.round(income), np.round(income, -1))
    hours = np.clip(np.round(rng.normal(45, 15, rows)), 1, 84)
    gaps = rng.random(rows) < missing if missing else np.zeros(rows, bool)
    columns = {
        "psu": pa.array(psu, pa.int32()),
        "stratum": pa.array(stratum, pa.int32()),
        "household": pa.array(psu, pa.int32()),
        "weight": pa.array(psus.weight[psu]),
        **{name: _category(codes[name], levels) for name, levels in LEVELS.items()},
        "income_bob_month": pa.array(income, mask=gaps),
        "hours_week": pa.array(hours),
    }
    return pa.table(columns, _schema())


def _category(codes: npt.NDArray[np.int64], levels: tuple[str, ...]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), pa.array(levels))


def _schema() -> pa.Schema:
    category = pa.dictionary(pa.int32(), pa.string())
    return pa.schema(
        [("psu", pa.int32()), ("stratum", pa.int32()), ("household", pa.int32()), ("weight", pa.float64())]
        + [(name, category) for name in LEVELS]
        + [("income_bob_month", pa.float64()), ("hours_week", pa.float64())]
    )


def _write_psus(psus: Psus, path: Path) -> None:
    n = len(psus.persons)
    table = {
        "psu": pa.array(range(n), pa.int32()),
        "psu_code": pa.array([f"P{i:07}" for i in range(n)]),
        "stratum": pa.array(psus.stratum, pa.int32()),
        "stratum_code": pa.array([f"S{h:02}" for h in psus.stratum]),
        "persons": pa.array(psus.persons, pa.int64()),
        "sampling_fraction": pa.nulls(n, pa.float64()),
    }
    pq.write_table(pa.table(table), path)


def _survey(folder: Path, rows: int, psus: int) -> Survey:
    word = Text("encuesta inventada para medir velocidad", "survey invented to measure speed")
    columns = [Column(name, "category", Text(name, name), levels=_levels(name), constant_in_psu=name in CONSTANT)
               for name in LEVELS]  # fmt: skip
    columns += [Column("income_bob_month", "number", Text("ingreso", "income"), unit="BOB/month")]
    columns += [Column("hours_week", "number", Text("horas", "hours"), unit="hours/week")]
    return Survey(
        id=folder.name,
        title=word,
        url=str(folder),
        period=Period("2019"),
        place=Place("BO", Text("Bolivia", "Bolivia")),
        source=Source("benchmark", "Invented survey"),
        columns={column.name: column for column in columns},
        synthetic=True,
        persons=rows,
        psus=psus,
        strata=STRATA,
    )


def _levels(name: str) -> tuple[Level, ...]:
    return tuple(Level(code, Text(code, code)) for code in LEVELS[name])


def main() -> None:
    """Reads the arguments, writes the survey."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("--missing", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.folder, given.rows, missing=given.missing, seed=given.seed)


if __name__ == "__main__":
    main()
