"""The closed lists of results: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

STATE_WORDS = {
    "draft": Text("borrador", "draft"),
    "pending": Text("por aprobar", "awaiting approval"),
    "returned": Text("devuelto", "returned"),
    "approved": Text("aprobado", "approved"),
}
MEASURE_WORDS = {
    "reached": Text("personas alcanzadas", "people reached"),
    "target": Text("indicador de la meta", "indicator of the target"),
}

STATUS_WORDS = {
    "not_started": Text("no empezó", "not started"),
    "under_way": Text("en marcha", "under way"),
    "delayed": Text("demorada", "delayed"),
    "stopped": Text("detenida", "stopped"),
    "done": Text("terminada", "done"),
}


def statuses() -> list[tuple[str, str]]:
    """How an action goes."""
    return [(value, tr(words)) for value, words in STATUS_WORDS.items()]


def states() -> list[tuple[str, str]]:
    """How far a result is."""
    return [(value, tr(words)) for value, words in STATE_WORDS.items()]


def measures() -> list[tuple[str, str]]:
    """What a result counts."""
    return [(value, tr(words)) for value, words in MEASURE_WORDS.items()]
