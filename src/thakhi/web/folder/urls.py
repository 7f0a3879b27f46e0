"""The address of built editions, which has no language of its own: each edition asks for it."""

from __future__ import annotations

from django.urls import path

from thakhi.web.folder import views
from thakhi.web.language import Both

PAGES: list[Both] = []
PLAIN = [
    path("ediciones/<slug:cycle>/", views.edition, {"path": ""}, name="edition"),
    path("ediciones/<slug:cycle>/<path:path>", views.edition, name="edition-file"),
]
