"""How many people were invited, by sector, sex and department: `Cycle.invited` as plain values.

    [{"dimension": "sector", "level": "government", "people": 12}, …]

Each dimension counts the same people again. A level that is not there is unknown, which is not zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from thakhi.web.people.choices import DEPARTMENT_WORDS, SECTOR_WORDS, SEX_WORDS

DIMENSIONS = {"sector": SECTOR_WORDS, "sex": SEX_WORDS, "department": DEPARTMENT_WORDS}
Counts = dict[str, dict[str, int]]


def read_invited(kept: Any) -> Counts:
    """Dimension → level → people invited, as far as they are known."""
    found: Counts = {}
    for row in kept if isinstance(kept, list) else []:
        dimension, level, people = row.get("dimension"), row.get("level"), row.get("people")
        if level in DIMENSIONS.get(dimension, {}) and isinstance(people, int) and people >= 0:
            found.setdefault(dimension, {})[level] = people
    return found


def write_invited(counts: Mapping[str, Mapping[str, int]]) -> list[dict[str, Any]]:
    """The same as plain values: `read_invited(write_invited(x)) == x`."""
    return [
        {"dimension": dimension, "level": level, "people": counts[dimension][level]}
        for dimension, levels in DIMENSIONS.items()
        for level in levels
        if level in counts.get(dimension, {})
    ]
