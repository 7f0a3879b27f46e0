"""Consents at the organisers' desk: who allowed what, what a signed form says, and the link to decide for oneself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.access import found
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.choices import THEIR_USE_WORDS
from thakhi.web.people.consent import decide
from thakhi.web.people.domain import erase_person, send_own_data_link
from thakhi.web.people.forms import EraseForm, posted
from thakhi.web.people.limits import limit
from thakhi.web.people.models import Consent, Person
from thakhi.web.people.phrases import PHRASES
from thakhi.web.people.views.consents import uses_of
from thakhi.web.people.views.own import signed_in
from thakhi.web.phrases import PHRASES as SITE

MAY = "workshops.see_people"


class SignedForm(forms.Form):
    """What somebody decided on paper or aloud, and how that is known."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uses = [(use, tr(words)) for use, words in THEIR_USE_WORDS.items()]
        decisions = [("grant", tr(PHRASES["consent_granted"])), ("withdraw", tr(PHRASES["consent_withdrawn"]))]
        self.fields["use"] = forms.ChoiceField(label=tr(PHRASES["signed_use"]), choices=uses)
        self.fields["decision"] = forms.ChoiceField(label=tr(PHRASES["signed_decision"]), choices=decisions)
        self.fields["how"] = forms.CharField(
            label=tr(PHRASES["signed_how"]), help_text=tr(PHRASES["signed_how_help"]), max_length=300
        )


@never_cache
@require_safe
def consents_desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """The people of a cycle, and what each allows now; two queries for them all."""
    row = _cycle(request, cycle)
    people = list(people_of(row).order_by("name", "pk"))
    latest: dict[tuple[int, str], bool] = {
        (person, use): is_granted
        for person, use, is_granted in Consent.objects.filter(person__in=people)
        .order_by("at", "id")
        .values_list("person_id", "use", "is_granted")
    }
    lines = [
        (person, [(tr(words), latest.get((person.pk, use))) for use, words in THEIR_USE_WORDS.items()])
        for person in people
    ]
    uses = [tr(words) for words in THEIR_USE_WORDS.values()]
    page = {"cycle": row, "lines": lines, "uses": uses, "crumbs": _crumbs(row), "place": "organise"}
    return render(request, "people/consents_desk.html", page)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def person_desk(request: HttpRequest, cycle: str, person: int) -> HttpResponse:
    """One person of a cycle: their decisions; a POST puts down what a form says, sends their link, or erases them."""
    row = _cycle(request, cycle)
    somebody = people_of(row).filter(pk=person).first()
    if somebody is None:
        raise Http404
    act = request.POST.get("act", "")
    if act == "link":
        return _send(request, row, somebody)
    signed = SignedForm(posted(request) if act == "signed" else None)
    erase = EraseForm(posted(request) if act == "erase" else None)
    if signed.is_valid():
        return _put_down(request, row, somebody, signed.cleaned_data)
    if erase.is_valid():
        erase_person(somebody, by=signed_in(request), cycle=row.slug)
        messages.success(request, tr(PHRASES["erased"]))
        return HttpResponseRedirect(address_of("people:consents-desk", row.slug))
    page = {
        "cycle": row,
        "person": somebody,
        "uses": uses_of(somebody, words=THEIR_USE_WORDS),
        "signed": signed,
        "erase": erase,
        "crumbs": [*_crumbs(row), (somebody.name, "")],
        "place": "organise",
    }
    return render(request, "people/person_desk.html", page, status=400 if signed.errors or erase.errors else 200)


def people_of(cycle: Any) -> QuerySet[Person]:
    """Those who appear in a cycle, speak in its transcripts or are quoted, whose data were not erased."""
    appearances: Any = apps.get_model("workshops", "Appearance")  # apps to the right: known by name only
    cues: Any = apps.get_model("transcripts", "Cue")
    statements: Any = apps.get_model("statements", "Statement")
    of_them = {"person": OuterRef("pk")}
    return Person.objects.filter(
        Q(Exists(appearances.objects.filter(**of_them, workshop__cycle=cycle)))
        | Q(Exists(cues.objects.filter(**of_them, transcript__workshop__cycle=cycle)))
        | Q(Exists(statements.objects.filter(**of_them, cycle=cycle))),
        erased_at=None,
    )


def _cycle(request: HttpRequest, slug: str) -> Any:
    cycles: Any = apps.get_model("workshops", "Cycle")
    return found(request, cycles.objects.all(), MAY, slug=slug)


def _crumbs(cycle: Any) -> list[tuple[str, str]]:
    return [
        (tr(SITE["organise"]), address_of("workshops:organise")),
        (tr(cycle.title), address_of("workshops:desk", cycle.slug)),
        (tr(PHRASES["desk_heading"]), address_of("people:consents-desk", cycle.slug)),
    ]


def _send(request: HttpRequest, cycle: Any, person: Person) -> HttpResponse:
    limit(request, "own-data-link", times=5, minutes=60, who=f"person:{person.pk}")
    is_sent = send_own_data_link(request, person, by=signed_in(request), cycle=cycle.slug)
    if is_sent:
        messages.success(request, tr(PHRASES["desk_sent"]))
    else:
        messages.error(request, tr(PHRASES["desk_no_email"]))
    return HttpResponseRedirect(request.path)


def _put_down(request: HttpRequest, cycle: Any, person: Person, said: dict[str, str]) -> HttpResponse:
    is_granted = said["decision"] == "grant"
    decide(person, said["use"], is_granted=is_granted, by=signed_in(request), how=said["how"], cycle=cycle.slug)
    messages.success(request, tr(PHRASES["saved"]))
    return HttpResponseRedirect(request.path)
