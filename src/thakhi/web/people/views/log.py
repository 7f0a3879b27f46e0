"""The audit log of a cycle, for its organisers; of the whole site, for administrators."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.models import AuditEntry
from thakhi.web.people.phrases import ACTS, PHRASES
from thakhi.web.people.views.own import signed_in
from thakhi.web.phrases import PHRASES as SITE

PAGE = 50


@never_cache
@require_safe
def cycle_log(request: HttpRequest, cycle: str) -> HttpResponse:
    """Who did what in this cycle."""
    cycles: Any = apps.get_model("workshops", "Cycle")  # an app to the right: known by name only
    row = found(request, cycles.objects.all(), "workshops.change", slug=cycle)
    crumbs = [
        (tr(SITE["organise"]), address_of("workshops:organise")),
        (tr(row.title), address_of("workshops:desk", row.slug)),
    ]
    return _log(request, AuditEntry.objects.filter(cycle=row.slug), crumbs, cycle=row)


@never_cache
@require_safe
def site_log(request: HttpRequest) -> HttpResponse:
    """Who did what on the whole site."""
    if not signed_in(request).is_admin:
        raise PermissionDenied
    return _log(request, AuditEntry.objects.all(), [], cycle=None)


def _log(request: HttpRequest, rows: QuerySet[AuditEntry], crumbs: Any, *, cycle: Any) -> HttpResponse:
    """A page of fifty lines; filtered by the first word of the act."""
    kinds = sorted({act.split(".")[0] for act in rows.order_by().values_list("act", flat=True).distinct()})
    kind = request.GET.get("kind", "")
    if kind in kinds:
        rows = rows.filter(act__startswith=f"{kind}.")
    page = Paginator(rows.select_related("account"), PAGE).get_page(request.GET.get("page"))
    lines = [(entry, tr(ACTS[entry.act]) if entry.act in ACTS else entry.act) for entry in page]
    shown = {
        "page": page,
        "page_words": tr(PHRASES["page_of"]).format(n=page.number, of=page.paginator.num_pages),
        "lines": lines,
        "kinds": kinds,
        "kind": kind,
        "cycle": cycle,
        "crumbs": [*crumbs, (tr(PHRASES["log_heading"]), "")],
        "place": "organise",
    }
    return render(request, "people/log.html", shown)
