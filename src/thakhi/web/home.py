"""The first page, the page of a lost reader, and the pulse."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import both, spoken


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """Sends a reader to the first page in the language that the browser asks for."""
    answer = HttpResponseRedirect(f"/{spoken()}/")
    answer.headers["Vary"] = "Accept-Language"
    return answer


@require_safe
@same_for_strangers
def home(request: HttpRequest) -> HttpResponse:
    """What Thakhi is, and the doors."""
    from thakhi.web.workshops.queries import listed_cycles

    return render(request, "web/home.html", {"cycles": listed_cycles(request.user), "place": "home"})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`ok` when the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is nothing here: what to do next."""
    return render(request, "404.html", status=404)


PAGES = [both("", "", home, name="home")]
