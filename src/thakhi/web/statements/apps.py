"""Exact words that a road map rests on, with the consent they stand on."""

from __future__ import annotations

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.statements"
    label = "statements"

    def ready(self) -> None:
        """Listens to consent, erasure and changed words."""
        from thakhi.web.statements import listen

        listen.connect()
