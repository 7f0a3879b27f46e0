"""Random small designs for both witnesses: few strata, few PSUs, wild weights, missing answers, empty domains."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.properties.sample import Sample, category, number, yes_no

HEAVY = os.environ.get("THAKHI_HYPOTHESIS") == "heavy"
LEVELS = {"a": ("k1", "k2", "k3"), "b": ("u", "v"), "area": ("urban", "rural"), "place": ("north", "south", "east")}
COLUMNS = (
    number("y"),
    number("x"),
    number("year"),
    yes_no("flag"),
    yes_no("good"),
    category("a", LEVELS["a"]),
    category("b", LEVELS["b"]),
    category("area", LEVELS["area"], constant_in_psu=True),
    category("place", LEVELS["place"], constant_in_psu=True),
)


def drawn_settings(examples: int) -> settings:
    """The same `examples` at each run; with THAKHI_HYPOTHESIS=heavy forty times as many, new ones each time, and a
    failing one is made as small as it can be (each try reads Parquet: that takes minutes).
    """
    return settings(
        phases=list(Phase) if HEAVY else [Phase.explicit, Phase.generate],
        max_examples=examples * (40 if HEAVY else 1),
        derandomize=not HEAVY,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def maybe(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """`values`, or one time in some a missing answer."""
    return st.one_of(values, values, values, st.none())


weights = st.one_of(st.floats(0.5, 50), st.integers(1, 400).map(float), st.sampled_from([0.05, 0.7, 1.0, 3e3]))
amounts = st.one_of(st.integers(-3, 12).map(float), st.floats(-1e4, 1e4).map(lambda v: round(v, 3)))
hours = st.one_of(st.integers(1, 60).map(float), st.floats(0.5, 90))
people = st.fixed_dictionaries(
    {
        "weight": weights,
        "y": maybe(amounts),
        "x": maybe(hours),
        "year": maybe(st.integers(1998, 2002).map(float)),
        "flag": maybe(st.booleans()),
        "good": maybe(st.booleans()),
        "a": maybe(st.sampled_from(LEVELS["a"])),
        "b": maybe(st.sampled_from(LEVELS["b"])),
    }
)
places = st.fixed_dictionaries({name: maybe(st.sampled_from(LEVELS[name])) for name in ("area", "place")})


@st.composite
def samples(draw: st.DrawFn, *, strata: tuple[int, int] = (1, 5), psus: tuple[int, int] = (1, 6)) -> Sample:
    """A sample of 1-5 strata with 1-6 PSUs of 0-8 people; some strata with a known population of PSUs."""
    rows: list[dict[str, Any]] = []
    design: dict[str, tuple[str, ...]] = {}
    fraction: dict[str, float] = {}
    with_fpc = draw(st.booleans())
    for h in range(draw(st.integers(*strata))):
        stratum = f"S{h}"
        design[stratum] = tuple(f"P{i}" for i in range(draw(st.integers(*psus))))
        if with_fpc:
            fraction[stratum] = len(design[stratum]) / draw(st.integers(len(design[stratum]), 20))
        for psu in design[stratum]:
            place = draw(places)
            found = draw(st.lists(people, max_size=8))
            rows += [{"stratum": stratum, "psu": psu, **place, **person} for person in found]
    if not rows:
        rows.append({"stratum": "S0", "psu": "P0", **draw(places), **draw(people)})
    return Sample(tuple(rows), design, COLUMNS, fraction)


def ways(sample: Sample) -> st.SearchStrategy[str]:
    """Ways with lonely PSUs that give an answer on `sample`."""
    return st.sampled_from(["certainty", "adjust", "average", *([] if sample.lonely else ["fail"])])
