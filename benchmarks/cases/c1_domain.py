"""One domain: the women of the survey."""

from benchmarks.case import Case

CASE = Case(
    name="domain",
    title="one domain (women): mean, total and ratio with SEs",
    question="domain",
    peers={"thakhi": "40m", "scan": "40m", "r_survey": "4m", "samplics": "400k", "svy": "4m"},
    agree_at=("40k",),
)
