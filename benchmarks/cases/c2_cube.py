"""The cube: five dimensions, 1,152 cells."""

from benchmarks.case import Bar, Case

CASE = Case(
    name="cube",
    title="cube of 1,152 cells (five dimensions): mean, total and ratio with SEs",
    peers={
        "thakhi": "40m",
        "thakhi_spark": "4m",
        "scan": "40m",
        "scan_touching": "40m",
        "r_survey": "4m",
        "samplics": "40k",
        "svy": "400k",
    },
    agree_at=("40k",),
    bars=(
        Bar("4m", 4, than=("cube", "scan"), aim=3),
        Bar("40m", 4, than=("cube", "scan"), aim=3),
        Bar("40k", 180, "at_least", than=("cube", "r_survey")),
        Bar("40k", 60, "at_least", than=("cube", "svy")),
        Bar("400k", 500, "at_least", than=("cube", "r_survey")),
        Bar("40m", 1536, unit="mb"),
    ),
)
