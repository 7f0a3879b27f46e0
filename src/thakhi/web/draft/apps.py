"""Comments on the draft of a road map."""

from __future__ import annotations

from django.apps import AppConfig


class DraftConfig(AppConfig):
    """The app."""

    name = "thakhi.web.draft"
    label = "draft"

    def ready(self) -> None:
        """One's own comments are given and erased with everything else."""
        from thakhi.web.draft import own
        from thakhi.web.people import signals

        signals.own_data_asked.connect(own.give_own_data, dispatch_uid="draft.give_own_data")
        signals.account_erased.connect(own.forget_with_account, dispatch_uid="draft.forget_with_account")
