"""The wording of search, by key; templates read it as `say.search.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
