"""Search over everything said: moments with speaker, workshop and time."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app."""

    name = "thakhi.web.search"
    label = "search"
