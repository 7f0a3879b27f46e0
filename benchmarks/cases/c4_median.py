"""The median of each cell of the cube, with Woodruff intervals."""

from benchmarks.case import Bar, Case

CASE = Case(
    name="median",
    title="median of each of the 1,152 cells, with its interval",
    question="median",
    sizes=("40k", "400k", "4m"),
    peers={"thakhi": "4m", "r_survey": "400k", "svy": "400k"},
    bars=(Bar("400k", 50, "at_least", than=("median", "r_survey")),),
    agree_at=("40k",),
)
