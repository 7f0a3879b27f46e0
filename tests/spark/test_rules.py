"""The rules of the law on Spark: the same function per Arrow batch gives the same numbers."""

from __future__ import annotations

import numpy as np
import pytest

from tests.simulate.test_structure import _many
from thakhi.simulate.batches import arrow_function
from thakhi.simulate.system import system_of
from thakhi.simulate.units import BY_NAME

pytestmark = pytest.mark.spark
ASKED = {"regimes": ["regimen_general_unipersonal", "regimen_tributario_simplificado"], "results": ["net"]}


@pytest.mark.usefixtures("spark")
def test_rules_per_arrow_batch() -> None:
    import pyarrow as pa

    from thakhi.evidence.spark_session import spark_session

    system, units = system_of("2024-07-01"), _many(1_000)
    table = pa.table({"id": np.arange(1_000), **{name: np.asarray(units[name]) for name in BY_NAME}})
    frame = spark_session().createDataFrame(table)
    schema = f"{_columns(frame)}, {', '.join(f'`{name}.net` double' for name in ASKED['regimes'])}"
    found = frame.repartition(3).mapInArrow(arrow_function(system, **ASKED), schema).toArrow().sort_by("id")

    outcomes = system.run(units, ASKED["regimes"])
    assert found.num_rows == 1_000
    for name, outcome in outcomes.items():
        assert np.array_equal(found[f"{name}.net"].to_numpy(), outcome.net)


def _columns(frame) -> str:  # type: ignore[no-untyped-def]
    return ", ".join(f"`{field.name}` {field.dataType.simpleString()}" for field in frame.schema.fields)
