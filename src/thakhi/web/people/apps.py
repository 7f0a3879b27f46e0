"""Accounts, the people of a cycle and their organisations, consent, private links, the audit log."""

from __future__ import annotations

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in
from django.core.signals import request_finished


class PeopleConfig(AppConfig):
    """The app."""

    name = "thakhi.web.people"
    label = "people"

    def ready(self) -> None:
        """Letters leave after each answer; each sign-in is listed on its account's page."""
        from thakhi.web.people.post import send_pending
        from thakhi.web.people.sign_ins import remember_sign_in

        request_finished.connect(send_pending, dispatch_uid="people.send_pending")
        user_logged_in.connect(remember_sign_in, dispatch_uid="people.remember_sign_in")
