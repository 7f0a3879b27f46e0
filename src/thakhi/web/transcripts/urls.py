"""The pages of transcripts, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import Both

PAGES: list[Both] = []
