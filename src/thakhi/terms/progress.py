"""How long work says what it is doing: the caller that has a terminal passes a function, others nothing."""

from __future__ import annotations

from collections.abc import Callable

from thakhi.terms.text import Text

Progress = Callable[[Text, float], None]  # what is being done, and the share of it that is done
