"""Checking a certificate: whether its number is valid; whose it is, it does not tell."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thakhi.web.language import tr
from thakhi.web.people.limits import limit
from thakhi.web.registration.attendance.columns import plain
from thakhi.web.registration.letters import when
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, number: str) -> HttpResponse:
    """Valid or not; a POST says whether a name is the one on it."""
    limit(request, "certificate", times=60, minutes=10)
    row = Registration.objects.select_related("workshop__cycle").filter(number=number.upper()).first()
    is_valid = row is not None and row.has_certificate
    page: dict[str, object] = {"number": number.upper(), "is_valid": is_valid, "place": "workshops"}
    if row is not None and is_valid:
        page |= {"workshop": row.workshop, "cycle": row.workshop.cycle, "when": when(row.workshop)}
        page |= {"has_name": bool(row.name), **_compared(request, row)}
    return render(request, "registration/certificate.html", page, status=200 if is_valid else 404)


def _compared(request: HttpRequest, row: Registration) -> dict[str, object]:
    """Whether the name that was typed is the one on the paper: accents, capitals and spaces aside."""
    typed = request.POST.get("name", "").strip()[:200]
    if request.method != "POST" or not typed:
        return {}
    is_same = bool(row.name) and plain(typed) == plain(row.name)
    words = tr(PHRASES["check_same" if is_same else "check_other"]).format(name=typed)
    return {"typed": typed, "is_same": is_same, "compared": words}
