"""One unit under every regime of the law."""

from __future__ import annotations

from django.apps import AppConfig


class SimulatorConfig(AppConfig):
    """The app."""

    name = "thakhi.web.simulator"
    label = "simulator"
