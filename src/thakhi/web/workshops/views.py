"""Public pages of cycles, workshops and programmes."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from thakhi.terms.text import Text
from thakhi.web.access import found
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.templatetags.site import said
from thakhi.web.workshops import queries
from thakhi.web.workshops.doors import doors
from thakhi.web.workshops.models import Cycle, Programme, Workshop
from thakhi.web.workshops.schema import event, event_series
from thakhi.web.workshops.sheet import aliases, cycle_sheet, panel_sheet, programme_sheet
from thakhi.web.workshops.templatetags.workshops import called, short
from thakhi.web.workshops.timeline import next_workshop, stages

Crumbs = list[tuple[str, str]]


@require_safe
@same_for_strangers
def cycle_list(request: HttpRequest) -> HttpResponse:
    """All cycles."""
    page = {
        "cycles": queries.listed_cycles(request.user),
        "place": "workshops",
        "crumbs": [(tr(SITE["workshops"]), "")],
        "may_make": request.user.has_perm("workshops.make"),
    }
    return render(request, "workshops/list.html", page)


@require_safe
@same_for_strangers
def cycle_page(request: HttpRequest, cycle: str) -> HttpResponse:
    """One cycle."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    return render(request, "workshops/cycle.html", {**_of_cycle(request, row), **_behind(row)})


@require_safe
@same_for_strangers
def workshop_page(request: HttpRequest, cycle: str, workshop: str) -> HttpResponse:
    """One workshop."""
    row = found(request, Workshop.objects.select_related("cycle"), cycle__slug=cycle, slug=workshop)
    roles, agenda = queries.people_of(row)
    names = [person.name for group in roles for person in group.people if not person.is_pseudonym]
    sheet = panel_sheet(row.sheet, row.cycle.sheet, title=row.title)
    organisations = queries.organisations_of(row.cycle)
    ways = doors("workshop_doors", row, request.user)
    page = {
        "cycle": row.cycle,
        "workshop": row,
        "roles": roles,
        "agenda": agenda,
        "sheet": sheet,
        "is_unofficial": sheet.is_unofficial and spoken() == "es",
        "questions": [Text(str(q.get("es", "")), str(q.get("en", ""))) for q in row.questions],
        "documents": row.documents.all(),
        "acts": [door for door in ways if door.is_act],
        "doors": [door for door in ways if not door.is_act],
        "came_of": doors("came_of", row, request.user),
        "changes": queries.changes_of(row.cycle, row),
        "data": event(row, names=names, organisations=organisations, whole=request.build_absolute_uri),
        "may_change": request.user.has_perm("workshops.change", row),
        "place": "workshops",
        "crumbs": [*_crumbs(row.cycle), (called(row), "")],
    }
    return render(request, "workshops/workshop.html", page)


@require_safe
@same_for_strangers
def programme_page(request: HttpRequest, cycle: str, programme: str) -> HttpResponse:
    """One programme behind a cycle: who pays, who does, other names, what is published of it and what is not."""
    rows = Programme.objects.select_related("cycle").prefetch_related("partners")
    row = found(request, rows, cycle__slug=cycle, slug=programme)
    page = {
        "cycle": row.cycle,
        "programme": row,
        "aliases": aliases(row.aliases),
        "sheet": programme_sheet(row.sheet, row.cycle.sheet, name=row.name),
        "place": "workshops",
        "crumbs": [*_crumbs(row.cycle), (said(row.name), "")],
    }
    return render(request, "workshops/programme.html", page)


def _of_cycle(request: HttpRequest, cycle: Cycle) -> dict[str, Any]:
    """What the page of a cycle says of its course."""
    now = timezone.now()
    workshops = queries.workshops_of(cycle)
    organisations = queries.organisations_of(cycle)
    return {
        "cycle": cycle,
        "workshops": workshops,
        "organisations": [(row, aliases(row.aliases)) for row in organisations],
        "stages": stages(cycle.phases.all(), today=timezone.localdate(now, ZoneInfo(cycle.zone))),
        "coming": next_workshop(workshops, now=now),
        "is_dated": any(workshop.starts for workshop in workshops),
        "doors": doors("cycle_doors", cycle, request.user),
        "changes": queries.changes_of(cycle),
        "data": event_series(cycle, workshops, organisations, whole=request.build_absolute_uri),
        "may_change": request.user.has_perm("workshops.change", cycle),
        "place": "workshops",
        "crumbs": _crumbs(cycle, is_here=True),
    }


def _behind(cycle: Cycle) -> dict[str, Any]:
    """What the page of a cycle says of what stands behind it."""
    return {
        "topics": cycle.topics.all(),
        "programmes": [(row, aliases(row.aliases)) for row in queries.programmes_of(cycle)],
        "sheet": cycle_sheet(cycle.sheet, title=cycle.title),
    }


def _crumbs(cycle: Cycle, *, is_here: bool = False) -> Crumbs:
    here = "" if is_here else link("workshops:cycle", cycle.slug)
    return [(tr(SITE["workshops"]), link("workshops:list")), (short(cycle.title), here)]
