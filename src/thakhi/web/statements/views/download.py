"""The statements of a cycle as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.language import spoken
from thakhi.web.statements.files import as_csv, records
from thakhi.web.statements.queries import filtered, quotes, statements_in
from thakhi.web.statements.views.read import chosen
from thakhi.web.workshops.models import Cycle


@require_safe
def csv_file(request: HttpRequest, cycle: str) -> HttpResponse:
    """CSV."""
    row, listed = _records(request, cycle)
    answer = HttpResponse(as_csv(listed), content_type="text/csv; charset=utf-8")
    return _named(answer, f"{row.slug}-{'quotes' if spoken() == 'en' else 'citas'}.csv")


@require_safe
def json_file(request: HttpRequest, cycle: str) -> HttpResponse:
    """JSON."""
    row, listed = _records(request, cycle)
    answer = JsonResponse(
        {"cycle": row.slug, "fictional": row.fictional, "statements": listed}, json_dumps_params={"ensure_ascii": False}
    )
    return _named(answer, f"{row.slug}-{'quotes' if spoken() == 'en' else 'citas'}.json")


def _records(request: HttpRequest, cycle: str) -> tuple[Cycle, list[dict[str, Any]]]:
    row = found(request, Cycle.objects.all(), slug=cycle)
    rows = filtered(statements_in(row), **chosen(request)).order_by("pk")
    return row, records(quotes(rows, row), whole=request.build_absolute_uri)


def _named(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"  # what is withdrawn must not come out of a cache
    return answer
