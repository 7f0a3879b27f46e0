"""The open interface at /api/."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app."""

    name = "thakhi.web.api"
    label = "api"
