"""The road map on the site: pillars, objectives and actions, each open to what it rests on."""

from __future__ import annotations

from django.apps import AppConfig

from thakhi.web.places import Place


class RoadmapPagesConfig(AppConfig):
    """The app."""

    name = "thakhi.web.roadmap_pages"
    label = "roadmap_pages"
    place = Place(order=40, page="list")
