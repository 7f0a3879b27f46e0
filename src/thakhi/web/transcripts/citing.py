"""A quote with speaker, workshop, date, time and address: what «citar» copies and the page of a moment shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thakhi.terms.text import Text
from thakhi.web.language import tr
from thakhi.web.templatetags.site import clock, day, said
from thakhi.web.transcripts.turns import Moment, Turn
from thakhi.web.workshops.models import Workshop

QUOTED = Text("«{}»", "“{}”")
NOBODY = Text("Sin nombre", "No name given")


@dataclass(frozen=True, slots=True)
class Citation:
    """Exact words of one or more speakers, and where they were said."""

    turns: tuple[Turn, ...]
    source: str  # `Taller 1, Ciclo uno, 1 de agosto de 2021, 0:10–0:19`
    address: str

    @property
    def text(self) -> str:
        """The whole as plain text, to be copied."""
        lines = [f"{tr(QUOTED).format(turn.words)} — {spoken_by(turn)}" for turn in self.turns]
        return "\n".join([*lines, f"{self.source}. {self.address}"])


def citation(workshop: Workshop, turns: Sequence[Turn], meant: Moment, *, address: str) -> Citation:
    """The quote of a moment."""
    stretch = f"{clock(meant.start_ms / 1000)}–{clock(meant.end_ms / 1000)}"
    when = day(workshop.starts) if workshop.starts else ""
    parts = [said(workshop.title), said(workshop.cycle.title), when, stretch]
    return Citation(tuple(turns), ", ".join(part for part in parts if part), address)


def spoken_by(turn: Turn) -> str:
    """`Elena Prueba, panadera, Asociación de Panaderas`; `Persona 3, dueñas y dueños de unidades`."""
    if turn.speaker is None:
        return tr(NOBODY)
    return ", ".join(part for part in (turn.speaker.name, turn.speaker.beside) if part)
