"""Accounts, the people of a cycle and their organisations, consent, private links, the audit log."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app."""

    name = "thakhi.web.people"
    label = "people"
