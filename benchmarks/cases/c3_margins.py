"""The cube with all its 32 margins: 12,150 cells."""

from benchmarks.case import Bar, Case

CASE = Case(
    name="margins",
    title="the cube with all its 32 margins",
    question="margins",
    sizes=("40k", "400k", "4m"),
    peers={"thakhi": "4m"},
    bars=(Bar("4m", 6, than=("cube", "thakhi")),),
)
