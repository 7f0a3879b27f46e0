"""A case of the registry: what is asked, at which sizes, of whom, and the bars that the answer should clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

SIZES = {"40k": 40_000, "400k": 400_000, "4m": 4_000_000, "40m": 40_000_000}
HOURS = {"20h": 20, "200h": 200, "1000h": 1_000}  # of speech
UNITS = {"u10k": 10_000, "u100k": 100_000, "u1m": 1_000_000, "u10m": 10_000_000}  # units under the rules of the law
VOTERS = {"v1k": 1_000, "v10k": 10_000, "v100k": 100_000, "v1m": 1_000_000}  # each votes on 50 of 500 proposals
ACTIONS = {"a60": 60, "a200": 200, "a500": 500, "a1k": 1_000}  # over five years, three levels, 500 draws
COUNTS = {**SIZES, **UNITS, **VOTERS, **ACTIONS}
Unit = Literal["seconds", "mb"]


@dataclass(frozen=True)
class Result:
    """What was measured of one peer at one size; `said` instead of seconds where it gave none."""

    case: str
    size: str
    peer: str
    seconds: float | None = None
    cpu: float | None = None
    mb: float | None = None
    runs: int = 0
    said: str = ""


@dataclass(frozen=True)
class Bar:
    """`case` at `size` against another peer or case, or against a plain number.

    With `than` (case, peer): `at_most` times as slow, or `at_least` times as fast. Without: at most so many units.
    """

    size: str
    limit: float
    kind: Literal["at_most", "at_least"] = "at_most"
    than: tuple[str, str] | None = None
    unit: Unit = "seconds"
    peer: str = "thakhi"
    aim: float | None = None

    def measured(self, case: str, results: Sequence[Result]) -> float | None:
        """The ratio, or the number, that the limit is compared with; None where one of the two is missing."""
        mine = _value(results, (case, self.peer), self.size, self.unit)
        if self.than is None or mine is None:
            return mine
        other = _value(results, self.than, self.size, self.unit)
        if other is None:
            return None
        return mine / other if self.kind == "at_most" else other / mine

    def clears(self, measured: float) -> bool:
        """Whether the limit is kept."""
        return measured <= self.limit if self.kind == "at_most" else measured >= self.limit


@dataclass(frozen=True)
class Case:
    """One case: `peers` in the order of the table, each with the largest size it is tried at."""

    name: str
    title: str
    peers: Mapping[str, str]
    sizes: tuple[str, ...] = tuple(SIZES)
    question: str = "cube"
    bars: tuple[Bar, ...] = ()
    agree_at: tuple[str, ...] = ()  # sizes where Thakhi's numbers are compared with R's


def _value(results: Sequence[Result], of: tuple[str, str], size: str, unit: Unit) -> float | None:
    for r in results:
        if (r.case, r.peer, r.size) == (*of, size):
            return r.seconds if unit == "seconds" else r.mb
    return None
