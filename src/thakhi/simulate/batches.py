"""Many units in bounded batches: plain columns in and out, also as the function of Spark's `mapInArrow`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from thakhi.simulate.plan import SUMS
from thakhi.simulate.system import System
from thakhi.simulate.units import BY_NAME, Columns, rows_of, size_of, units_of

SIZE = 16_384  # units whose arrays stay in the processor's cache
RESULTS = tuple(SUMS)


def simulate_units(
    system: System, units: Columns, *, regimes: Sequence[str] | None = None, results: Sequence[str] = RESULTS
) -> dict[str, np.ndarray[Any, Any]]:
    """`<regime>.<result>` → one value per unit, for regimes known on the date; memory beyond that is one batch.

    `results` may also name a variable of the rules (`iva`).
    """
    names, size = tuple(system.regimes) if regimes is None else tuple(regimes), size_of(units)
    made: dict[str, np.ndarray[Any, Any]] = {
        f"{n}.{r}": np.empty(size, np.bool_ if r == "is_open" else np.float64) for n in names for r in results
    }
    for start in range(0, size, SIZE):
        stop = min(start + SIZE, size)
        for name, outcome in system.run(rows_of(units, start, stop), names, results=results).items():
            for result in results:
                made[f"{name}.{result}"][start:stop] = _result(outcome, result)
    return made


def simulate_batches(
    system: System, batches: Iterable[Columns], **asked: Any
) -> Iterator[dict[str, np.ndarray[Any, Any]]]:
    """Each batch of units as its results; nothing but one batch is held."""
    for units in batches:
        yield simulate_units(system, units, **asked)


def arrow_function(system: System, **asked: Any) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What `DataFrame.mapInArrow` takes: Arrow batches of units to Arrow batches with the results beside them.

    *Shape* columns named as inputs are read, all others pass through.
    """

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            columns = dict(zip(batch.schema.names, batch.columns, strict=True))
            given = {name: column.to_numpy(zero_copy_only=False) for name, column in columns.items() if name in BY_NAME}
            yield type(batch).from_pydict(columns | simulate_units(system, units_of(**given), **asked))

    return run


def _result(outcome: Any, result: str) -> Any:
    return getattr(outcome, result) if result in RESULTS else outcome[result]
