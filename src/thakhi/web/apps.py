"""The site itself: base templates, language, static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Named so that its phrases read `say.site.…`."""

    name = "thakhi.web"
    label = "site"
