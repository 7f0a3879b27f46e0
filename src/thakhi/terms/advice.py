"""A self-check for one unit: what is asked, what it may rest on, and the short plan that comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from thakhi.terms.effect import EffectSize
from thakhi.terms.regime import Given
from thakhi.terms.text import Text

Mark = Literal["cheapest", "cheapest_if", "invoice", "today"]
Answers = Mapping[str, tuple[str, ...]]  # question → the values chosen; absent or empty: not answered


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer that may be chosen, and what it says of the unit.

    `low` and `high` are inputs of the rules at both ends of what the answer leaves open (one end where `high` is
    empty); `shares` the same as shares of sales. `has_no_end`: `high` is only a value further on, to see whether a
    cost goes on growing. `owner` says whom a practice must fit.
    """

    value: str
    label: Text
    low: dict[str, float | str] = field(default_factory=dict)
    high: dict[str, float | str] = field(default_factory=dict)
    shares_low: dict[str, float] = field(default_factory=dict)
    shares_high: dict[str, float] = field(default_factory=dict)
    has_no_end: bool = False
    owner: dict[str, str] = field(default_factory=dict)
    obstacle: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, in plain words, with why it is asked; `only_if` names answers without which it is not asked."""

    id: str
    words: Text
    why: Text
    choices: tuple[Choice, ...]
    kind: Literal["one", "many"] = "one"
    most: int = 1
    hint: Text | None = None
    only_if: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_axis(self) -> bool:
        """Whether the rules ask it."""
        return any(c.low or c.high or c.shares_low or c.shares_high for c in self.choices)

    def is_asked(self, answers: Answers) -> bool:
        """Whether it is asked of somebody who answered so."""
        return all(set(answers.get(name, ())) & set(values) for name, values in self.only_if.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What stands in a unit's way, as owners said it, and the practices that were tried against it."""

    id: str
    label: Text
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing to do next, for who answered so; rests on a practice, or on the judgement of `author`."""

    id: str
    kind: Literal["continuity", "digital", "records", "protection"]
    words: Text
    when: dict[str, tuple[str, ...]]
    practice: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """The self-check as it is asked, on paper, on a phone or in a survey tool."""

    id: str
    version: str
    title: Text
    questions: tuple[Question, ...]
    obstacles: tuple[Obstacle, ...]
    steps: tuple[NextStep, ...]
    smallest_left_alone: tuple[str, ...]  # practices about registering, which the smallest are not shown
    not_asked: dict[str, Text] = field(default_factory=dict)  # regimes that it asks too little for, and what to do


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeColumns:
    """One regime for many units.

    *Shape* one value per unit. *Unit* bolivianos a month. `missing` are positions in `reasons`; `not_counted` are
    lines that no source gives an amount for.
    """

    regime: str
    title: Text
    law: str
    gives: tuple[Given, ...]
    notes: tuple[Text, ...]
    is_open: Sequence[bool]
    cost_bob_month: Sequence[float]
    missing: Sequence[tuple[int, ...]]
    reasons: tuple[Text, ...]
    not_counted: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeCell:
    """One regime for all units that answered alike: whether it is open to all, some or none, and its cost a month.

    *Unit* bolivianos a month, whole: taxes, the owner's and workers' contributions, and compliance; `high` None where
    an answer has no upper end and the cost grows with it.
    """

    open_to: Literal["all", "some", "none"]
    low: int
    high: int | None
    reasons: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeTable:
    """One regime over the answers that change it: `axes` are question ids, `cells` by their answers in that order."""

    regime: str
    title: Text
    law: str
    gives_invoice: bool
    notes: tuple[Text, ...]
    not_counted: tuple[Text, ...]
    axes: tuple[str, ...]
    cells: dict[tuple[str, ...], RegimeCell]

    @property
    def is_registration(self) -> bool:
        """Whether entering it means to register."""
        return self.regime != "sin_registro"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeTip:
    """A practice as an owner reads it, with what was measured of it."""

    id: str
    title: Text
    what: Text
    caution: Text
    grade: str
    fits: dict[str, tuple[str, ...]]
    effects: tuple[EffectSize, ...]

    def has_improved(self, sex: str = "") -> bool:
        """Whether something got better by more than chance, once the interval is widened for Bolivia; a number
        measured in one sex alone says nothing of the other."""
        return any(is_improvement(effect) for effect in self.effects if effect.sex in {"all", sex} or not sex)


def is_improvement(effect: EffectSize) -> bool:
    """Whether the widened 95 % interval of an effect lies on its good side of zero."""
    error = effect.se_transferred
    return error is not None and effect.better * effect.value > 1.959963984540054 * error


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionTip:
    """An action of a road map, by what it rests on."""

    id: str
    title: Text
    standing: Text
    practices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All that a plan is made of, for one day of the law: small enough for a phone, the same there and here."""

    date: str
    questionnaire: Questionnaire
    regimes: tuple[RegimeTable, ...]
    reasons: tuple[Text, ...]
    practices: tuple[PracticeTip, ...]
    actions: tuple[ActionTip, ...]
    floor_bob: float  # capital up to which the law asks no registration of the trades of the simplified regime


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeAdvice:
    """What one regime would mean for who answered so.

    Marks: `cheapest` of all that are open; `cheapest_if` the same, where what still bars some who answered so does not
    bar her; `invoice` the cheapest that lets her give invoices; `today` the one that she is in.
    """

    table: RegimeTable
    cell: RegimeCell
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """The short plan for one unit; `missing` are the questions about the law that were not answered."""

    regimes: tuple[RegimeAdvice, ...]
    is_asked_to_register: bool | None
    missing: tuple[str, ...]
    obstacles: tuple[Obstacle, ...]
    practices: tuple[PracticeTip, ...]
    steps: tuple[NextStep, ...]
    actions: dict[str, tuple[ActionTip, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyCell:
    """How many of those who gave their answers answered so; None: too few to say, or what would give those away.

    Volunteers, not a sample: no estimate of anybody else.
    """

    question: str
    question_words: Text
    answer: str
    answer_words: Text
    people: int | None
