"""Pages of cycles and workshops."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.queries import published_cycles


@require_safe
def cycle_list(request: HttpRequest) -> HttpResponse:
    """All cycles."""
    return render(request, "workshops/list.html", {"cycles": published_cycles(request.user), "place": "workshops"})


@require_safe
def cycle_page(request: HttpRequest, cycle: str) -> HttpResponse:
    """One cycle."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    return render(request, "workshops/cycle.html", {"cycle": row, "place": "workshops"})
