"""My registrations: by private link, or from my account."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.forms import EraseForm
from thakhi.web.people.models import PrivateLink
from thakhi.web.people.views.own import signed_in
from thakhi.web.registration import domain
from thakhi.web.registration.bridge import certificate_of
from thakhi.web.registration.fields import asked_fields
from thakhi.web.registration.forms import CHOICES
from thakhi.web.registration.letters import calendar_file, when
from thakhi.web.registration.models import Registration
from thakhi.web.registration.own import data_of, registrations_of
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.registration.retention import due_days, forget
from thakhi.web.templatetags.site import said


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The registrations of my account."""
    rows = [(row, state_of(row), when(row.workshop)) for row in registrations_of(signed_in(request))]
    crumbs = [(tr(PHRASES["account"]), address_of("people:account")), (tr(PHRASES["mine_heading"]), "")]
    return render(request, "registration/mine.html", {"rows": rows, "crumbs": crumbs, "place": "account"})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_of_mine(request: HttpRequest, number: str) -> HttpResponse:
    """One registration of my account."""
    return _answer(request, get_object_or_404(registrations_of(signed_in(request)), number=number))


def bear_confirm(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """One registration, for the bearer of its link."""
    return _answer(request, registration_of(link))


def registration_of(link: PrivateLink) -> Registration:
    """The registration that a link is about; not found when it was erased."""
    key = link.subject.removeprefix("registration:")
    rows = Registration.objects.select_related("workshop__cycle").filter(erased_at=None)
    row = rows.filter(pk=key).first() if key.isdigit() else None
    if row is None:
        raise Http404
    return row


def state_of(row: Registration) -> str:
    """A word for how far a registration is: key of the phrases."""
    if row.cancelled_at is not None:
        return "cancelled"
    if row.attended_at is not None:
        return "attended"
    if row.confirmed_at is None:
        return "unconfirmed"
    return "waiting" if row.is_waiting else "expected"


def _answer(request: HttpRequest, row: Registration) -> HttpResponse:
    if request.method != "POST":
        return _file(request, row) or _page(request, row, EraseForm())
    act = request.POST.get("act")
    if act == "erase":
        return _erase(request, row)
    if act == "confirm" and row.workshop.state == "convened":
        row = domain.confirm(request, row)
    elif act == "cancel":
        domain.cancel(request, row)
    return HttpResponseRedirect(request.path)


def _file(request: HttpRequest, row: Registration) -> HttpResponse | None:
    """The file that `?file=` asks for: my data, the date for a calendar, the certificate."""
    asked = request.GET.get("file")
    if asked == "data":
        answer: HttpResponse = JsonResponse(data_of(row), json_dumps_params={"ensure_ascii": False, "indent": 2})
        return _named(answer, "thakhi.json")
    if asked == "calendar" and (file := calendar_file(request, row.workshop)):
        return _named(HttpResponse(file.content, content_type=file.media_type), file.name)
    if asked == "certificate" and row.has_certificate and row.name:
        address = request.build_absolute_uri(address_of("registration:certificate", row.number))
        paper = certificate_of(row, address=address)
        return _named(HttpResponse(paper, content_type="application/pdf"), f"{row.number}.pdf")
    return None


def _named(answer: HttpResponse, name: str) -> HttpResponse:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _erase(request: HttpRequest, row: Registration) -> HttpResponse:
    form = EraseForm(request.POST)
    if not form.is_valid():
        return _page(request, row, form, status=400)
    had_place = row.has_place
    forget([row.pk])
    if had_place:
        domain.fill_places(request, row.workshop)
    messages.success(request, tr(PHRASES["erased"]))
    return HttpResponseRedirect(address_of("site:home"))


def _page(request: HttpRequest, row: Registration, erase: EraseForm, *, status: int = 200) -> HttpResponse:
    state = state_of(row)
    page = {
        "row": row,
        "workshop": row.workshop,
        "cycle": row.workshop.cycle,
        "when": when(row.workshop),
        "state": state,
        "state_words": tr(PHRASES[f"state_{state}"]),
        "state_next": tr(PHRASES[f"next_{state}"]),
        "may_confirm": state == "unconfirmed" and row.workshop.state == "convened",
        "may_cancel": state in {"expected", "waiting"} and row.workshop.state == "convened",
        "kept": kept_of(row),
        "erase": erase,
        "place": "account",
    }
    return render(request, "registration/own.html", page, status=status)


def kept_of(row: Registration) -> list[tuple[str, str, Any]]:
    """What is kept of a registration: label, answer in words, and the day on which it goes."""
    due = due_days(row)
    return [
        (said(field.label), answer_words(row, field.id, field.kind, field.options), due.get(field.id))
        for field in asked_fields(row.workshop.cycle.fields)
    ]


def answer_words(row: Registration, name: str, kind: str, options: Any) -> str:
    """An answer as a reader says it."""
    if kind in CHOICES:
        value = str(getattr(row, kind))
        return dict(CHOICES[kind]()).get(value, value)
    if name in {"name", "email"}:
        return str(getattr(row, name))
    given = str(row.answers.get(name, ""))
    return next((said(option.label) for option in options if option.id == given), given)


def bear_attend(request: HttpRequest, link: PrivateLink) -> HttpResponse:
    """The door of the meeting: a button marks that its bearer came, and shows where it is held."""
    row = registration_of(link)
    is_door_open = row.has_place and domain.may_attend(row.workshop, timezone.now())
    if request.method == "POST" and is_door_open:
        domain.attend(row, by="link")
        row.refresh_from_db(fields=["attended_at"])
    page = {
        "row": row,
        "workshop": row.workshop,
        "cycle": row.workshop.cycle,
        "when": when(row.workshop),
        "is_door_open": is_door_open,
        "is_here": is_door_open and row.attended_at is not None,
        "place": "workshops",
    }
    return render(request, "registration/attend.html", page)
