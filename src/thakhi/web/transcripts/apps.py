"""Recordings and what was said in them: viewing, checking, review by speakers, versions."""

from __future__ import annotations

from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.transcripts"
    label = "transcripts"

    def ready(self) -> None:
        """Listens to who comes into a cycle, and to who leaves the site."""
        from thakhi.web.transcripts import listen

        listen.connect()
