"""Proposals, votes on them, and what the votes show."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class ConsultationConfig(AppConfig):
    """The app."""

    name = "thakhi.web.consultation"
    label = "consultation"
    place = Place(order=30, page="list")

    def ready(self) -> None:
        """One's own votes are given and erased with everything else."""
        from thakhi.web.consultation import own
        from thakhi.web.people import signals

        signals.own_data_asked.connect(own.give_own_data, dispatch_uid="consultation.give_own_data")
        signals.account_erased.connect(own.forget_with_account, dispatch_uid="consultation.forget_with_account")
