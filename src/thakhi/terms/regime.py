"""What a regime would cost one unit and give it, line by line, each with its reason, its law and its confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from thakhi.terms.absence import Absence
from thakhi.terms.text import Text

Confidence = Literal["high", "medium", "low", "assumption"]
LineKind = Literal["tax", "contribution", "registration", "compliance", "wage"]
CONFIDENCE: tuple[Confidence, ...] = ("assumption", "low", "medium", "high")  # the weakest first


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalValue:
    """One dated parameter as it was used; `low` and `high` are the range of an assumption."""

    name: str
    title: Text
    value: str
    unit: Text
    law: str
    source: str
    confidence: Confidence
    since: str
    until: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeLine:
    """One amount of a regime: who pays it, who receives it, why it is so much, under which law."""

    id: str
    title: Text
    kind: LineKind
    amount_bob_month: float | Absence
    payer: str
    receiver: str
    why: Text
    law: str
    inputs: tuple[tuple[Text, float], ...] = ()
    parameters: tuple[LegalValue, ...] = ()

    @property
    def confidence(self) -> Confidence:
        """That of the weakest value behind the line."""
        return weakest(value.confidence for value in self.parameters)

    @property
    def counts(self) -> bool:
        """Whether there is an amount other than zero."""
        return not isinstance(self.amount_bob_month, Absence) and self.amount_bob_month != 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Something that a regime gives to its unit, or does not."""

    title: Text
    is_given: bool
    law: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimeOutcome:
    """One regime for one unit on one date; when it may not enter, `reasons` say why and nothing is counted.

    *Unit* bolivianos a month, but `registration_bob` (once) and `registration_days` (working days).
    """

    regime: str
    title: Text
    law: str
    date: str
    is_open: bool
    reasons: tuple[Text, ...] = ()
    lines: tuple[RegimeLine, ...] = ()
    gives: tuple[Given, ...] = ()
    notes: tuple[Text, ...] = ()
    taxes_bob_month: float = 0.0
    contributions_bob_month: float = 0.0
    compliance_bob_month: float = 0.0
    registration_bob: float | Absence = 0.0
    registration_days: float | Absence = 0.0
    net_bob_month: float = 0.0

    @property
    def not_found(self) -> tuple[Text, ...]:
        """Titles of the lines whose amount no source gives; they are not in the net income."""
        return tuple(line.title for line in self.lines if isinstance(line.amount_bob_month, Absence))

    @property
    def confidence(self) -> Confidence:
        """That of the weakest value of the law behind any amount; assumptions and what was not found are told apart."""
        return weakest(v.confidence for v in self._used() if v.confidence != "assumption")

    @property
    def assumptions(self) -> tuple[LegalValue, ...]:
        """The assumptions that the amounts rest on, once each."""
        return tuple({v.name: v for v in self._used() if v.confidence == "assumption"}.values())

    def _used(self) -> Iterator[LegalValue]:
        return (v for line in self.lines if line.counts for v in line.parameters)


def weakest(found: Iterable[Confidence]) -> Confidence:
    """The lowest of some confidences; `high` when there is none."""
    there = set(found)
    return next((level for level in CONFIDENCE if level in there), "high")
