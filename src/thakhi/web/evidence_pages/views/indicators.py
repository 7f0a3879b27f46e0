"""The list of indicators, the page of one, and the page that other sites may show in a frame."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from thakhi.web.evidence_pages import bridge, cite, page
from thakhi.web.evidence_pages.phrases import PHRASES
from thakhi.web.evidence_pages.queries import Asked, asked, found_indicators, frozen_sources
from thakhi.web.evidence_pages.questions import question_of
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr

ANYWHERE = "*"  # the embedded page alone may stand in a frame of another site


@require_safe
@same_for_strangers
def listed(request: HttpRequest) -> HttpResponse:
    """Every indicator by theme, with its figure for everybody where one travels with a cycle."""
    words = request.GET.get("q", "").strip()[:100]
    sources, imported = frozen_sources(), bridge.surveys()
    known = {e.indicator: e for source in sources for e in source.estimates if not e.cell and not e.where}
    there = {e.indicator for source in sources for e in source.estimates}
    families = [
        {
            "id": family,
            "title": tr(bridge.FAMILIES[family]),
            "rows": [
                {
                    "address": link("evidence_pages:indicator", one.id),
                    "question": tr(question_of(one.id, one.title)),
                    "headline": page.headline(known.get(one.id)),
                    "is_there": bool(imported) or one.id in there,
                }
                for one in found
            ],
        }
        for family, found in found_indicators(words)
    ]
    shown = {
        "q": words,
        "families": families,
        "none_found": tr(PHRASES["none_found"]).format(words),
        "surveys": [tr(one.title) for one in imported.values()],
        "is_empty": not imported and not sources,
        "place": "evidence_pages",
        "crumbs": [(tr(PHRASES["title"]), "")],
    }
    return render(request, "evidence_pages/list.html", shown)


@require_safe
@same_for_strangers
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    """One indicator: question, headline, panel, chart, table, map or metadata."""
    wanted = asked_of(request, indicator)
    table = page.table_of(request, wanted)
    tab = request.GET.get("tab", "")
    tab = tab if tab in page.TABS else "chart"
    shown = {**_frame(request, wanted, table, tab), "headline": page.headline(page.overall(request, wanted))}
    if table is not None:
        shown |= page.shown(wanted, table, tab) | page.metadata_of(wanted, table)
        shown["wide"], shown["narrow"] = _safe(shown["view"].wide), _safe(shown["view"].narrow)
    return render(request, "evidence_pages/indicator.html", shown)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ANYWHERE})  # type: ignore[arg-type] # typed for views without arguments
def embed(request: HttpRequest, indicator: str) -> HttpResponse:
    """The chart of a table alone, for a frame on another site."""
    wanted = asked_of(request, indicator)
    table = page.table_of(request, wanted)
    if table is None:
        raise Http404
    shown = {**_frame(request, wanted, table, "chart"), **page.shown(wanted, table, "chart")}
    shown["wide"], shown["narrow"] = _safe(shown["view"].wide), _safe(shown["view"].narrow)
    return render(request, "evidence_pages/embed.html", shown)


def asked_of(request: HttpRequest, indicator: str) -> Asked:
    """What an address asks. *Fails when* there is no such indicator (404)."""
    one = bridge.indicators().get(indicator)
    if one is None:
        raise Http404
    return asked(one, request.GET)


def _frame(request: HttpRequest, wanted: Asked, table: Any, tab: str) -> dict[str, Any]:
    """What stands around the numbers: title, tabs, files, how to cite, to embed and to compute again."""
    name, query = wanted.indicator.id, page.query_of(wanted, table)
    own = link("evidence_pages:indicator", name)
    here = request.build_absolute_uri(f"{own}?{query}")
    embedded = f"{link('evidence_pages:embed', name)}?{query}"
    return {
        "question": tr(page.title_of(wanted)),
        "indicator": wanted.indicator,
        "asked": wanted,
        "table": table,
        "tab": tab,
        "tabs": [
            (key, tr(PHRASES[f"tab_{key}"]), f"{own}?{page.query_of(wanted, table, tab=key)}") for key in page.TABS
        ],
        "by_department": f"{own}?{page.query_of(wanted, table, tab='map')}&by=department" if wanted.survey else "",
        "panel": page.panel_of(wanted),
        "own": own,
        "here": here,
        "files": page.files_of(wanted, query) if table else [],
        "citation": cite.citation(table, here) if table else "",
        "embedded": embedded,
        "embed_code": f'<iframe src="{request.build_absolute_uri(embedded)}" width="100%" height="520" '
        f'title="{tr(page.title_of(wanted))}"></iframe>',
        "command": cite.command(table) if table else "",
        "python": cite.python(table) if table else "",
        "source": table.survey.source.citation() if table else "",
        "place": "evidence_pages",
        "crumbs": [(tr(PHRASES["title"]), link("evidence_pages:list")), (tr(wanted.indicator.title), "")],
        "lang_of_numbers": spoken(),
    }


def _safe(drawing: str) -> str:
    return mark_safe(drawing)  # drawn by publish, which escapes every word
