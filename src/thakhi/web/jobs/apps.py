"""Work that takes longer than a page may."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.jobs"
    label = "jobs"
