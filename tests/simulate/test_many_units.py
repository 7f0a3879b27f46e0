"""Many units: batches give what one run gives, in bounded memory and time; on Spark too."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tests.simulate.test_structure import _many
from thakhi.simulate.batches import SIZE, arrow_function, simulate_batches, simulate_units
from thakhi.simulate.system import system_of
from thakhi.simulate.units import rows_of

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = system_of("2024-07-01")


def test_batches_give_what_one_run_gives() -> None:
    units = _many(2 * SIZE + 17)
    found, whole = simulate_units(SYSTEM, units, results=("net", "is_open")), SYSTEM.run(units)

    assert set(found) == {f"{name}.{result}" for name in whole for result in ("net", "is_open")}
    assert all(np.array_equal(found[f"{name}.net"], outcome.net) for name, outcome in whole.items())
    assert all(np.array_equal(found[f"{name}.is_open"], outcome.is_open) for name, outcome in whole.items())


def test_a_variable_may_be_asked_and_batches_come_one_by_one() -> None:
    units, asked = _many(100), {"regimes": ["regimen_general_srl"], "results": ["iva"]}
    halves = list(simulate_batches(SYSTEM, (rows_of(units, i, i + 50) for i in (0, 50)), **asked))

    assert [list(half) for half in halves] == [["regimen_general_srl.iva"]] * 2
    joined = np.concatenate([half["regimen_general_srl.iva"] for half in halves])
    assert np.array_equal(joined, SYSTEM.run(units)["regimen_general_srl"]["iva"])


def test_arrow_batches_pass_other_columns_through() -> None:
    import pyarrow as pa

    batch = pa.RecordBatch.from_pydict({"id": [7, 8], "ventas": [9_000.0, 100.0], "capital": [25_000.0, 100.0]})
    (found,) = arrow_function(SYSTEM, regimes=["regimen_tributario_simplificado"], results=["net", "is_open"])([batch])

    assert found.schema.names == [
        "id", "ventas", "capital", "regimen_tributario_simplificado.net", "regimen_tributario_simplificado.is_open",
    ]  # fmt: skip
    assert found["id"].to_pylist() == [7, 8]
    assert found["regimen_tributario_simplificado.is_open"].to_pylist() == [True, False]


@pytest.mark.heavy
def test_a_million_units_through_all_regimes_in_two_seconds_and_a_gigabyte() -> None:
    """The bar of the benchmark, in a process of its own: `seconds MB`."""
    code = """
import time
import numpy as np
from thakhi.simulate.batches import simulate_units
from thakhi.simulate.system import system_of
from thakhi.simulate.units import units_of
r, n = np.random.default_rng(1), 1_000_000
units = units_of(actividad=r.integers(0, 9, n), ventas=r.lognormal(8.3, 0.9, n), capital=r.lognormal(9.8, 0.8, n),
                 compras_con_factura=r.lognormal(7, 1, n), trabajadores=np.full(n, 4.0),
                 asalariados=r.integers(0, 3, n))
system = system_of("2024-07-01")
took = []
for _ in range(3):
    start = time.perf_counter(); simulate_units(system, units); took.append(time.perf_counter() - start)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # getrusage tells the parent's
print(min(took), int(peak.split()[1]) / 1024)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    seconds, mb = map(float, told.split())

    assert seconds < 2
    assert mb < 1_000
