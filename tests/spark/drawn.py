"""A small survey with what engines may see differently: gaps, accents, quotes, slashes, yes/no, lonely PSUs, fpc."""

from __future__ import annotations

import random
from typing import Any

from tests.properties.designs import COLUMNS, LEVELS
from tests.properties.sample import Sample, category

TRADES = ("chapa y pintura", "O'Higgins", 'café "Ñandú"', "y\\o taller", "{a} [b] 100%")
COLUMNS_DRAWN = (*COLUMNS, category("trade", TRADES))


def drawn_sample(*, seed: int = 1, lonely: bool = False, with_fpc: bool = False) -> Sample:
    """Six strata of four to six PSUs, one of them empty; with `lonely`, one stratum of a single PSU."""
    rng = random.Random(seed)
    psus = {f"S{h}": tuple(f"P{i}" for i in range(4 + h % 3)) for h in range(6)}
    if lonely:
        psus["S6"] = ("P0",)
    people: list[dict[str, Any]] = []
    for h, units in psus.items():
        for psu in units:
            area, place = rng.choice(LEVELS["area"]), rng.choice((*LEVELS["place"], None))
            size = 0 if (h, psu) == ("S1", "P2") else rng.randint(5, 14)
            people += [{"stratum": h, "psu": psu, "area": area, "place": place, **_person(rng)} for _ in range(size)]
    fraction = {h: len(units) / (len(units) + 3 + i) for i, (h, units) in enumerate(psus.items())}
    return Sample(tuple(people), psus, COLUMNS_DRAWN, fraction if with_fpc else {})


def _person(rng: random.Random) -> dict[str, Any]:
    def maybe(value: Any) -> Any:
        return None if rng.random() < 0.15 else value

    return {
        "weight": round(rng.uniform(20, 400), 3),
        "y": maybe(round(rng.lognormvariate(2, 1), 1)),
        "x": maybe(float(rng.randint(1, 80))),
        "year": maybe(float(rng.randint(1998, 2002))),
        "flag": maybe(rng.random() < 0.6),
        "good": maybe(rng.random() < 0.3),
        "a": maybe(rng.choice(LEVELS["a"])),
        "b": maybe(rng.choice(LEVELS["b"])),
        "trade": maybe(rng.choice(TRADES)),
    }
