"""The pages of cycles and workshops, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.workshops import views

PAGES = [
    both("talleres/", "workshops/", views.cycle_list, name="list"),
    both("talleres/<slug:cycle>/", "workshops/<slug:cycle>/", views.cycle_page, name="cycle"),
]
