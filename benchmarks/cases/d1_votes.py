"""Votes: 500 proposals, each voter on 50 of them, two camps; a million voters are 50 million votes."""

from benchmarks.case import VOTERS, Bar, Case

CASE = Case(
    name="votes",
    title="votes on 500 proposals, 50 a voter: shares with intervals, by sex and sector with small cells hidden, and "
    "groups of opinion with their checks; `thakhi_shares` leaves the groups out; red-dwarf repeats the pipeline of "
    "Pol.is, without checks",
    question="votes",
    sizes=tuple(VOTERS),
    peers={"thakhi_votes": "v1m", "thakhi_shares": "v1m", "red_dwarf": "v10k"},
    bars=(
        Bar("v1m", 60.0, peer="thakhi_votes"),
        Bar("v1m", 2000.0, peer="thakhi_votes", unit="mb"),
        Bar("v10k", 1.0, kind="at_least", than=("votes", "red_dwarf"), peer="thakhi_votes"),
    ),
)
