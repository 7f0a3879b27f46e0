"""Pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def enter(request: HttpRequest) -> HttpResponse:
    """To be written."""
    return render(request, "web/home.html", {})


def account(request: HttpRequest) -> HttpResponse:
    """To be written."""
    return render(request, "web/home.html", {})
