"""What somebody who speaks allows: by private link, or from their own account; in force when the page comes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thakhi.terms.text import Text
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.choices import USE_WORDS
from thakhi.web.people.consent import decide
from thakhi.web.people.domain import erase_person
from thakhi.web.people.forms import EraseForm
from thakhi.web.people.models import Account, Person, PrivateLink
from thakhi.web.people.own_data import data_of_person
from thakhi.web.people.phrases import PHRASES
from thakhi.web.people.views.own import signed_in

BY_LINK = "private link"
BY_ACCOUNT = "account"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def consents(request: HttpRequest, person: str) -> HttpResponse:
    """My consents, from my account."""
    me = signed_in(request)
    row = get_object_or_404(Person, slug=person, account=me, erased_at=None)
    return _answer(request, row, by=me, how=BY_ACCOUNT, cycle="")


def bear_own_data(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """My consents and my data, from a private link."""
    if link.person is None or link.person.erased_at is not None:
        return render(request, "people/link_gone.html", status=404)
    return _answer(request, link.person, by=None, how=BY_LINK, cycle=link.subject)


def _answer(request: HttpRequest, person: Person, *, by: Account | None, how: str, cycle: str) -> HttpResponse:
    """The page; the file of my data; or what the button asked for."""
    if request.method != "POST":
        return _download(person) if request.GET.get("data") == "json" else _page(request, person, EraseForm())
    if request.POST.get("act") == "erase":
        return _erase(request, person, by=by, cycle=cycle)
    use, decision = request.POST.get("use", ""), request.POST.get("decision", "")
    if use not in USE_WORDS or decision not in {"grant", "withdraw"}:
        return _page(request, person, EraseForm(), status=400)
    decide(person, use, is_granted=decision == "grant", by=by, how=how, cycle=cycle)
    messages.success(request, tr(PHRASES[f"consent_{decision}_done"]).format(use=tr(USE_WORDS[use])))
    return HttpResponseRedirect(request.path)


def _erase(request: HttpRequest, person: Person, *, by: Account | None, cycle: str) -> HttpResponse:
    form = EraseForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=400)
    erase_person(person, by=by, cycle=cycle)
    messages.success(request, tr(PHRASES["erased"]))
    return HttpResponseRedirect(address_of("site:home"))


def _page(request: HttpRequest, person: Person, erase: EraseForm, *, status: int = 200) -> HttpResponse:
    lead = tr(PHRASES["consents_lead"]).format(name=person.name)
    page = {"lead": lead, "uses": uses_of(person), "erase": erase, "place": "account"}
    return render(request, "people/consents.html", page, status=status)


def uses_of(person: Person, *, words: Mapping[str, Text] = USE_WORDS) -> list[dict[str, Any]]:
    """Each use with its present state and every dated decision, the latest first; one query."""
    rows = list(person.consents.order_by("-at", "-id"))
    return [
        {
            "use": use,
            "label": tr(label),
            "help": tr(PHRASES[f"use_{use}"]),
            "history": [_decision(row.is_granted, row.at, row.how) for row in rows if row.use == use],
            "is_granted": next((row.is_granted for row in rows if row.use == use), None),
        }
        for use, label in words.items()
    ]


def _decision(is_granted: bool, at: Any, how: str) -> dict[str, Any]:
    known = {BY_LINK: "how_link", BY_ACCOUNT: "how_account", "erased": "how_erased"}
    return {"is_granted": is_granted, "at": at, "how": tr(PHRASES[known[how]]) if how in known else how}


def _download(person: Person) -> HttpResponse:
    answer = JsonResponse(data_of_person(person), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="thakhi.json"'
    return answer
