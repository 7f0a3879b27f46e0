"""Writing a result, sending it, approving or returning it, closing a period."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thakhi.terms.errors import InputProblem
from thakhi.web.access import found
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.forms import posted
from thakhi.web.progress_pages.choices import MEASURE_WORDS
from thakhi.web.progress_pages.domain import approve, close_period, say_status, send_back, write_result
from thakhi.web.progress_pages.forms import PARTS, DecideForm, LockForm, ResultForm, StatusForm
from thakhi.web.progress_pages.models import Result, Status
from thakhi.web.progress_pages.phrases import PHRASES
from thakhi.web.progress_pages.queries import previous_of
from thakhi.web.progress_pages.views.read import action_of, crumbs_of, road_here, said_previous, said_result, units_of
from thakhi.web.workshops.models import Cycle

ENTER, APPROVE = "progress_pages.enter", "progress_pages.approve"


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enter(request: HttpRequest, cycle: str, action: str, measure: str) -> HttpResponse:
    """The form of one result, with the previous value beside the field; a draft of it is opened again."""
    row = found(request, Cycle.objects.all(), ENTER, slug=cycle)
    one = action_of(row, action)
    if measure not in MEASURE_WORDS or (measure == "target" and one.target is None):
        raise Http404
    open_ones = Result.objects.filter(cycle=row, action=action, measure=measure).exclude(state="approved")
    draft = open_ones.order_by("date", "pk").last()
    previous = said_previous(previous_of(row, action, measure), {action: one.target.unit if one.target else ""})
    form = ResultForm(posted(request), action=one, measure=measure, previous=previous, initial=_initial(draft))
    if form.is_valid() and _kept(request, form, draft or Result(cycle=row, action=action, measure=measure)):
        return HttpResponseRedirect(link("progress_pages:progress", row.slug))
    heading = f"{action}: {tr(MEASURE_WORDS[measure])}"
    words = {"one": one, "title": one.title.to(spoken()), "draft": draft}
    return render(request, "progress_pages/enter.html", {**_page(row, heading), **words, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def decide(request: HttpRequest, cycle: str, result: int) -> HttpResponse:
    """An organiser approves what somebody else wrote, or returns it with what to correct."""
    row = found(request, Cycle.objects.all(), APPROVE, slug=cycle)
    one = Result.objects.filter(cycle=row, pk=result, state="pending").select_related("by", "cycle").first()
    if one is None:
        raise Http404
    form = DecideForm(posted(request))
    if form.is_valid():
        try:
            if form.cleaned_data["deed"] == "approve":
                approve(one, by=request.user)  # type: ignore[arg-type]
            else:
                send_back(one, by=request.user, why=form.cleaned_data["why"])  # type: ignore[arg-type]
            return HttpResponseRedirect(link("progress_pages:progress", row.slug))
        except InputProblem as problem:
            form.add_error(None, problem.text.to(spoken()))
    page = _page(row, f"{one.action}: {one.get_measure_display()}")
    units = units_of(road_here(row))
    words = {"value": said_result(one, units)}
    words["previous"] = said_previous(previous_of(row, one.action, one.measure), units)
    return render(request, "progress_pages/decide.html", {**page, **words, "one": one, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def status(request: HttpRequest, cycle: str, action: str) -> HttpResponse:
    """Somebody of the team says how an action goes, and why."""
    row = found(request, Cycle.objects.all(), ENTER, slug=cycle)
    one = action_of(row, action)
    form = StatusForm(posted(request), initial={"date": timezone.localdate()})
    if form.is_valid():
        try:
            say_status(Status(cycle=row, action=action, **form.cleaned_data), by=request.user)  # type: ignore[arg-type]
            messages.success(request, tr(PHRASES["status_said"]))
            return HttpResponseRedirect(link("progress_pages:progress", row.slug))
        except InputProblem as problem:
            form.add_error("date", problem.text.to(spoken()))
    page = {**_page(row, f"{action}: {tr(PHRASES['status'])}"), "lead": one.title.to(spoken())}
    return render(request, "web/edit.html", {**page, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def lock(request: HttpRequest, cycle: str) -> HttpResponse:
    """An organiser closes a period."""
    row = found(request, Cycle.objects.all(), APPROVE, slug=cycle)
    form = LockForm(posted(request))
    if form.is_valid():
        close_period(row, form.cleaned_data["until"], by=request.user)  # type: ignore[arg-type]
        return HttpResponseRedirect(link("progress_pages:progress", row.slug))
    page = {**_page(row, tr(PHRASES["lock"])), "lead": tr(PHRASES["lock_lead"])}
    return render(request, "web/edit.html", {**page, "form": form, "button": tr(PHRASES["lock"])})


def _kept(request: HttpRequest, form: ResultForm, row: Result) -> bool:
    """Whether the result was kept; a refusal is told on the form."""
    given = form.cleaned_data
    for name in ("date", "value", "source", "comment"):
        setattr(row, name, given[name])
    for name in PARTS:
        setattr(row, name, given.get(name))
    taken = Result.objects.filter(cycle=row.cycle, action=row.action, measure=row.measure, date=row.date)
    if taken.exclude(pk=row.pk).exists():
        form.add_error("date", tr(PHRASES["taken"]))
        return False
    is_sent = "send" in request.POST
    try:
        write_result(row, by=request.user, is_sent=is_sent)  # type: ignore[arg-type]
    except InputProblem as problem:
        form.add_error("date", problem.text.to(spoken()))
        return False
    messages.success(request, tr(PHRASES["sent" if is_sent else "kept"]))
    return True


def _initial(draft: Result | None) -> dict[str, Any]:
    names = ("date", "value", *PARTS, "source", "comment")
    return {name: getattr(draft, name) for name in names} if draft else {}


def _page(cycle: Cycle, here: str) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "place": "progress_pages",
        "crumbs": crumbs_of(cycle, here),
        "heading": here,
        "cancel": link("progress_pages:progress", cycle.slug),
    }
