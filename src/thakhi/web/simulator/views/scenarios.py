"""The national page of each scenario, from the run that travels with its cycle; CSV of its numbers, its YAML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from thakhi.terms.absence import Absence
from thakhi.terms.scenario import ScenarioResult
from thakhi.web.access import found as allowed
from thakhi.web.evidence_pages.phrases import PHRASES as EVIDENCE
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.simulator import bridge, cite
from thakhi.web.simulator.phrases import PHRASES
from thakhi.web.simulator.queries import FOLDER, SUFFIX, file_of, frozen_of, offered
from thakhi.web.workshops.models import Cycle


@require_safe
@same_for_strangers
def listed(request: HttpRequest) -> HttpResponse:
    """The scenarios of every cycle that the reader may see."""
    rows = [
        {
            "title": tr(one.shape.title),
            "about": tr(one.shape.about),
            "cycle": tr(one.cycle_title),
            "address": link("simulator:scenario", one.cycle, one.shape.id),
        }
        for one in offered(request.user)
    ]
    return render(request, "simulator/scenarios.html", {"rows": rows, **_frame(tr(PHRASES["scenarios"]))})


@require_safe
@same_for_strangers
def scenario(request: HttpRequest, cycle: str, scenario: str) -> HttpResponse:
    """One scenario in the country: who registers, who gains and loses, what it costs; both intervals apart."""
    row = allowed(request, Cycle.objects.all(), slug=cycle)
    frozen = _frozen(row)
    path = f"{FOLDER}{scenario}{SUFFIX}"
    try:
        made = bridge.page_of(frozen.simulation, scenario, frozen.survey, file=path.removeprefix(FOLDER))
    except KeyError:
        raise Http404 from None
    result, lang = made.result, spoken()
    address = request.build_absolute_uri(link("simulator:scenario", row.slug, scenario))
    page = {
        "cycle": row,
        "made": made,
        "result": result,
        "day": bridge.write_date(result.date, lang),
        "headline": _headline(result),
        "drawing": mark_safe(made.drawing.svg.to(lang)),  # drawn by publish, which escapes every word
        "grids": [made.totals, *made.groups],
        "owners": tr(PHRASES["owners"]).format(bridge.write_number(result.units, 0, lang)),
        "try_address": f"{link('simulator:simulator')}?scenario={row.slug}/{scenario}",
        "csv": link("simulator:scenario-csv", row.slug, scenario),
        "yaml": link("simulator:scenario-file", row.slug, scenario),
        "citation": cite.scenario_citation(result, frozen.survey.source.citation(), address),
        "command": cite.scenario_command(result, path),
        "python": cite.scenario_python(result, path),
        **_frame(tr(result.title), (tr(PHRASES["scenarios"]), link("simulator:scenarios"))),
    }
    return render(request, "simulator/scenario.html", page)


@require_safe
def as_csv(request: HttpRequest, cycle: str, scenario: str) -> HttpResponse:
    """Every figure of one scenario, one a line, with both intervals."""
    frozen = _frozen(allowed(request, Cycle.objects.all(), slug=cycle))
    mine = tuple(one for one in frozen.simulation.scenarios if one.id == scenario)
    if not mine:
        raise Http404
    text = bridge.render_simulation(replace(frozen.simulation, scenarios=mine), format="csv", lang=spoken())
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{scenario}.csv"'
    answer["Access-Control-Allow-Origin"] = "*"  # open data: other pages may read it
    return answer


@require_safe
def as_yaml(request: HttpRequest, cycle: str, scenario: str) -> HttpResponse:
    """The file of one scenario as the cycle keeps it."""
    content = file_of(allowed(request, Cycle.objects.all(), slug=cycle), scenario)
    answer = HttpResponse(content, content_type="text/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{scenario}.yaml"'
    answer["Access-Control-Allow-Origin"] = "*"
    return answer


def _frozen(row: Cycle) -> bridge.Frozen:
    frozen = frozen_of(row)
    if frozen is None:
        raise Http404
    return frozen


def _headline(result: ScenarioResult) -> dict[str, str]:
    """The change of registration in words, with both intervals."""
    change = result.figure("registered_change")
    values = [result.figure(name).estimate.value for name in ("registered_before", "registered_after")]
    if any(isinstance(v, Absence) for v in (*values, change.estimate.value)):
        return {"sentence": "", "sampling": "", "assumptions": ""}
    before, after = (_percent(value) for value in values)
    spans = [
        "" if span is None else " … ".join(_percent(end) for end in (span.low, span.high))
        for span in (change.estimate.interval, change.assumption)
    ]
    words = tr(PHRASES["headline"]).format(before=before, after=after, change=_percent(change.estimate.value))
    return {"sentence": words, "sampling": spans[0], "assumptions": spans[1]}


def _percent(value: Any) -> str:
    return bridge.write_number(100 * value, 1, spoken())


def _frame(here: str, *above: tuple[str, str]) -> dict[str, Any]:
    crumbs = [
        (tr(EVIDENCE["title"]), link("evidence_pages:list")),
        (tr(PHRASES["title"]), link("simulator:simulator")),
        *above,
        (here, ""),
    ]
    return {"place": "evidence_pages", "crumbs": crumbs}
