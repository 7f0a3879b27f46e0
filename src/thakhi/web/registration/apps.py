"""Who signed up for a workshop, who came, and the paper that says so."""

from __future__ import annotations

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    """The app."""

    name = "thakhi.web.registration"
    label = "registration"
