"""Four things that are not one another: missing, unknown, suppressed, and zero (which is a number)."""

from __future__ import annotations

from enum import Enum

from thakhi.terms.text import Text


class Absence(Enum):
    """Why there is no number where one could be."""

    MISSING = "missing"  # nobody in the cell, or nobody answered
    UNKNOWN = "unknown"  # it cannot be derived from what was asked
    SUPPRESSED = "suppressed"  # too few cases to show without disclosing
    NOT_FOUND = "not_found"  # looked for in every source and not located

    @property
    def text(self) -> Text:
        """The word that a page shows in place of the number."""
        return _WORDS[self]


_WORDS = {
    Absence.MISSING: Text("sin dato", "missing"),
    Absence.UNKNOWN: Text("no se puede derivar", "cannot be derived"),
    Absence.SUPPRESSED: Text("suprimido", "suppressed"),
    Absence.NOT_FOUND: Text("no encontrado", "not found"),
}
