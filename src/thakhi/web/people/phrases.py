"""The wording of the people app, by key; templates read it as `say.people.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
