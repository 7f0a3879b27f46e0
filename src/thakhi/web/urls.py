"""Addresses: `/es/…` and `/en/…` from each app's PAGES, and the few that have no language."""

from __future__ import annotations

from importlib import import_module

from django.urls import include, path

from thakhi.terms.text import LANGS
from thakhi.web.home import choose_language, health, not_found
from thakhi.web.language import addresses
from thakhi.web.settings import INSTALLED_APPS

APPS = sorted(
    (name for name in INSTALLED_APPS if name.startswith("thakhi.web.")),
    key=lambda name: name == "thakhi.web.workshops",  # last: `talleres/<cycle>/<workshop>/` would hide `…/citas/`
)
PARTS = [(name.rsplit(".", 1)[-1], import_module(f"{name}.urls")) for name in APPS]
PAGES = [("site", import_module("thakhi.web.home").PAGES), *((app, module.PAGES) for app, module in PARTS)]

urlpatterns = [
    path("", choose_language, name="choose-language"),
    path("healthz", health, name="health"),
    *(pattern for _, module in PARTS for pattern in getattr(module, "PLAIN", [])),
    *(path(f"{lang}/", include((addresses(lang, PAGES), lang), namespace=lang)) for lang in LANGS),
]
handler404 = not_found
