"""What the votes show: the page, the table, the layout of Pol.is; never before one has voted, or it is over."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.consultation.models import Consultation, Results
from thakhi.web.consultation.phrases import PHRASES
from thakhi.web.consultation.results import results_of
from thakhi.web.consultation.views.read import about
from thakhi.web.consultation.voting import may_see_results, voter_of
from thakhi.web.kept_section import shown_section
from thakhi.web.language import spoken, tr
from thakhi.web.workshops.models import Cycle


@never_cache
@require_safe
def page(request: HttpRequest, cycle: str) -> HttpResponse:
    """What nearly everyone agrees on, what divides, what people do not know; groups only where they are distinct."""
    row, held = _held(request, cycle)
    here = about(row, (tr(PHRASES["results"]), ""))
    if not _may(request, row, held):
        return render(request, "consultation/not_yet.html", here)
    kept = results_of(row, held)
    shown = {
        **here,
        "held": held,
        "is_closed": held.is_closed(timezone.now()),
        "made_at": kept.made_at,
        **shown_section(kept.page, spoken()),
    }
    return render(request, "consultation/results.html", shown)


@never_cache
@require_safe
def table(request: HttpRequest, cycle: str) -> HttpResponse:
    """All numbers as CSV."""
    answer = HttpResponse(_kept(request, cycle).csv, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{cycle}-votos.csv"'
    return answer


@never_cache
@require_safe
def polis(request: HttpRequest, cycle: str) -> HttpResponse:
    """The votes of single people under codes, in the layout of Pol.is; only when the vote is over."""
    row, held = _held(request, cycle)
    if not held.is_closed(timezone.now()):
        raise PermissionDenied
    answer = HttpResponse(bytes(results_of(row, held).polis), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{cycle}-polis.zip"'
    return answer


def _kept(request: HttpRequest, cycle: str) -> Results:
    row, held = _held(request, cycle)
    if not _may(request, row, held):
        raise PermissionDenied
    return results_of(row, held)


def _held(request: HttpRequest, cycle: str) -> tuple[Cycle, Consultation]:
    row = found(request, Cycle.objects.all(), slug=cycle)
    held = Consultation.objects.filter(cycle=row).first()
    if held is None:
        raise Http404
    return row, held


def _may(request: HttpRequest, cycle: Cycle, held: Consultation) -> bool:
    return may_see_results(cycle, held, voter_of(request, cycle))
