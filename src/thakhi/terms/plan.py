"""How an action is carried out and followed: objective, milestones, budget, results chain, decision, progress."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text

Level = Literal["activity", "output", "outcome", "impact"]
Verdict = Literal["met", "not_met", "cannot_tell"]
Register = Literal["chosen", "deferred", "rejected", "merged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What a pillar wants to reach; actions name it by `id`."""

    id: str
    pillar: str
    title: Text
    rests_on: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """Something that is done by a day: `start` and `end` are ISO, a year or a month counts whole."""

    id: str
    title: Text
    end: str
    start: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """What a source of money gives in one year, or would have to. Not found is a state, never zero."""

    year: int
    source: Text
    state: Literal["planned", "committed", "not_found"]
    amount: float | None = None
    currency: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One box of the results chain (DCED): what happens, and what must hold for the next box to follow."""

    level: Level
    text: Text
    assumption: Text | None = None
    rests_on: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What became of a proposal, why, and who decided; `into` is the action that it was merged into."""

    subject: str
    title: Text
    outcome: Register
    why: Text
    by: str
    decided_on: str
    into: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A later figure beside a target: met, not met, or not to be told apart yet.

    `estimate` has no interval where an administration counted instead of a sample. `needed` is the sample size
    that would tell a value such as this one from the target; None where none is needed or none can be given.
    """

    action: str
    estimate: Estimate
    verdict: Verdict
    needed: int | None = None
    note: Text | None = None
