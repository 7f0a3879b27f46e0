"""Recordings and what was said in them: viewing, checking, review by speakers, versions."""

from __future__ import annotations

from django.apps import AppConfig


class TranscriptsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.transcripts"
    label = "transcripts"
