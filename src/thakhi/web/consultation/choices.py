"""The closed lists of a consultation: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

STAGE_WORDS = {
    "before": Text("todavía no abre", "not open yet"),
    "open": Text("abierta", "open"),
    "closed": Text("cerrada", "closed"),
}
STATE_WORDS = {
    "proposed": Text("espera revisión", "awaits review"),
    "open": Text("admitida", "admitted"),
    "closed": Text("votación cerrada", "vote closed"),
    "merged": Text("fusionada", "merged"),
    "rejected": Text("no admitida", "not admitted"),
}
AUTHOR_WORDS = {
    "organiser": Text("quien organiza", "the organisers"),
    "participant": Text("participante", "a participant"),
}
ANSWER_WORDS = {
    "agree": Text("De acuerdo", "Agree"),
    "disagree": Text("En desacuerdo", "Disagree"),
    "pass": Text("No sé, paso", "I do not know, pass"),
}

Choices = list[tuple[str, str]]


def stages() -> Choices:
    """Where a consultation stands."""
    return _said(STAGE_WORDS)


def states() -> Choices:
    """Where a proposal stands."""
    return _said(STATE_WORDS)


def authors() -> Choices:
    """Who wrote it."""
    return _said(AUTHOR_WORDS)


def answers() -> Choices:
    """What one may answer."""
    return _said(ANSWER_WORDS)


def _said(words: dict[str, Text]) -> Choices:
    return [(value, tr(text)) for value, text in words.items()]
