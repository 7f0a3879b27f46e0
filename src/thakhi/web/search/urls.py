"""The page of search, with its address in both languages."""

from __future__ import annotations

from thakhi.web.language import both
from thakhi.web.search import views

PAGES = [both("buscar/", "search/", views.search, name="search")]
