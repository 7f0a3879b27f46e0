"""Who signed up for a workshop, who came, and the paper that says so."""

from __future__ import annotations

from django.apps import AppConfig


class RegistrationConfig(AppConfig):
    """The app."""

    name = "thakhi.web.registration"
    label = "registration"

    def ready(self) -> None:
        """Registrations follow their account, go when they are due, and learn of a change."""
        from thakhi.web.people import signals
        from thakhi.web.registration import letters, own
        from thakhi.web.workshops.signals import announcement_changed, people_to_tell

        people_to_tell.connect(letters.people_to_tell, dispatch_uid="registration.people_to_tell")
        announcement_changed.connect(letters.tell_changed, dispatch_uid="registration.tell_changed")
        signals.own_data_asked.connect(own.give_own_data, dispatch_uid="registration.give_own_data")
        signals.account_erased.connect(own.forget_with_account, dispatch_uid="registration.forget_with_account")
        signals.address_confirmed.connect(own.adopt, dispatch_uid="registration.adopt")
        signals.retention_due.connect(own.forget_when_due, dispatch_uid="registration.forget_when_due")
