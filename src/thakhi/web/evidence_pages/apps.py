"""Evidencia: indicators, practices, the simulator."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class EvidencePagesConfig(AppConfig):
    """The app."""

    name = "thakhi.web.evidence_pages"
    label = "evidence_pages"
    place = Place(order=20, page="list")
