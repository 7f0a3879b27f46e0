"""The team's desk: opening and closing, publishing comments or not, answering them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thakhi.terms.errors import CheckProblem
from thakhi.web.access import found, may
from thakhi.web.draft import domain, queries
from thakhi.web.draft.forms import AnswerForm, HideForm, OpenForm
from thakhi.web.draft.models import Comment
from thakhi.web.draft.passages import passages_of
from thakhi.web.draft.phrases import PHRASES
from thakhi.web.draft.views.read import about, name_of
from thakhi.web.language import link, spoken, tr
from thakhi.web.people.forms import posted
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

OPEN, MODERATE, ANSWER = "draft.open", "draft.moderate", "draft.answer"

GROUPS: dict[str, Callable[[Comment], bool]] = {
    "to_review": lambda one: one.state == "waiting",
    "to_answer": lambda one: one.state == "shown" and not one.verdict,
    "answered": lambda one: bool(one.verdict),
    "not_published": lambda one: one.state == "hidden" and not one.verdict,
}


@never_cache
@require_safe
def desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """What waits for review, what waits for an answer, what was answered, what was not published."""
    row = found(request, Cycle.objects.all(), ANSWER, slug=cycle)
    rows, road = list(Comment.objects.filter(cycle=row)), queries.road_now(row)
    named = {name: name_of(passage) for name, passage in passages_of(road).items()} if road else {}
    page = {
        **about(request, row, (tr(PHRASES["desk"]), "")),
        "groups": [
            (tr(PHRASES[key]), [(named.get(one.passage, one.passage), one) for one in rows if fits(one)])
            for key, fits in GROUPS.items()
        ],
    }
    return render(request, "draft/desk.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def open_draft(request: HttpRequest, cycle: str) -> HttpResponse:
    """Until when, and for whom."""
    row = found(request, Cycle.objects.all(), OPEN, slug=cycle)
    page = about(request, row, (tr(PHRASES["open"]), ""))
    initial = {"is_for_everybody": page["held"].is_for_everybody} if page["held"] else {}
    form = OpenForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid() and _opened(request, row, form):
        return HttpResponseRedirect(link("draft:draft", row.slug))
    return _form(request, page, form, "open", cancel=link("draft:draft", row.slug))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def close_draft(request: HttpRequest, cycle: str) -> HttpResponse:
    """Asks, then closes."""
    row = found(request, Cycle.objects.all(), OPEN, slug=cycle)
    if request.method == "POST":
        domain.close_draft(row, by=_account(request))
        return HttpResponseRedirect(link("draft:desk", row.slug))
    page = about(request, row, (tr(PHRASES["close"]), "")) | {"heading": tr(PHRASES["close"])}
    page |= {"lead": tr(PHRASES["close_lead"]), "button": tr(PHRASES["close"]), "cancel": link("draft:desk", row.slug)}
    return render(request, "web/confirm.html", page)


@require_POST
def show(request: HttpRequest, cycle: str, comment: int) -> HttpResponse:
    """Publishes a comment."""
    one = _comment(request, cycle, comment, MODERATE)
    domain.show(one, by=_account(request))
    messages.success(request, tr(PHRASES["done"]))
    return HttpResponseRedirect(link("draft:desk", cycle))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hide(request: HttpRequest, cycle: str, comment: int) -> HttpResponse:
    """Does not publish a comment, saying why."""
    one = _comment(request, cycle, comment, MODERATE)
    form = HideForm(posted(request), initial={"why": one.why_hidden})
    if request.method == "POST" and form.is_valid():
        domain.hide(one, why=form.cleaned_data["why"], by=_account(request))
        return HttpResponseRedirect(link("draft:desk", cycle))
    return _about_one(request, one, form, "hide")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, cycle: str, comment: int) -> HttpResponse:
    """The official answer."""
    one = _comment(request, cycle, comment, ANSWER)
    initial: dict[str, Any] = {"verdict": one.verdict, "words": one.answer, "who": one.answered_by}
    form = AnswerForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        domain.answer(request, one, **given, by=_account(request))
        return HttpResponseRedirect(link("draft:desk", cycle))
    return _about_one(request, one, form, "answer")


def _opened(request: HttpRequest, cycle: Cycle, form: OpenForm) -> bool:
    """Whether it could be opened; else the form says why not."""
    road = queries.road_now(cycle)
    if road is None:
        form.add_error(None, tr(PHRASES["no_road"]))
        return False
    try:
        domain.open_draft(cycle, road, **form.cleaned_data, by=_account(request))
    except CheckProblem as problem:
        form.add_error(None, problem.text.to(spoken()))
        return False
    return True


def _comment(request: HttpRequest, cycle: str, number: int, permission: str) -> Comment:
    row = found(request, Cycle.objects.all(), slug=cycle)
    may(request, permission, row)
    return get_object_or_404(Comment.objects.select_related("cycle"), cycle=row, number=number)


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account)
    return request.user


def _about_one(request: HttpRequest, one: Comment, form: forms.Form, name: str) -> HttpResponse:
    page = about(request, one.cycle, (tr(PHRASES["desk"]), link("draft:desk", one.cycle.slug)), (tr(PHRASES[name]), ""))
    page["about_comment"] = one
    return _form(request, page, form, name, cancel=link("draft:desk", one.cycle.slug))


def _form(request: HttpRequest, page: dict[str, Any], form: forms.Form, name: str, *, cancel: str) -> HttpResponse:
    page |= {"form": form, "heading": tr(PHRASES[name]), "lead": tr(PHRASES[f"lead_{name}"]), "cancel": cancel}
    return render(request, "draft/edit.html", page, status=400 if form.errors else 200)
