"""What everybody reads of results: targets answered, results by action, what is overdue; CSV and Atom."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from thakhi.web.access import found
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.progress_pages import bridge
from thakhi.web.progress_pages.domain import locked_until
from thakhi.web.progress_pages.models import Result
from thakhi.web.progress_pages.phrases import PHRASES
from thakhi.web.progress_pages.queries import latest_of, public_results, statuses_of, team_results
from thakhi.web.roadmap_pages.queries import listed_roads
from thakhi.web.roadmap_pages.road import has_road, road_of
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle
from thakhi.web.workshops.templatetags.workshops import short

COLUMNS = ("action", "measure", "date", "value", "women", "men", "unknown", "source", "comment")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NEWS = 50


@require_safe
@same_for_strangers
def listed(request: HttpRequest) -> HttpResponse:
    """The road maps whose progress can be read."""
    page = {"cycles": listed_roads(request.user), "place": "progress_pages", "crumbs": [(tr(PHRASES["place"]), "")]}
    return render(request, "progress_pages/list.html", page)


@require_safe
@same_for_strangers
def progress(request: HttpRequest, cycle: str) -> HttpResponse:
    """One road map: its targets answered, results, what is overdue."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    road = road_here(row)
    units = units_of(road)
    may_enter = request.user.has_perm("progress_pages.enter", row)
    statuses = statuses_of(row)
    now = latest_of(statuses)
    lines = bridge.lines_of(road, today=timezone.localdate().isoformat(), lang=spoken()) if road else []
    page = {
        "cycle": row,
        "road": road,
        "lines": [(line, now.get(line.action.id)) for line in lines],
        "statuses": statuses[:NEWS],
        "overdue": [line for line in lines if line.is_overdue],
        "results": [(one, said_result(one, units)) for one in public_results(row)],
        "waiting": [(one, said_result(one, units)) for one in team_results(row)] if may_enter else [],
        "locked": locked_until(row),
        "may_enter": may_enter,
        "may_approve": request.user.has_perm("progress_pages.approve", row),
        "place": "progress_pages",
        "crumbs": crumbs_of(row),
    }
    return render(request, "progress_pages/progress.html", page)


@require_safe
def results_csv(request: HttpRequest, cycle: str) -> HttpResponse:
    """The approved results; a part that is not known is an empty cell, never zero."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(getattr(one, name)) for name in COLUMNS] for one in public_results(row))
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{row.slug}-results.csv"'
    return answer


@require_safe
def iati(request: HttpRequest, cycle: str) -> HttpResponse:
    """The road map as IATI 2.03, with its targets and the later figures that answer them."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    road = road_here(row)
    if road is None:
        raise Http404
    answer = HttpResponse(bridge.iati_of(road), content_type="application/xml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.slug}-iati.xml"'
    return answer


@require_safe
def feed(request: HttpRequest, cycle: str) -> HttpResponse:
    """An Atom feed of the approved results, the latest first."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    address = request.build_absolute_uri(link("progress_pages:progress", row.slug))
    made = Atom1Feed(
        title=f"{tr(PHRASES['place'])}: {said(row.title)}", link=address, description="", language=spoken()
    )
    units = units_of(road_here(row))
    for one in public_results(row).order_by("-decided_at", "-pk")[:NEWS]:
        made.add_item(
            title=f"{one.action}: {one.get_measure_display()}, {said_result(one, units)}",
            link=address,
            unique_id=f"{address}#{one.action}-{one.measure}-{one.date.isoformat()}",
            description=f"{one.date.isoformat()}. {one.source}",
            updateddate=one.decided_at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def road_here(cycle: Cycle) -> bridge.Roadmap | None:
    """The road map of `cycle`; None while it has none."""
    return road_of(cycle).road if has_road(cycle) else None


def action_of(cycle: Cycle, name: str) -> bridge.Action:
    """The action called `name`; what is not there is not found."""
    road = road_here(cycle)
    for action in road.actions if road else ():
        if action.id == name:
            return action
    raise Http404


def crumbs_of(cycle: Cycle, here: str = "") -> list[tuple[str, str]]:
    """Avance › the cycle › `here`."""
    own = link("progress_pages:progress", cycle.slug) if here else ""
    found = [(tr(PHRASES["place"]), link("progress_pages:list")), (short(cycle.title), own)]
    return [*found, (here, "")] if here else found


def units_of(road: bridge.Roadmap | None) -> dict[str, str]:
    """The unit of each action's target."""
    return {one.id: one.target.unit for one in (road.actions if road else ()) if one.target}


def said_result(row: Result, units: Mapping[str, str]) -> str:
    """The value as it was entered, in the unit of what it counts: `45 %`, `1.200`."""
    return bridge.say_target(row.value, units.get(row.action, "") if row.measure == "target" else "persons", spoken())


def said_previous(row: Result | None, units: Mapping[str, str]) -> str:
    """A result with its day; the word for none."""
    if row is None:
        return tr(PHRASES["no_previous"])
    return f"{said_result(row, units)} ({bridge.write_date(row.date.isoformat(), spoken())})"


def _cell(value: Any) -> Any:
    text = "" if value is None else value
    return f"'{text}" if isinstance(text, str) and text.startswith(FORMULA) else text
