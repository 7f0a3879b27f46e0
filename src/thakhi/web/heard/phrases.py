"""The wording of who was heard, by key; templates read it as `say.heard.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
