"""The list of practices with its filters, the page of one, the gap map, the CSV."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from thakhi.terms.practice import Fit
from thakhi.web.evidence_pages.phrases import PHRASES as EVIDENCE
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.practice_pages import bridge
from thakhi.web.practice_pages.phrases import PHRASES


@require_safe
@same_for_strangers
def listed(request: HttpRequest) -> HttpResponse:
    """The practices made for whom the filters say, by grade."""
    owner = _owner(request)
    found = bridge.evidence(owner).fits
    filters = [
        {
            "name": name,
            "label": tr(PHRASES[name]),
            "options": [(value, tr(words), request.GET.get(name) == value) for value, words in values.items()],
        }
        for name, values in bridge.FILTERS.items()
    ]
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    shown = {
        "filters": filters,
        "count": tr(PHRASES["count"]).format(len(found)),
        "rows": [_row(fit) for fit in found],
        "csv": link("practice_pages:csv") + query,
        **_frame(),
    }
    return render(request, "practice_pages/list.html", shown)


@require_safe
@same_for_strangers
def practice(request: HttpRequest, practice: str) -> HttpResponse:
    """One practice: what it is, what it cost, every effect, the average where there is one, contradictions."""
    everything, lang = bridge.evidence(), spoken()
    fit = next((one for one in everything.fits if one.practice.id == practice), None)
    if fit is None:
        raise Http404
    words = fit.practice.words(lang)
    pools = [pool for pool in everything.pools if pool.practice == practice]
    wide, narrow = bridge.forest(pools, lang) if pools else ("", "")
    facts = [("what", words.what), ("target", words.target), ("cost", words.cost or tr(PHRASES["not_found"]))]
    facts += [(key, said) for key, said in (("caution", words.caution), ("fit", words.bolivia_fit)) if said]
    shown = {
        **_row(fit),
        "facts": [(tr(PHRASES[key]), said) for key, said in facts],
        "words_lang": "es" if lang == "es" and fit.practice.es else "en",
        "effects": fit.practice.effects,
        "wide": mark_safe(wide),  # drawn by publish, which escapes every word
        "narrow": mark_safe(narrow),
        "pooled": [bridge.forest_told(pool, lang) for pool in pools],
        "contradictions": [
            (tr(bridge.OUTCOMES[one.outcome]), [(line, _finding(line.reading.finding)) for line in one.lines])
            for one in everything.contradictions
            if one.practice == practice
        ],
        **_frame(tr(fit.practice.title)),
    }
    return render(request, "practice_pages/practice.html", shown)


@require_safe
@same_for_strangers
def gap_map(request: HttpRequest) -> HttpResponse:
    """Which outcome was measured in each theme, and which nobody measured."""
    lang = spoken()
    rows = [
        (bridge.theme_words(cell.theme, lang), tr(bridge.OUTCOMES[cell.outcome]), cell.grades)
        for cell in bridge.evidence().gaps.cells
    ]
    drawing = mark_safe(bridge.gap_drawing(lang))  # drawn by publish, which escapes every word
    return render(
        request, "practice_pages/gaps.html", {"drawing": drawing, "rows": rows, **_frame(tr(PHRASES["gaps"]))}
    )


@require_safe
def csv_file(request: HttpRequest) -> HttpResponse:
    """The practices of the list, one row a number."""
    answer = HttpResponse(bridge.as_csv(_owner(request), spoken()), content_type="text/csv; charset=utf-8")
    answer["Access-Control-Allow-Origin"] = "*"  # open data: other pages may read it
    return answer


def _owner(request: HttpRequest) -> str:
    """What the filters say, as `thakhi practices --for` reads it; values that do not exist are passed over."""
    given = {name: request.GET.get(name, "") for name in bridge.FILTERS}
    return ",".join(f"{name}={value}" for name, value in given.items() if value in bridge.FILTERS[name])


def _row(fit: Fit) -> dict[str, Any]:
    practice = fit.practice
    return {
        "title": tr(practice.title),
        "address": link("practice_pages:practice", practice.id),
        "grade": practice.grade,
        "grade_words": tr(PHRASES["grade"]).format(practice.grade, tr(bridge.GRADES[practice.grade])),
        "whom": bridge.fits_words(practice.fits, spoken()),
        "effect_count": len(practice.effects),
    }


def _finding(name: str) -> str:
    return tr(bridge.FINDINGS[name]) if name in bridge.FINDINGS else tr(PHRASES["not_found"])


def _frame(last: str = "") -> dict[str, Any]:
    above = [(tr(EVIDENCE["title"]), link("evidence_pages:list"))]
    own = link("practice_pages:list") if last else ""
    return {
        "place": "evidence_pages",
        "crumbs": [*above, (tr(PHRASES["title"]), own), *([(last, "")] if last else [])],
    }
