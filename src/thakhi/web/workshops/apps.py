"""Cycles, their phases, workshops, agenda, programmes and documents; who may do what in a cycle."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class WorkshopsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.workshops"
    label = "workshops"
    place = Place(order=10, page="list")
