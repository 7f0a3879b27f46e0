"""A portfolio: 60 to 1,000 actions over five years at three levels, 500 shared draws, solved to a gap of 0.1 %."""

from benchmarks.case import ACTIONS, Bar, Case

CASE = Case(
    name="portfolio",
    title="portfolio of actions over five years at three levels, 500 draws, to a gap of 0.1 %: `thakhi_mean` and "
    "`thakhi_cvar` (mean of the worst fifth) on HiGHS; the same model of the mean written in PuLP and solved by CBC, "
    "60 s at most",
    question="portfolio",
    sizes=tuple(ACTIONS),
    peers={"thakhi_mean": "a1k", "thakhi_cvar": "a200", "pulp_cbc": "a1k"},
    bars=(
        Bar("a60", 30.0, peer="thakhi_mean"),
        Bar("a60", 30.0, peer="thakhi_cvar"),
        Bar("a60", 1.0, kind="at_least", than=("portfolio", "pulp_cbc"), peer="thakhi_mean"),
    ),
)
