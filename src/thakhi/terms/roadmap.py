"""The road map: panels, actions with their targets, links to what they rest on, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from thakhi.terms.agreement import Agreements
from thakhi.terms.estimate import Estimate, content_hash
from thakhi.terms.heard import WhoWasHeard
from thakhi.terms.indicator import Indicator
from thakhi.terms.plan import BudgetLine, Decision, Milestone, Objective, Reading, Step
from thakhi.terms.portfolio import Portfolio
from thakhi.terms.practice import Practice, PracticeEvidence
from thakhi.terms.scenario import Simulation
from thakhi.terms.source import Source
from thakhi.terms.statement import Statement
from thakhi.terms.survey import Survey
from thakhi.terms.text import Text

if TYPE_CHECKING:
    from thakhi.terms.section import Section  # which holds paragraphs

NOT_AGREED = Text("propuesta editorial, no acordada", "editorial proposal, not agreed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """`origin` (an action or paragraph) rests on `target`; `seen` is the hash it had when a person looked.

    `target` is `kind:id`, kind one of estimate, practice, statement, fact, agreement. When the hash of the target
    differs from `seen`, the link is stale (amber) until a person confirms it (METHODS 7.1).
    """

    id: str
    origin: str
    target: str
    seen: str
    confirmed_by: str = ""
    confirmed_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated rule or published figure with its source, quoted from the reference base."""

    id: str
    title: Text
    value: str
    unit: str
    confidence: str
    source: str
    words: Text | None = None
    valid: str = ""
    legal: str = ""
    url: str = ""
    note: Text | None = None

    @property
    def hash(self) -> str:
        """Content hash of the fact."""
        return content_hash([self])


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRange:
    """What an action would cost in all, and what that rests on. Unknown is a state, never zero."""

    low: float | None
    high: float | None
    currency: str
    year: int
    basis: Text
    state: Literal["range", "not_found"] = "range"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A target has an indicator, a unit, a baseline (an Estimate), a value, a date and a source."""

    indicator: str
    cell: tuple[tuple[str, str], ...]
    where: str
    baseline: Estimate
    value: float
    unit: str
    date: str
    source: Text
    direction: Literal["at_least", "at_most"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that somebody would do for a target group: the row of the action matrix."""

    id: str
    panel: int
    pillar: str
    title: Text
    why: Text
    what: Text
    group: Text
    group_where: str
    reach: Estimate
    coverage: Text
    responsible: str
    corresponsible: tuple[str, ...]
    period: str
    target: Target | None
    cost: CostRange
    risk: Text
    loses: Text
    links: tuple[Link, ...]
    status: Literal["candidate", "chosen", "deferred", "rejected"] = "candidate"
    pillar_label: Text | None = None
    scale: int | None = None
    standing: Text = NOT_AGREED
    objective: str = ""
    milestones: tuple[Milestone, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    chain: tuple[Step, ...] = ()
    author: str = ""  # who answers for what of it is editorial judgement

    @property
    def hash(self) -> str:
        """Content hash of the editorial part of the action (not of what it rests on)."""
        return content_hash([self.id, self.title, self.what, self.group_where, self.period, self.cost])


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A set of estimates shown together, with the one sentence that says what they show."""

    id: str
    kind: Literal["dots", "gap", "map", "table"]
    title: Text
    sentence: Text
    estimates: tuple[Estimate, ...]
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph: words with `{placeholders}` filled from estimates, or an editorial judgement.

    `rests_on` holds link targets; an empty one needs `author`, and is printed as *juicio editorial*.
    """

    id: str
    text: Text
    rests_on: tuple[str, ...]
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One panel of the cycle and what the data show on its question."""

    panel: int
    title: Text
    official_title: Text
    question: Text
    recording: Text
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes the edition: name, the reference under which IATI knows it (empty: none), type of organisation."""

    name: str
    ref: str = ""
    type: str = "90"


@dataclass(frozen=True, slots=True, kw_only=True)
class Roadmap:
    """Everything that an edition prints. `hash` covers all of it: same inputs, same bytes."""

    id: str
    title: Text
    subtitle: Text
    edition: str
    about: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    actions: tuple[Action, ...]
    estimates: tuple[Estimate, ...]
    indicators: Mapping[str, Indicator]
    surveys: Mapping[str, Survey]
    practices: Mapping[str, Practice]
    statements: Mapping[str, Statement]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    stale: tuple[str, ...]
    not_found: tuple[Text, ...]
    method: tuple[Paragraph, ...]
    synthetic: bool
    hash: str
    links: tuple[Link, ...] = ()
    groups: Mapping[str, Text] = field(default_factory=dict)  # words of a filter (`where`), for the reader
    fictional: bool = False  # invented to show how Thakhi works
    objectives: tuple[Objective, ...] = ()
    decisions: tuple[Decision, ...] = ()
    budget_totals: tuple[BudgetLine, ...] = ()  # one per currency and year
    readings: tuple[Reading, ...] = ()
    heard: tuple[Fact, ...] = ()  # counts of who took part, as published
    sections: tuple[Section, ...] = ()  # chapters that other rooms bring: scenarios, portfolio
    publisher: Publisher | None = None
    agreements: Agreements | None = None  # what the votes show; None: nobody was asked
    portfolio: Portfolio | None = None  # what to choose under a budget; None: nobody computed it
    simulation: Simulation | None = None  # what reforms would change; None: none was simulated
    balance: WhoWasHeard | None = None  # who spoke, by group, beside the population; None: no transcript is published
    effects: PracticeEvidence | None = None  # what the cited practices did elsewhere

    @property
    def cited_practices(self) -> tuple[str, ...]:
        """Ids of the practices that a sentence or an action rests on, in order of their first link."""
        carried = [link for action in self.actions for link in action.links]
        targets = [link.target for link in (*self.links, *carried)]
        targets += [t for c in self.chapters for p in c.paragraphs for t in p.rests_on]
        named = dict.fromkeys(t.removeprefix("practice:") for t in targets if t.startswith("practice:"))
        return tuple(name for name in named if name in self.practices)
