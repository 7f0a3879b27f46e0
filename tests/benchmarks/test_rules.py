"""The small system by hand, which the benchmark measures, gives the numbers of the rules."""

from __future__ import annotations

import numpy as np

from benchmarks.workers.rules import DATE, SMALL, by_hand, columns
from thakhi.simulate.batches import simulate_units
from thakhi.simulate.system import system_of
from thakhi.simulate.units import units_of


def test_by_hand_and_by_rules_are_the_same_amounts() -> None:
    given = columns(2_000)
    given["capital"] = np.minimum(given["capital"], 60_000.0)
    found = simulate_units(system_of(DATE), units_of(actividad="comercio", trabajadores=4.0, **given), regimes=SMALL)
    taxes = sum(found[f"{name}.taxes"] for name in SMALL)

    assert np.allclose(by_hand(given), taxes + found[f"{SMALL[0]}.contributions"], rtol=1e-12, atol=1e-9)
