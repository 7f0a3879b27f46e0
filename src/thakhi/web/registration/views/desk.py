"""Registrations at the organisers' desk: found, marked, cancelled, exported."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from thakhi.web.access import found
from thakhi.web.language import link as address_of
from thakhi.web.language import tr
from thakhi.web.people.audit import note
from thakhi.web.registration import domain, letters
from thakhi.web.registration.export import export_lines
from thakhi.web.registration.models import Registration
from thakhi.web.registration.phrases import PHRASES
from thakhi.web.registration.queries import STATES, counts, counts_of_cycle, registrations
from thakhi.web.registration.views.own import state_of
from thakhi.web.registration.views.public import workshop_of
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle, Workshop
from thakhi.web.workshops.organise.frame import to_desk

PAGE = 50
MAY = "workshops.see_people"


@never_cache
@require_safe
def cycle_desk(request: HttpRequest, cycle: str) -> HttpResponse:
    """The workshops of a cycle with their registrations counted."""
    row = found(request, Cycle.objects.all(), MAY, slug=cycle)
    crumbs = [*to_desk(row), (tr(PHRASES["desk_heading"]), "")]
    page = {"cycle": row, "workshops": counts_of_cycle(row), "crumbs": crumbs, "place": "organise"}
    return render(request, "registration/cycle_desk.html", page)


@never_cache
@require_safe
def desk(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """The registrations of a workshop, fifty on a page."""
    row = workshop_of(request, cycle, workshop, MAY)
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip()
    page = Paginator(registrations(row, state=state, words=words), PAGE).get_page(request.GET.get("page"))
    numbers = counts(row)
    left = _left(row, numbers)
    shown = {
        **crumbs_of(row, "desk_heading"),
        "page": page,
        "rows": [(one, tr(PHRASES[f"state_{state_of(one)}"])) for one in page],
        "page_words": tr(PHRASES["page_of"]).format(n=page.number, of=page.paginator.num_pages),
        "states": [(key, tr(PHRASES[f"state_{key}"]), numbers[key]) for key in STATES],
        "state": state,
        "words": words,
        "may_fill": numbers["waiting"] and (left is None or left > 0),
    }
    return render(request, "registration/desk.html", shown)


def _left(workshop: Workshop, numbers: dict[str, int]) -> int | None:
    """Places left, from the counts that the page has."""
    if workshop.capacity is None:
        return None
    return workshop.capacity - numbers["expected"] - numbers["attended"]


@require_POST
def act(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """Does what a button of the list says with the registrations that are ticked."""
    row = workshop_of(request, cycle, workshop, MAY)
    what = request.POST.get("act", "")
    keys = [key for key in request.POST.getlist("who") if key.isdigit()]
    chosen = list(Registration.objects.filter(workshop=row, pk__in=keys, erased_at=None))
    for one in chosen:
        one.workshop = row
    if what == "fill":
        done = domain.fill_places(request, row)
    elif what in ACTS:
        done = _do(request, row, what, chosen)
    else:
        done = 0
    messages.success(request, tr(PHRASES["done_count"]).format(n=done))
    return HttpResponseRedirect(address_of("registration:list", row.cycle.slug, row.slug))


@transaction.atomic
def _do(request: HttpRequest, workshop: Workshop, what: str, chosen: list[Registration]) -> int:
    """How many registrations the act changed; each is in the log, without a name."""
    done = [one for one in chosen if ACTS[what](request, one)]
    for one in done:
        note(request.user, f"registration.{what}", f"registration:{one.pk}", cycle=workshop.cycle.slug)
    return len(done)


def _attended(request: HttpRequest, one: Registration) -> bool:
    return domain.attend(one, by="organiser")


def _absent(request: HttpRequest, one: Registration) -> bool:
    marked = Registration.objects.filter(pk=one.pk, attended_at__isnull=False)
    return bool(marked.update(attended_at=None, attended_by="", attended_minutes=None))


def _cancel(request: HttpRequest, one: Registration) -> bool:
    if one.cancelled_at is not None:
        return False
    domain.cancel(request, one)
    letters.tell_cancelled(request, one)
    return True


def _send_links(request: HttpRequest, one: Registration) -> bool:
    """The link to attend, to who has a place; the link to confirm, to who has not confirmed."""
    if one.has_place:
        letters.send_attend_link(request, one)
    elif one.confirmed_at is None and one.cancelled_at is None:
        letters.ask_to_confirm(request, one)
    else:
        return False
    return True


ACTS = {"attended": _attended, "absent": _absent, "cancel": _cancel, "send_links": _send_links}


@never_cache
@require_safe
def export(request: HttpRequest, cycle: str, workshop: str) -> StreamingHttpResponse | HttpResponse:
    """The registrations as CSV, as filtered."""
    row = workshop_of(request, cycle, workshop, MAY)
    rows = registrations(row, state=request.GET.get("state", ""), words=request.GET.get("q", "").strip())
    note(request.user, "registration.export", f"workshop:{row.pk}", cycle=row.cycle.slug)
    lines = export_lines(row, rows.iterator(chunk_size=500))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.slug}.csv"'
    return answer


def crumbs_of(workshop: Workshop, key: str) -> dict[str, object]:
    """What every page of the desk of a workshop knows."""
    cycle = workshop.cycle
    return {
        "workshop": workshop,
        "cycle": cycle,
        "crumbs": [
            *to_desk(cycle),
            (tr(PHRASES["desk_heading"]), address_of("registration:cycle", cycle.slug)),
            (said(workshop.title), address_of("registration:list", cycle.slug, workshop.slug)),
            (tr(PHRASES[key]), ""),
        ],
        "place": "organise",
    }
