"""What is asked of everyone alike: a mean, a total and a ratio, each with its SE, of one domain or of a cube.

Standard library only: the peers' workers, which run in an environment of their own, read it too.
"""

from __future__ import annotations

from dataclasses import dataclass

DIMENSIONS = ("sex", "area", "department", "size", "sector")  # 2 × 2 × 9 × 4 × 8 = 1,152 cells
CONSTANT = ("area", "department")  # within a PSU
INCOME, HOURS = "income_bob_month", "hours_week"
COLUMNS = ("weight", "stratum", "psu", *DIMENSIONS, INCOME, HOURS)


@dataclass(frozen=True)
class Question:
    """`by` these dimensions, all their margins or not, within `where`; a median instead of the three statistics."""

    by: tuple[str, ...] = ()
    margins: bool = False
    is_woman: bool = False
    is_median: bool = False

    @property
    def where(self) -> str:
        """The domain in SQL."""
        return "sex = 'woman'" if self.is_woman else ""


QUESTIONS = {
    "domain": Question(is_woman=True),
    "cube": Question(by=DIMENSIONS),
    "margins": Question(by=DIMENSIONS, margins=True),
    "median": Question(by=DIMENSIONS, is_median=True),
}
