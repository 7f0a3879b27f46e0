"""The wording of the workshops app, by key; templates read it as `say.workshops.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
