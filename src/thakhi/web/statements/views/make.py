"""Making a quote: choose the transcript, choose the cues, trim the words."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.terms.errors import InputProblem
from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.statements import bridge, domain
from thakhi.web.statements.accepted import Excerpt, excerpt
from thakhi.web.statements.forms import PageForm, QuoteForm
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.statements.views.read import crumbs_of
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.queries import cue_rows, shown_names
from thakhi.web.workshops.models import Cycle

PART = 120  # cues on one page


@require_safe
def new(request: HttpRequest, cycle: str) -> HttpResponse:
    """The published transcripts that a quote can be cut from."""
    row = found(request, Cycle.objects.all(), "workshops.facilitate", slug=cycle)
    published = Transcript.objects.filter(workshop__cycle=row, state="published").select_related("workshop")
    words = {
        "cycle": row,
        "transcripts": published.annotate(cue_count=Count("cues")).order_by("workshop__n", "language"),
        "crumbs": [*crumbs_of(row), (tr(PHRASES["make"]), "")],
        "place": "workshops",
    }
    return render(request, "statements/new.html", words)


@require_safe
def choose(request: HttpRequest, cycle: str, transcript: int) -> HttpResponse:
    """The cues of a transcript, a part at a time, to tick the first and the last of a quote."""
    row = _transcript(request, cycle, transcript)
    return _choosing(request, row)


@require_http_methods(["GET", "HEAD", "POST"])
def trim(request: HttpRequest, cycle: str, transcript: int) -> HttpResponse:
    """The words of the cues chosen, to trim and to save. `cue` names them, `words` a selection to begin with."""
    row = _transcript(request, cycle, transcript)
    given = request.POST if request.method == "POST" else request.GET
    try:
        cut = excerpt(row, given.getlist("cue"))
    except InputProblem as problem:
        return _choosing(request, row, problem=problem)
    may_support = bridge.supportable(row.workshop.cycle)
    form = QuoteForm(
        request.POST or None,
        cycle=row.workshop.cycle,
        accepted=cut.text,
        supportable=may_support,
        initial={"words": request.GET.get("words", "")[:5_000] or cut.text},
    )
    if request.method == "POST" and form.is_valid():
        made = domain.quote_cues(cut, form.cleaned_data["words"], form.filed(), by=request.user)
        return saved(request, made)
    return trimming(request, row.workshop.cycle, form, cut=cut, heading=tr(PHRASES["trim"]))


@require_http_methods(["GET", "HEAD", "POST"])
def from_page(request: HttpRequest, cycle: str) -> HttpResponse:
    """Words of a public page."""
    row = found(request, Cycle.objects.all(), "workshops.facilitate", slug=cycle)
    form = PageForm(request.POST or None, cycle=row, accepted="", supportable=bridge.supportable(row))
    if request.method == "POST" and form.is_valid():
        return saved(request, domain.quote_page(row, form.page(), form.filed(), by=request.user))
    return trimming(request, row, form, cut=None, heading=tr(PHRASES["from_page"]))


def saved(request: HttpRequest, row: Statement) -> HttpResponse:
    """To the page of the quote."""
    messages.success(request, tr(PHRASES["saved"]))
    return HttpResponseRedirect(link("statements:statement", row.cycle.slug, row.slug))


def trimming(request: HttpRequest, cycle: Cycle, form: QuoteForm, *, cut: Excerpt | None, heading: str) -> HttpResponse:
    """The page with the form of a quote."""
    words = {
        "cycle": cycle,
        "form": form,
        "cut": cut,
        "heading": heading,
        "cancel": link("statements:list", cycle.slug),
        "crumbs": [*crumbs_of(cycle), (heading, "")],
        "place": "workshops",
    }
    return render(request, "statements/trim.html", words, status=400 if form.errors else 200)


def _transcript(request: HttpRequest, cycle: str, transcript: int) -> Transcript:
    rows = Transcript.objects.filter(state="published").select_related("workshop__cycle")
    return found(request, rows, "workshops.facilitate", workshop__cycle__slug=cycle, pk=transcript)


def _choosing(request: HttpRequest, row: Transcript, problem: InputProblem | None = None) -> HttpResponse:
    cycle, start = row.workshop.cycle, _start(request)
    orders = list(row.cues.order_by("order").values_list("order", flat=True)[start : start + PART + 1]) or [0]
    cues = cue_rows(row.cues.filter(order__gte=orders[0], order__lte=orders[-1]))
    names = shown_names({cue.person for cue in cues if cue.person}, cycle=cycle)
    words: dict[str, Any] = {
        "cycle": cycle,
        "transcript": row,
        "lines": [(cue, names.get(cue.person or 0), cue.start_ms / 1000) for cue in cues[:PART]],
        "ticked": request.GET.getlist("cue"),
        "problem": problem.text.to(spoken()) if problem else "",
        "later": urlencode({"desde": start + PART}) if len(cues) > PART else "",
        "earlier": urlencode({"desde": max(0, start - PART)}) if start else "",
        "crumbs": [*crumbs_of(cycle), (tr(PHRASES["make"]), link("statements:new", cycle.slug))],
        "place": "workshops",
    }
    return render(request, "statements/choose.html", words, status=400 if problem else 200)


def _start(request: HttpRequest) -> int:
    given = request.GET.get("desde", "0")
    return min(int(given), 10_000_000) if given.isdecimal() and len(given) < 9 else 0
