"""What an indicator measures: its definition in words and in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thakhi.terms.text import Text

Statistic = Literal["total", "mean", "share", "ratio", "quantile"]
Family = Literal["units", "income", "formality", "work", "digital"]
Direction = Literal["higher_is_better", "lower_is_better", "neutral"]


@dataclass(frozen=True, slots=True)
class Question:
    """The question behind a column, as printed."""

    item: str
    text: str


@dataclass(frozen=True, slots=True)
class SpecCell:
    """One hand-computed answer of a specification table: cell (dimension → level) and value."""

    value: float
    where: str = ""
    working: str = ""


@dataclass(frozen=True, slots=True)
class Spec:
    """A hand-drawn table that is both a test and a page of the manual.

    `table` is drawn with `|`; its header names columns of the people table. Empty cells are missing.
    """

    table: str
    expect: tuple[SpecCell, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A declared definition (one YAML file each).

    `universe`, `numerator`, `denominator` are SQL expressions over columns of the people table.
    A *total* sums `numerator` (people are counted with `1`); a *mean* or *quantile* is of `numerator`;
    a *share* is of people for whom the boolean `numerator` holds, over those for whom it is known;
    a *ratio* is the sum of `numerator` over the sum of `denominator`, on rows where both are known.
    `counts` says what one case is: a person, an owner, a job (METHODS 2.1).
    """

    id: str
    family: Family
    title: Text
    definition: Text
    statistic: Statistic
    unit: str
    numerator: str
    questions: tuple[Question, ...]
    counts: Text
    spec: Spec
    universe: str = "TRUE"
    denominator: str = ""
    direction: Direction = "neutral"
    codes: tuple[str, ...] = ()
    notes: Text | None = None
    quantile: float = 0.5
