"""Units through rules: Thakhi's small system, all its regimes, or the small system by hand. Arguments: PEER UNITS."""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from benchmarks.workers.clock import measure, tell

DATE = "2024-07-01"
BATCH = 262_144  # units a batch of the iterator, of which sums are kept
SMALL = ("regimen_general_unipersonal", "regimen_tributario_simplificado")


def columns(units: int) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
    """The same inputs for every peer."""
    r = np.random.default_rng(1)
    return {
        "ventas": r.lognormal(8.3, 0.9, units),
        "compras_con_factura": r.lognormal(7, 1, units),
        "capital": r.lognormal(9.8, 0.8, units),
        "asalariados": r.integers(0, 3, units).astype(np.float64),
    }


def by_hand(c: dict[str, np.ndarray]) -> np.ndarray:  # type: ignore[type-arg]
    """The small system in NumPy, whole arrays, no engine: taxes of both regimes and employer contributions."""
    bill = c["asalariados"] * 2500.0
    employer = bill * 0.1671
    profit = (c["ventas"] - c["compras_con_factura"]) * 0.87 - bill - employer - bill / 12
    gross = c["ventas"] * 0.03
    iue = np.maximum(np.where(0.25 * profit >= gross, 0.25 * profit, (profit - gross) / 3), 0.0)
    iva = np.maximum(c["ventas"] * 0.13 - c["compras_con_factura"] * 0.13, 0.0)
    tops = np.array([12e3, 15e3, 18.7e3, 23.5e3, 29.5e3, 37e3, 60e3])
    payment = np.array([0, 47, 90, 147, 158, 200, 350, 0.0])[np.searchsorted(tops, c["capital"])] / 2
    return iva + iue + np.maximum(gross - iue, 0.0) + payment + employer


def _call(peer: str, units: int) -> Callable[[], object]:
    given = columns(units)
    if peer == "numpy":
        return lambda: by_hand(given)
    from thakhi.simulate.batches import simulate_batches, simulate_units
    from thakhi.simulate.system import system_of
    from thakhi.simulate.units import rows_of, units_of

    made = units_of(actividad="comercio", trabajadores=4.0, **given)
    system = system_of(DATE)
    if peer == "thakhi_rules":
        return lambda: simulate_units(system, made, regimes=SMALL, results=("taxes", "contributions"))
    parts = [(start, min(start + BATCH, units)) for start in range(0, units, BATCH)]
    batches = [rows_of(made, *part) for part in parts]
    return lambda: [{name: array.sum() for name, array in found.items()} for found in simulate_batches(system, batches)]


if __name__ == "__main__":
    tell(measure(_call(sys.argv[1], int(sys.argv[2]))))
