"""The sample that the people are put in: strata, primary units, households, and who is who in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from thakhi.sources.synthetic_bolivia.draw import column_rng
from thakhi.sources.synthetic_bolivia.frame import Frame, as_category
from thakhi.sources.synthetic_bolivia.tables import read_rows

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
ROLES = ("head", "partner", "child", "other")


@dataclass(frozen=True, slots=True)
class Place:
    """Units of one stratum in one department."""

    stratum: int
    stratum_code: str
    department: str
    area: str
    psus: int
    people: float
    log_sd: float


def read_places(folder: Path, scale: float) -> list[Place]:
    """The places of the design, with `scale` times their units (two at least, so that a variance exists)."""
    return [
        Place(
            int(row["stratum"]), row["stratum_code"], row["department"], row["area"],
            max(2, round(int(row["psus"]) * scale)), float(row["people"]), float(row["weight_log_sd"]),
        )
        for row in read_rows(folder / "design.csv")
    ]  # fmt: skip


def draw_units(places: list[Place], seed: int) -> Frame:
    """One row per primary unit: stratum, department, area and how many people its weight should stand for."""
    rng = column_rng(seed, "psu")
    size = np.array([place.psus for place in places])
    spread = np.repeat([place.log_sd for place in places], size)
    mean = np.repeat([place.people / place.psus for place in places], size)
    weight = mean * np.exp(spread * rng.standard_normal(len(spread)) - spread**2 / 2)
    columns = {
        "psu": pa.array(np.arange(len(weight)), type=pa.int32()),
        "stratum": pa.array(np.repeat([place.stratum for place in places], size), type=pa.int32()),
        "people": pa.array(weight),
        "stratum_code": _words([place.stratum_code for place in places], size),
        "department": _words([place.department for place in places], size),
        "area": _words([place.area for place in places], size),
    }
    return Frame(pa.table(columns))


def spread_rows(frame: Frame, counts: Ints, number: str) -> Frame:
    """Each row `counts` times, with a running `number`."""
    rows = np.repeat(np.arange(len(counts)), counts)
    table = frame.table.drop_columns(["row_"]).take(pa.array(rows))
    return Frame(table.append_column(number, pa.array(np.arange(len(rows)), type=pa.int32())))


def put_people(households: Frame) -> Frame:
    """One row per person, the head first, then partner, children and others of each household."""
    with_partner = households.mask("has_partner").astype(np.int64)
    children, others = (households.numbers(name).astype(np.int64) for name in ("children", "others"))
    counts = np.column_stack([np.ones_like(children), with_partner, children, others])
    people = spread_rows(households, counts.sum(axis=1), "row_number")
    role = np.repeat(np.tile(np.arange(4), len(counts)), counts.ravel())
    first = np.repeat(np.cumsum(counts.sum(axis=1)) - counts.sum(axis=1), counts.sum(axis=1))
    people.add("role", as_category(role, ROLES))
    people.add("person", pa.array(np.arange(len(role)) - first + 1, type=pa.int32()))
    people.table = people.table.drop_columns(["row_number"])
    return people


def _words(values: list[str], size: Ints) -> pa.Array:
    labels = tuple(dict.fromkeys(values))
    return as_category(np.repeat([labels.index(value) for value in values], size), labels)
