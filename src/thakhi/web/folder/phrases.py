"""The wording of the folder app, by key; templates read it as `say.folder.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
