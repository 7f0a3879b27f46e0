"""The cube where 3 in 100 incomes are missing."""

from benchmarks.case import Case

CASE = Case(
    name="gaps",
    title="the cube where 3 % of the incomes are missing",
    sizes=("400k", "4m"),
    peers={"thakhi_gaps": "4m", "scan_gaps": "4m"},
)
