"""Who was heard in a cycle, as it may be published: numbers by group beside those of the survey (METHODS 6.3)."""

from __future__ import annotations

from dataclasses import dataclass

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.text import Text


@dataclass(frozen=True, slots=True)
class HeardNumber:
    """One number of a group: how many were invited or spoke, minutes, quotes, or the survey's population.

    `public` is the part that the pages of the cycle show anyway; `share` the part of those whose group is known, with
    its interval; `estimate` the number of the survey.
    """

    measure: str
    value: float | Absence
    public: float = 0
    share: float | None = None
    interval: Interval | None = None
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True)
class HeardGroup:
    """A group, or everybody where `dimension` is `total`, with its numbers in the order of the columns."""

    dimension: str
    level: str
    numbers: tuple[HeardNumber, ...]

    def number(self, measure: str) -> HeardNumber:
        """The number of a measure."""
        return next(found for found in self.numbers if found.measure == measure)


@dataclass(frozen=True, slots=True)
class WhoWasHeard:
    """The groups of a cycle, everybody first, and what they say in a sentence."""

    sentence: Text
    groups: tuple[HeardGroup, ...]
    unassigned_minutes: float
    workshops: int  # with a published transcript
