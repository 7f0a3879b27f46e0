"""The page of search."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import spoken
from thakhi.web.search.facets import address, facets, workshop_address
from thakhi.web.search.queries import PAGE, Found, Place, anything_said, find, found_hits
from thakhi.web.search.query import Filters, Search, read_search
from thakhi.web.search.spelling import suggestion


@require_safe
@same_for_strangers
def search(request: HttpRequest) -> HttpResponse:
    """Moments with the words asked for; the question alone where there is none."""
    asked = read_search(request.GET)
    context: dict[str, Any] = {"search": asked, "place": "search", "is_there": True, "kept": _kept(asked)}
    if not asked.parts:
        context["is_there"] = anything_said()
        return render(request, "search/search.html", context)
    found = find(asked)
    context |= {"found": found, "facets": facets(asked, found), "groups": _groups(asked, found)}
    context["cycle"] = _fictional(found)
    context |= _pages(asked, found) if found.total else _nothing(asked)
    return render(request, "search/search.html", context)


def _kept(asked: Search) -> list[tuple[str, str]]:
    """The filters, which stay when the words change."""
    return [(name, value) for name, value in asked.parameters(spoken(), text="").items() if name != "q"]


def _fictional(found: Found) -> Place | None:
    """What makes the page say that it is fictional: all of it is."""
    places = [group.place for group in found.groups]
    return places[0] if places and all(place.fictional for place in places) else None


def _groups(asked: Search, found: Found) -> list[dict[str, Any]]:
    return [{"group": group, "all": workshop_address(asked, group.place)} for group in found.groups]


def _pages(asked: Search, found: Found) -> dict[str, Any]:
    return {
        "before": address(asked, page=found.page - 1) if found.page > 1 else "",
        "after": address(asked, page=found.page + 1) if found.page < found.pages else "",
        "first": (found.page - 1) * PAGE + 1,
        "last": min(found.page * PAGE, found.total),
    }


def _nothing(asked: Search) -> dict[str, Any]:
    """What to do next where nothing was found: fewer filters, other words, each word alone."""
    if not anything_said():
        return {"is_there": False}
    other = suggestion(asked)
    is_filtered = asked.filters != Filters()
    return {
        "meant": other,
        "meant_address": address(asked, text=other),
        "unfiltered": address(replace(asked, filters=Filters())) if is_filtered else "",
        "alone": [] if other else _alone(asked),
    }


def _alone(asked: Search) -> list[dict[str, Any]]:
    """Each word that was said somewhere, with its count."""
    if len(asked.looked_for) < 2 and not asked.without:
        return []
    singles = [replace(asked, text=p.text, parts=(p,), without=(), page=1) for p in asked.looked_for[:6]]
    counted = [(single, *found_hits(single)) for single in singles]
    return [
        {"text": single.text, "address": address(single), "count": len(hits), "is_more": is_more}
        for single, hits, is_more in counted
        if hits
    ]
