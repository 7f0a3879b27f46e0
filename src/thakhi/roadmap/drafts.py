"""What the plain files of a cycle folder hold, before numbers are joined to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from thakhi.roadmap.cycle import Cycle
from thakhi.roadmap.portfolio.drafts import PlanDraft
from thakhi.terms.plan import BudgetLine, Decision, Milestone, Objective, Step
from thakhi.terms.roadmap import Fact, Publisher
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDraft:
    """A group of people that figures and actions share: its words, and a filter on survey columns."""

    id: str
    label: Text
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDraft:
    """A figure to ask evidence for: which indicators, in which cells, and the sentence that says what it shows.

    `total` also asks for the number of everybody; `compare` also asks for differences along that dimension.
    """

    id: str
    panel: int
    kind: Literal["dots", "gap", "map", "table"]
    indicators: tuple[str, ...]
    title: Text
    sentence: Text
    by: tuple[str, ...] = ()
    group: str = ""
    where: str = ""
    compare: str = ""
    quantile: float | None = None
    total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDraft:
    """`evidence.yaml`: the survey that numbers come from, the named groups and the figures."""

    survey: str
    groups: tuple[GroupDraft, ...] = ()
    figures: tuple[FigureDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphDraft:
    """Words with placeholders; `rests_on` beyond the numbers in it, or the `author` of a judgement."""

    id: str
    text: Text
    rests_on: tuple[str, ...] = ()
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterDraft:
    """One panel: our own title for the chapter, the question it answers, its paragraphs."""

    panel: int
    title: Text
    question: Text
    paragraphs: tuple[ParagraphDraft, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapDraft:
    """`roadmap.yaml`: title, edition, editorial text and what was not found."""

    id: str
    title: Text
    subtitle: Text
    edition: str
    about: tuple[ParagraphDraft, ...]
    chapters: tuple[ChapterDraft, ...]
    method: tuple[ParagraphDraft, ...]
    not_found: tuple[Text, ...] = ()
    objectives: tuple[Objective, ...] = ()
    decisions: tuple[Decision, ...] = ()
    heard: tuple[str, ...] = ()  # facts that say how many took part
    publisher: Publisher | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDraft:
    """Where an action wants to arrive. Left-out fields are read as empty, so that the check can name them."""

    indicator: str = ""
    cell: Mapping[str, str] = field(default_factory=dict)
    group: str = ""
    quantile: float | None = None
    value: float | None = None
    unit: str = ""
    date: str = ""
    direction: Literal["at_least", "at_most"] = "at_least"
    source: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostDraft:
    """A unit cost times `units`, or a stated reason why there is none (`not_found`).

    The unit cost is typed (`unit_low`, `unit_high`) or is a number of the survey (`unit`, its interval counts).
    """

    state: Literal["range", "not_found"]
    basis: Text
    unit: str = ""
    unit_low: float | None = None
    unit_high: float | None = None
    units: float | None = None
    currency: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionDraft:
    """One row of `actions.yaml`; `group` names a group of evidence.yaml, `scale` is how many people it plans for."""

    id: str
    panel: int
    pillar: str
    title: Text
    why: Text
    what: Text
    group: str
    coverage: Text
    responsible: str
    corresponsible: tuple[str, ...]
    period: str
    cost: CostDraft
    risk: Text
    loses: Text
    scale: int | None = None
    target: TargetDraft | None = None
    rests_on: tuple[str, ...] = ()
    author: str = ""
    status: Literal["candidate", "chosen", "deferred", "rejected"] = "candidate"
    objective: str = ""
    milestones: tuple[Milestone, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    chain: tuple[Step, ...] = ()
    plan: PlanDraft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Everything the roadmap room reads of a cycle folder; `places` gives `file:line` of each subject."""

    cycle: Cycle
    evidence: EvidenceDraft
    facts: Mapping[str, Fact]
    actions: tuple[ActionDraft, ...]
    roadmap: RoadmapDraft
    places: Mapping[str, str]

    @property
    def groups(self) -> dict[str, str]:
        """The filter of each named group."""
        return {group.id: group.where for group in self.evidence.groups}

    def place(self, subject: str) -> str:
        """`file:line` of a subject such as `action:A1.1/target`; of what it is part of when it has none."""
        while subject not in self.places and "/" in subject:
            subject = subject.rpartition("/")[0]
        return self.places.get(subject, "")
