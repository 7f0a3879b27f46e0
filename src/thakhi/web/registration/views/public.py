"""Registering for a workshop."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.access import found
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.forms import posted
from thakhi.web.people.limits import limit
from thakhi.web.people.models import Account
from thakhi.web.registration.domain import is_open, places_left, register
from thakhi.web.registration.fields import asked_fields
from thakhi.web.registration.forms import RegistrationForm
from thakhi.web.registration.letters import when
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Workshop


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """The form; a POST puts the registration down and sends the letter that confirms it."""
    row = workshop_of(request, cycle, workshop)
    if not is_open(row, timezone.now()):
        return render(request, "registration/closed.html", about(row), status=409 if request.method == "POST" else 200)
    form = RegistrationForm(posted(request), asked=asked_fields(row.cycle.fields), initial=_known(request))
    if request.method == "POST" and form.is_valid():
        columns = form.columns()
        limit(request, "register", times=100, minutes=60, who=columns["email"], times_who=5)
        register(request, row, columns=columns, answers=form.answers())
        return HttpResponseRedirect(address_of("registration:sent", row.cycle.slug, row.slug))
    left = places_left(row)
    page = {**about(row), "form": form, "is_full": left == 0, "places": _places(left)}
    return render(request, "registration/sign_up.html", page, status=400 if form.errors else 200)


@require_safe
def sent(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """Look at your mail: the same for every address."""
    return render(request, "registration/sent.html", about(workshop_of(request, cycle, workshop)))


def workshop_of(request: HttpRequest, cycle: str, workshop: str, permission: str = "workshops.see") -> Workshop:
    """The workshop of an address, if this reader may have it."""
    rows = Workshop.objects.select_related("cycle")
    return found(request, rows, permission, cycle__slug=cycle, slug=workshop)


def about(workshop: Workshop) -> dict[str, object]:
    """What every page about a workshop knows."""
    cycle = workshop.cycle
    page = address_of("workshops:workshop", cycle.slug, workshop.slug)
    return {
        "workshop": workshop,
        "cycle": cycle,
        "when": when(workshop),
        "page_address": page,
        "crumbs": [
            (said(cycle.title), address_of("workshops:cycle", cycle.slug)),
            (said(workshop.title), page),
            (tr(PHRASES["sign_up_short"]), ""),
        ],
        "place": "workshops",
    }


def _known(request: HttpRequest) -> dict[str, str]:
    """Who is signed in need not write again what the site knows."""
    me = request.user
    return {"email": me.email, "name": me.name} if isinstance(me, Account) else {}


def _places(left: int | None) -> str:
    if left is None:
        return ""
    key = "places_none" if left == 0 else "places_one" if left == 1 else "places_left"
    return tr(PHRASES[key]).format(n=left)
