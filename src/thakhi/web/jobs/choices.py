"""The closed lists of jobs: value in the database, wording in both languages."""

from __future__ import annotations

from thakhi.terms.text import Text
from thakhi.web.language import tr

Choices = list[tuple[str, str]]
KIND_WORDS = {
    "simulate": Text("Simulación", "Simulation"),
    "portfolio": Text("Portafolio", "Portfolio"),
}
STATE_WORDS = {
    "waiting": Text("espera su turno", "waits its turn"),
    "running": Text("trabajando", "running"),
    "done": Text("terminado", "done"),
    "failed": Text("no se pudo", "failed"),
    "cancelled": Text("cancelado", "cancelled"),
    "interrupted": Text("interrumpido", "interrupted"),
}
UNDER_WAY = ("waiting", "running")


def kinds() -> Choices:
    """What may be asked for."""
    return [(value, tr(text)) for value, text in KIND_WORDS.items()]


def states() -> Choices:
    """Where a job stands."""
    return [(value, tr(text)) for value, text in STATE_WORDS.items()]
