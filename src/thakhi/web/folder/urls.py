"""The addresses of built editions, which have no language of their own: the edition asks for it."""

from __future__ import annotations

from thakhi.web.language import Both

PAGES: list[Both] = []
