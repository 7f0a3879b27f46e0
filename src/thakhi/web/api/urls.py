"""The addresses of the open interface, which have no language."""

from __future__ import annotations

from django.urls import path

from thakhi.web.api.routes import api
from thakhi.web.language import Both

PAGES: list[Both] = []
PLAIN = [path("api/", api.urls)]
