"""Writes the three small invented tables that cases.R and test_cases.py estimate from: `python tables.py`.

No survey and no package's data is in them. `plain` has several PSUs in every stratum; `lonely` has one in strata
S2, S5 and S8; `fpc` says how many PSUs the population has in each stratum (`psus`): S3 was taken whole, S5 has one
PSU, all there is, and S6 has one of four.
"""

from __future__ import annotations

import csv
import random
from pathlib import Path

HERE = Path(__file__).parent
PSUS = {
    "plain": [4, 3, 6, 3, 5, 4],
    "lonely": [3, 1, 4, 2, 1, 5, 3, 1],
    "fpc": [3, 6, 4, 2, 1, 1],
}
POPULATION = {"fpc": [30, 24, 4, 9, 1, 4]}
FIELDS = ["stratum", "psus", "psu", "weight", "y", "x", "year", "flag", "rare", "sure", "a", "b", "c"]


def table(name: str, seed: int) -> list[dict[str, object]]:
    """Rows of one table; an empty string is a missing answer."""
    draw = random.Random(seed)
    rows = []
    for h, count in enumerate(PSUS[name], 1):
        population = POPULATION[name][h - 1] if name in POPULATION else ""
        for i in range(1, count + 1):
            level = draw.gauss(0, 0.4)
            rows += [row(draw, h, i, level, population, lonely=count == 1) for _ in range(draw.randint(7, 13))]
    return rows


def row(draw: random.Random, h: int, i: int, level: float, population: object, *, lonely: bool) -> dict[str, object]:
    """One person: `a` = k3 lives in the first two strata only, `c` = away in no stratum with one PSU."""
    a = draw.choice(["k1", "k2", "k3"] if h <= 2 else ["k1", "k2"])
    return {
        "stratum": f"S{h}",
        "psus": population,
        "psu": f"P{i}",
        "weight": round(draw.lognormvariate(2.5, 0.7) + 1.1, 3),
        "y": missing(draw, round(draw.lognormvariate(6 + level, 0.8), -1)),
        "x": missing(draw, draw.randint(4, 70)),
        "year": draw.randint(1998, 2002),
        "flag": missing(draw, int(draw.random() < 0.4 + level / 4)),
        "rare": int(draw.random() < 0.03),
        "sure": 1 if a == "k1" else int(draw.random() < 0.5),
        "a": a,
        "b": draw.choice(["u", "v", "v", ""]),
        "c": "here" if lonely else draw.choice(["here", "away"]),
    }


def missing(draw: random.Random, value: object) -> object:
    """`value`, or nothing one time in ten."""
    return "" if draw.random() < 0.1 else value


def main() -> None:
    """Writes plain.csv, lonely.csv and fpc.csv beside this file."""
    for seed, name in enumerate(PSUS, 2019):
        with (HERE / f"{name}.csv").open("w", newline="") as stream:
            writer = csv.DictWriter(stream, FIELDS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(table(name, seed))


if __name__ == "__main__":
    main()
