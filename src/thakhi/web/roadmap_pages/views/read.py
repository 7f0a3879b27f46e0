"""What everybody reads: the road maps, one road map, one of its actions."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.folder.queries import cycle_doors as edition_doors
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, tr
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.amber import stale_links
from thakhi.web.roadmap_pages.phrases import PHRASES
from thakhi.web.roadmap_pages.pillars import pillars_of
from thakhi.web.roadmap_pages.queries import listed_roads
from thakhi.web.roadmap_pages.road import has_road, road_of
from thakhi.web.roadmap_pages.story import story_of
from thakhi.web.workshops.doors import doors
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.templatetags.workshops import short

Crumbs = list[tuple[str, str]]


@require_safe
@same_for_strangers
def road_maps(request: HttpRequest) -> HttpResponse:
    """The road maps that the reader may see."""
    page = {"cycles": listed_roads(request.user), "place": "roadmap_pages", "crumbs": [(tr(PHRASES["place"]), "")]}
    return render(request, "roadmap_pages/list.html", page)


@require_safe
@same_for_strangers
def road_map(request: HttpRequest, cycle: str) -> HttpResponse:
    """One road map: pillars, objectives, actions, then its schedule, budget and decisions."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    page = _page(request, row, crumbs_of(row))
    book = opened_book(row)
    if book is None:
        return render(request, "roadmap_pages/nothing.html", {**page, **_why_not(row)})
    words = {
        **page,
        "road": book.roadmap,
        "book": book,
        "about": bridge.about_of(book),
        "pillars": pillars_of(book),
        "sections": [section for section in bridge.sections_of(book) if section.kind != "objectives"],
        "stale": len(stale_links(book.roadmap)),
        "editions": list(edition_doors(row, request.user)),
        "doors": doors("road_doors", row, request.user),
    }
    return render(request, "roadmap_pages/road_map.html", words)


@require_safe
@same_for_strangers
def action(request: HttpRequest, cycle: str, action: str) -> HttpResponse:
    """One action, and why: its chain from what was said to what was begun."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    book = opened_book(row)
    one = next((a for a in book.roadmap.actions if a.id == action), None) if book else None
    if book is None or one is None:
        raise Http404
    view = bridge.action_of(book, one)
    words = {
        **_page(request, row, crumbs_of(row, f"{one.id}. {view.title}")),
        "road": book.roadmap,
        "action": one,
        "a": view,
        "budget": bridge.budget_of(one, book),
        "story": story_of(row, one, view, book),
        "anchors": {s.number.anchor for s in view.supports if s.number},
    }
    return render(request, "roadmap_pages/action.html", words)


def opened_book(cycle: Cycle) -> bridge.Book | None:
    """The road map of a cycle in the reader's language; None where there is none to show."""
    road = road_of(cycle).road if has_road(cycle) else None
    return bridge.book_of(road) if road else None


def crumbs_of(cycle: Cycle, here: str = "") -> Crumbs:
    """Hoja de ruta › the cycle › `here`."""
    own = link("roadmap_pages:road-map", cycle.slug) if here else ""
    return [
        (tr(PHRASES["place"]), link("roadmap_pages:list")),
        (short(cycle.title), own),
        *([(here, "")] if here else []),
    ]


def _page(request: HttpRequest, cycle: Cycle, crumbs: Crumbs) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "place": "roadmap_pages",
        "crumbs": crumbs,
        "may_confirm": request.user.has_perm("roadmap_pages.confirm", cycle),
    }


def _why_not(cycle: Cycle) -> dict[str, Any]:
    """What stands in the way, where a road map was written; its team reads the findings."""
    return {"problem": road_of(cycle).problem if has_road(cycle) else None}
