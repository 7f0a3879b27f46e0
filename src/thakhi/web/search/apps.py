"""Search over everything said: moments with speaker, workshop and time."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class SearchConfig(AppConfig):
    """The app."""

    name = "thakhi.web.search"
    label = "search"
    place = Place(order=80, page="search")

    def ready(self) -> None:
        """Listens to what changes what can be found."""
        from thakhi.web.search import listen

        listen.connect()
