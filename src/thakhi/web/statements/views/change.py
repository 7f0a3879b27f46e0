"""Changing, confirming, deleting and bringing back a quote."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.statements import bridge, domain
from thakhi.web.statements.accepted import excerpt
from thakhi.web.statements.forms import PageForm, QuoteForm, initial_of
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.statements.views.make import saved, trimming


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, cycle: str, slug: str) -> HttpResponse:
    """The form of a quote that is there; its cues stay, its words may be cut again."""
    row = _row(request, cycle, slug)
    may_support = bridge.supportable(row.cycle)
    initial = initial_of(row, may_support)
    if row.is_published_source:
        page = PageForm(request.POST or None, cycle=row.cycle, accepted="", supportable=may_support, initial=initial)
        if request.method == "POST" and page.is_valid():
            return saved(request, domain.quote_page(row.cycle, page.page(), page.filed(), by=request.user, row=row))
        return trimming(request, row.cycle, page, cut=None, heading=tr(PHRASES["change_title"]))
    return _cut_again(request, row, may_support, initial)


@require_POST
def confirm(request: HttpRequest, cycle: str, slug: str) -> HttpResponse:
    """Somebody looked at a quote whose cues were touched."""
    row = _row(request, cycle, slug)
    if domain.confirm(row, by=request.user):
        messages.success(request, tr(PHRASES["confirmed_done"]))
    else:
        messages.error(request, tr(PHRASES["not_confirmed"]))
    return _to(row)


@require_POST
def delete(request: HttpRequest, cycle: str, slug: str) -> HttpResponse:
    """Takes a quote away; its page offers to bring it back."""
    row = _row(request, cycle, slug)
    domain.delete(row, by=request.user)
    return _to(row)


@require_POST
def restore(request: HttpRequest, cycle: str, slug: str) -> HttpResponse:
    """Brings a deleted quote back."""
    rows = Statement.objects.exclude(deleted_at=None).select_related("cycle")
    row = found(request, rows, "workshops.facilitate", cycle__slug=cycle, slug=slug)
    domain.restore(row, by=request.user)
    messages.success(request, tr(PHRASES["restored"]))
    return _to(row)


def _row(request: HttpRequest, cycle: str, slug: str) -> Statement:
    rows = Statement.objects.filter(deleted_at=None).select_related("cycle", "transcript__workshop__cycle", "person")
    return found(request, rows, "workshops.facilitate", cycle__slug=cycle, slug=slug)


def _to(row: Statement) -> HttpResponse:
    return HttpResponseRedirect(link("statements:statement", row.cycle.slug, row.slug))


def _cut_again(
    request: HttpRequest, row: Statement, may_support: dict[str, Text], initial: dict[str, Any]
) -> HttpResponse:
    if row.transcript is None or row.is_withdrawn:
        raise Http404
    try:
        cut = excerpt(row.transcript, row.cue_ids)
    except InputProblem as problem:
        messages.error(request, problem.text.to(spoken()))
        return _to(row)
    form = QuoteForm(request.POST or None, cycle=row.cycle, accepted=cut.text, supportable=may_support, initial=initial)
    if request.method == "POST" and form.is_valid():
        return saved(
            request, domain.quote_cues(cut, form.cleaned_data["words"], form.filed(), by=request.user, row=row)
        )
    return trimming(request, row.cycle, form, cut=cut, heading=tr(PHRASES["change_title"]))
