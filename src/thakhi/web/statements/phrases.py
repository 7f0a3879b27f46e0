"""The wording of statements, by key; templates read it as `say.statements.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
