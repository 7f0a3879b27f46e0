"""The tables of this folder as samples, and the cases of cases.csv as questions to both witnesses."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.properties.sample import Measured, Person, Sample, category, indicator, number, yes_no

HERE = Path(__file__).parent
SHARES = ("flag", "rare", "sure")
COLUMNS = (
    *(number(name) for name in ("y", "x", "year")),
    *(yes_no(name) for name in SHARES),
    category("a", ("k1", "k2", "k3")),
    category("b", ("u", "v")),
    category("c", ("here", "away")),
)


@dataclass(frozen=True)
class Known:
    """One estimate of R: what was asked, and its numbers (None where R gives none)."""

    table: str
    lonely: str
    where: str
    statistic: str
    y: str
    x: str
    compare: str
    p: float | None
    value: float
    se: float | None
    df: int
    deff: float | None
    n: int
    low: float | None
    high: float | None
    logit_low: float | None
    logit_high: float | None

    @property
    def asked(self) -> tuple[str, ...]:
        """What tells this estimate from the others of its table."""
        return self.lonely, self.where, self.statistic, self.y, self.x, self.compare, str(self.p)

    def measured(self) -> Measured:
        """The same estimate as a question."""
        sql = "1" if self.y == "one" else self.y
        made = indicator(self.statistic, sql, self.x)  # type: ignore[arg-type]
        return Measured(made, _value(self.y), _value(self.x) if self.x else lambda person: 1.0)


@lru_cache
def known(table: str) -> tuple[Known, ...]:
    """R's estimates of `table`."""
    with (HERE / "cases.csv").open() as stream:
        return tuple(_known(row) for row in csv.DictReader(stream) if row["table"] == table)


@lru_cache
def sample(table: str) -> Sample:
    """The people and the design of `table`."""
    with (HERE / f"{table}.csv").open() as stream:
        people = tuple(_person(row) for row in csv.DictReader(stream))
    strata = sorted({p["stratum"] for p in people})
    psus = {h: tuple(sorted({p["psu"] for p in people if p["stratum"] == h})) for h in strata}
    population = {p["stratum"]: float(p["psus"]) for p in people if p["psus"]}
    return Sample(people, psus, COLUMNS, {h: len(psus[h]) / population[h] for h in population})


def within(where: str) -> Callable[[Person], bool]:
    """The condition `a = 'k1' AND b = 'u'` in Python."""
    pairs = [part.replace("'", "").split(" = ") for part in where.split(" AND ") if part]
    return lambda person: all(person[name] == level for name, level in pairs)


def _value(name: str) -> Callable[[Person], float | None]:
    return lambda person: 1.0 if name == "one" else person[name]


def _person(row: dict[str, str]) -> Person:
    out: dict[str, object] = {name: value or None for name, value in row.items()}
    for name in ("weight", "y", "x", "year"):
        out[name] = float(row[name]) if row[name] else None
    for name in SHARES:
        out[name] = row[name] == "1" if row[name] else None
    return out


def _known(row: dict[str, str]) -> Known:
    words = ("table", "lonely", "where", "statistic", "y", "x", "compare")
    counts = {"df", "n"}
    numbers = {
        name: (int(value) if name in counts else float(value)) if value else None
        for name, value in row.items()
        if name not in words
    }
    return Known(**{name: row[name] for name in words}, **numbers)  # type: ignore[arg-type]
