"""Counts → shares with their interval and n, small cells hidden, and the verdict of each proposal (METHODS 6.1).

The verdict goes by intervals, not by the shares themselves, so that few votes decide nothing:

| verdict | rule |
|---|---|
| `missing` | nobody voted |
| `suppressed` | 1 to LEAST_CASES - 1 people voted |
| `unknown` | more than 30 % passed |
| `agreed` | the lower end of those who agree is above two thirds |
| `refused` | the lower end of those who disagree is above two thirds |
| `divided` | the lower ends of those who agree and of those who disagree are both above one fifth |
| `undecided` | none of these: too few votes to tell, or a majority that is not nearly everyone |
"""

from __future__ import annotations

from collections.abc import Sequence

from thakhi.dialogue.balance.protect import hidden_levels, is_small
from thakhi.dialogue.balance.share import wilson
from thakhi.dialogue.votes.count import Count
from thakhi.terms.absence import Absence
from thakhi.terms.agreement import Tally, Verdict, VoteShare

MUCH_PASSING = 0.30
NEARLY_ALL = 2 / 3
A_SIDE = 1 / 5


def tally_of(count: Count, cell: tuple[str, str] | tuple[()] = (), *, is_hidden: bool = False) -> Tally:
    """Shares of those who voted; nothing but the reason where too few did, or where the cell `is_hidden`."""
    if is_hidden or is_small(count.n):
        return _absent(Absence.SUPPRESSED, cell)
    if count.n == 0:
        return Tally(
            n=0, **dict.fromkeys(("agree", "disagree", "passed", "important"), _none(Absence.MISSING)), cell=cell
        )
    return Tally(
        n=count.n,
        agree=share_of(count.agree, count.n),
        disagree=share_of(count.disagree, count.n),
        passed=share_of(count.passed, count.n),
        important=share_of(count.important, count.n),
        cell=cell,
    )


def share_of(part: int, whole: int) -> VoteShare:
    """The Wilson share; missing where there is nobody."""
    found = wilson(part, whole)
    return VoteShare(value=found.value, low=found.low, high=found.high) if found else _none(Absence.MISSING)


def tallies_by(dimension: str, names: Sequence[str], counts: Sequence[Count], *, secret: str) -> tuple[Tally, ...]:
    """The tallies of all levels of a dimension: levels of few voters are hidden, and others with them where the total
    would give them away (dialogue/balance/protect.py); all of them where the total itself is not shown."""
    voted = {name: count.n for name, count in zip(names, counts, strict=True)}
    hidden = set(voted) if is_small(sum(voted.values())) else hidden_levels(voted, secret=secret)
    return tuple(
        tally_of(count, (dimension, name), is_hidden=name in hidden) for name, count in zip(names, counts, strict=True)
    )


def verdict_of(tally: Tally) -> Verdict:
    """What the votes of everybody on one proposal show."""
    agree, disagree = tally.agree.low, tally.disagree.low
    if agree is None or disagree is None or isinstance(tally.passed.value, Absence):
        return "missing" if tally.n == 0 else "suppressed"
    if tally.passed.value > MUCH_PASSING:
        return "unknown"
    if max(agree, disagree) > NEARLY_ALL:
        return "agreed" if agree > disagree else "refused"
    return "divided" if min(agree, disagree) > A_SIDE else "undecided"


def _none(absence: Absence) -> VoteShare:
    return VoteShare(value=absence)


def _absent(absence: Absence, cell: tuple[str, str] | tuple[()]) -> Tally:
    share = _none(absence)
    return Tally(n=absence, agree=share, disagree=share, passed=share, important=share, cell=cell)
