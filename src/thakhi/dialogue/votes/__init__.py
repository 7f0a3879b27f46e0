"""Votes on proposals → Agreements: what nearly everyone agrees on, what divides, what people do not know (METHODS 6).

| file | what it does |
|---|---|
| `ballots.py` | votes as arrays, one row per voter |
| `read.py`, `write.py` | `proposals.yaml`, `votes.csv`, `voters.csv` of a cycle folder |
| `count.py`, `tally.py` | counts by cell; shares with intervals, small cells hidden; the verdict of each proposal |
| `groups/` | groups of opinion, where they can be shown |
| `polis_read.py`, `polis_write.py` | the layout of Pol.is open data |
| `analyse.py` | all of it: ballots → Agreements |
"""
