"""The cube within half a gigabyte of DuckDB memory."""

from benchmarks.case import Case

CASE = Case(
    name="memory",
    title="the cube with THAKHI_MEMORY_MB=512",
    sizes=("4m", "40m"),
    peers={"thakhi_512mb": "40m"},
)
