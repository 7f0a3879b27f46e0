"""The cells that R `survey` computed on the Encuesta de Hogares 2019, as eh2019.R wrote them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("eh2019.csv")


@dataclass(frozen=True)
class Witness:
    """One cell of R: `cell` holds the level of each dimension of `dims`; `woman-man` is a difference."""

    indicator: str
    dims: tuple[str, ...]
    cell: tuple[str, ...]
    quantile: float | None
    estimate: float
    se: float | None
    deff: float | None
    n: int
    n_psu: int
    df: int

    @property
    def is_difference(self) -> bool:
        return self.cell[-1:] == ("woman-man",)

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        return tuple(zip(self.dims, self.cell, strict=True))


@cache
def witnesses() -> tuple[Witness, ...]:
    """All cells, in the order of the file."""
    with FILE.open(encoding="utf-8") as lines:
        return tuple(_witness(row) for row in csv.DictReader(line for line in lines if not line.startswith("#")))


def _witness(row: dict[str, str]) -> Witness:
    return Witness(
        indicator=row["indicator"],
        dims=_parts(row["dims"]),
        cell=_parts(row["cell"]),
        quantile=_number(row["quantile"]),
        estimate=float(row["estimate"]),
        se=_number(row["se"]),
        deff=_number(row["deff"]),
        n=int(row["n"]),
        n_psu=int(row["n_psu"]),
        df=int(row["df"]),
    )


def _parts(words: str) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()


def _number(word: str) -> float | None:
    return float(word) if word else None
