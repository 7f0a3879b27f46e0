"""The wording of transcripts, by key; templates read it as `say.transcripts.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
