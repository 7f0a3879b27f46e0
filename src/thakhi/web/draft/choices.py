"""The closed lists of a draft in consultation: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

Choices = list[tuple[str, str]]
STATE_WORDS = {
    "waiting": Text("espera revisión", "awaits review"),
    "shown": Text("publicado", "published"),
    "hidden": Text("no publicado", "not published"),
    "erased": Text("borrado por quien lo escribió", "erased by its author"),
}
VERDICT_WORDS = {
    "accepted": Text("se acepta", "accepted"),
    "partly": Text("se acepta en parte", "accepted in part"),
    "declined": Text("no se acepta", "not accepted"),
}


def states() -> Choices:
    """Where a comment stands."""
    return [(value, tr(text)) for value, text in STATE_WORDS.items()]


def verdicts() -> Choices:
    """What the official answer says."""
    return [(value, tr(text)) for value, text in VERDICT_WORDS.items()]
