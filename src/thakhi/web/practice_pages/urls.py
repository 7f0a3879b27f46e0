"""The pages of practices, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.practice_pages import views

PAGES = [
    both("practicas/", "practices/", views.listed, name="list"),
    both("practicas/mapa-de-brechas/", "practices/gap-map/", views.gap_map, name="gaps"),
    both("practicas.csv", "practices.csv", views.csv_file, name="csv"),
    both("practicas/<slug:practice>/", "practices/<slug:practice>/", views.practice, name="practice"),
]
