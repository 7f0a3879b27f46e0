"""Cycles, their phases, workshops, agenda, programmes and documents; who may do what in a cycle."""

from __future__ import annotations

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    """The app."""

    name = "thakhi.web.workshops"
    label = "workshops"
