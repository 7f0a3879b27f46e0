"""The closed lists of the workshops app: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

Choices = list[tuple[str, str]]
STATE_WORDS = {
    "convened": Text("convocado", "convened"),
    "held": Text("realizado", "held"),
    "in_review": Text("transcripción en revisión", "transcript in review"),
    "published": Text("transcripción publicada", "transcript published"),
    "cancelled": Text("cancelado", "cancelled"),
}
APPEARANCE_WORDS = {
    "moderator": Text("moderación", "moderator"),
    "speaker": Text("exposición", "speaker"),
    "commentator": Text("comentario", "commentator"),
}
GRANT_WORDS = {
    "organiser": Text("organiza", "organiser"),
    "facilitator": Text("facilita", "facilitator"),
    "analyst": Text("analiza", "analyst"),
}


def states() -> Choices:
    """How far a workshop is."""
    return [(value, tr(text)) for value, text in STATE_WORDS.items()]


def appearance_roles() -> Choices:
    """What somebody does in a workshop."""
    return [(value, tr(text)) for value, text in APPEARANCE_WORDS.items()]


def grant_roles() -> Choices:
    """What an account may do in a cycle."""
    return [(value, tr(text)) for value, text in GRANT_WORDS.items()]
