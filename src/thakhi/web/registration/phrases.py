"""The wording of registration, by key; templates read it as `say.registration.key`."""

from __future__ import annotations

from thakhi.terms.text import Text

PHRASES: dict[str, Text] = {}
