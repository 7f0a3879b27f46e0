"""What became of each action: results, targets answered, what is overdue."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class ProgressPagesConfig(AppConfig):
    """The app."""

    name = "thakhi.web.progress_pages"
    label = "progress_pages"
    place = Place(order=50, page="list")
