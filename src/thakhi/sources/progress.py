"""How long work says what it is doing: a caller that has a terminal passes a function; others hear nothing."""

from __future__ import annotations

from collections.abc import Callable

from thakhi.terms.text import Text

Progress = Callable[[Text, float], None]


def silent(doing: Text, share: float) -> None:
    """Says nothing."""


READING = Text("leyendo el archivo", "reading the file")
MATCHING = Text("reconociendo variables y etiquetas", "matching variables and labels")
CHECKING = Text("revisando el diseño muestral", "checking the sample design")
WRITING = Text("escribiendo la encuesta", "writing the survey")
