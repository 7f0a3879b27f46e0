"""The page of the simulator, with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.simulator import views

PAGES = [both("simulador/", "simulator/", views.simulator, name="simulator")]
