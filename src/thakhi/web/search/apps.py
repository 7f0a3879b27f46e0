"""Search over everything said: moments with speaker, workshop and time."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The app."""

    name = "thakhi.web.search"
    label = "search"

    def ready(self) -> None:
        """Listens to what changes what can be found."""
        from thakhi.web.search import listen

        listen.connect()
