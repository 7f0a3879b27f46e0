"""What was proposed, how people voted on it, and what the votes show: agreement, division, not knowing (METHODS 6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import content_hash
from thakhi.terms.text import Lang, Text

Answer = Literal["agree", "disagree", "pass"]
ANSWERS: tuple[Answer, ...] = ("agree", "disagree", "pass")
ProposalState = Literal["proposed", "open", "closed", "merged", "rejected"]
VOTED: tuple[ProposalState, ...] = ("open", "closed")  # on which results are shown
Verdict = Literal["agreed", "refused", "divided", "unknown", "undecided", "suppressed", "missing"]
GroupsVerdict = Literal["shown", "too_few", "no_structure", "no_gap", "unstable", "small", "not_asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something to vote on, in one sentence.

    `words` are in `language`; `translations` gives others by language code. `author` tells whether the organisers or a
    participant wrote it. A merged proposal keeps its votes and names in `merged_into` the one that took its place:
    votes never move, because people voted on other words. `statements` are the ids of what was said that it rests on.
    """

    id: str
    words: str
    language: str = "es"
    translations: Mapping[str, str] = field(default_factory=dict)
    topic: str = ""
    audience: str = ""  # for whom
    author: Literal["organiser", "participant"] = "organiser"
    state: ProposalState = "open"
    merged_into: str = ""
    statements: tuple[str, ...] = ()
    answer: Text | None = None  # what the organisers answered
    answered_by: str = ""
    answered_on: str = ""
    proposed_on: str = ""  # ISO 8601
    proposed_by: str = ""  # the code of the voter who proposed it, where it may be told

    def to(self, lang: Lang) -> str:
        """The words in `lang` where somebody translated them, else as they were written."""
        return self.words if self.language == lang else self.translations.get(lang, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """The answer of one person to one proposal: there is one per pair, the last that was given."""

    voter: str
    proposal: str
    answer: Answer
    important: bool = False  # "important for my unit"
    at: str = ""  # ISO 8601, UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """Somebody who votes, under a code that says nothing of them: `levels` by dimension (`sex`, `sector`, …)."""

    id: str
    levels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteShare:
    """A part of those who voted, 0 to 1, with its 95 % Wilson interval; no interval where there is no number."""

    value: float | Absence
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The votes on one proposal in one cell: `n` people voted; shares are of these n, passes included.

    `cell` is (dimension, level), empty for everybody; `group=1` is a group of opinion.
    """

    n: int | Absence
    agree: VoteShare
    disagree: VoteShare
    passed: VoteShare
    important: VoteShare
    cell: tuple[str, str] | tuple[()] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What the votes on one proposal show: everybody's tally, those of the cells asked for, and the verdict.

    `verdict`: `agreed` (nearly everyone), `refused` (nearly everyone against), `divided`, `unknown` (people do not
    know: passes over 30 %), `undecided` (none of these), `suppressed` (fewer than five voted), `missing` (nobody did).
    `consensus` is the group-informed one, 0 to 1, only where groups are shown.
    """

    proposal: Proposal
    tally: Tally
    verdict: Verdict
    cells: tuple[Tally, ...] = ()
    consensus: float | None = None

    @property
    def id(self) -> str:
        """The id of its proposal."""
        return self.proposal.id

    @property
    def hash(self) -> str:
        """Content hash: changes with the words voted on, the shares, or how many voted (METHODS 7.1)."""
        shares = (self.tally.agree, self.tally.disagree, self.tally.passed)
        told = [share.value.value if isinstance(share.value, Absence) else f"{share.value:.10g}" for share in shares]
        return content_hash([self.proposal.id, self.proposal.words, told, self.tally.n, self.verdict])


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """A proposal that tells a group of opinion from the others: how the group answered, and how the others did."""

    proposal: str
    answer: Answer
    inside: VoteShare
    outside: VoteShare


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterGroup:
    """People who answered alike: how many, and what they stand for. Numbered from 1, the largest first."""

    number: int
    voters: int
    represents: tuple[Representative, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsCheck:
    """One condition on which groups are shown: what was found, what it had to reach, and whether it did."""

    name: Literal["voters", "structure", "gap", "stability", "size"]
    value: float | None
    needed: float
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoterGroups:
    """The groups of opinion, or why none can be shown (METHODS 6.2).

    `placed` voters gave enough opinions to be placed. `points` are places on the map of opinion by voter, with the
    group, in no order that tells who they are; empty where no groups are shown. `sampled` says what was not exact.
    """

    verdict: GroupsVerdict
    groups: tuple[VoterGroup, ...] = ()
    checks: tuple[GroupsCheck, ...] = ()
    placed: int = 0
    points: tuple[tuple[float, float, int], ...] = ()
    sampled: Text | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """What the votes of a consultation show: one Agreement per proposal voted on, in the order of their file.

    `dimensions` are those that `cells` are broken down by, with their levels in order.
    """

    agreements: tuple[Agreement, ...]
    voters: int
    votes: int
    dimensions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    groups: VoterGroups = VoterGroups(verdict="not_asked")
    fictional: bool = False  # invented to show how Thakhi works

    def of(self, verdict: Verdict) -> tuple[Agreement, ...]:
        """The proposals with this verdict, the clearest first."""
        found = [one for one in self.agreements if one.verdict == verdict]
        return tuple(sorted(found, key=lambda one: (-_clearness(one), one.id)))


def _clearness(one: Agreement) -> float:
    """How far a proposal is what its verdict says: from the lower end of the interval that matters."""
    tally = one.tally
    lows = {
        "agreed": tally.agree.low,
        "refused": tally.disagree.low,
        "divided": min(tally.agree.low or 0, tally.disagree.low or 0),
        "unknown": tally.passed.low,
    }
    return lows.get(one.verdict) or 0.0
