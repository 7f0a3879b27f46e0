"""Who was heard: minutes, statements and people against invited, attended and the survey."""

from __future__ import annotations

from django.apps import AppConfig


class HeardConfig(AppConfig):
    """The app."""

    name = "thakhi.web.heard"
    label = "heard"
