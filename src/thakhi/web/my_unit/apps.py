"""For my unit: twenty questions, a short plan, answers that are given away only by choice."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class MyUnitConfig(AppConfig):
    """The app."""

    name = "thakhi.web.my_unit"
    label = "my_unit"
    place = Place(order=90, page="check")
