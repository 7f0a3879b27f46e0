"""Practices: what was tried elsewhere and what it did."""

from __future__ import annotations

from django.apps import AppConfig


class PracticePagesConfig(AppConfig):
    """The app; it stands within Evidencia and has no place of its own in the header."""

    name = "thakhi.web.practice_pages"
    label = "practice_pages"
