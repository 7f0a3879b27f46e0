"""The page of who was heard in a cycle, and its numbers as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from thakhi.terms.absence import Absence
from thakhi.terms.disclosure import LEAST_CASES
from thakhi.web.access import found
from thakhi.web.heard import bridge
from thakhi.web.heard.bridge import Balance
from thakhi.web.heard.cells import Line, as_csv, page_of, totals, written
from thakhi.web.heard.chart import drawing
from thakhi.web.heard.phrases import PHRASES
from thakhi.web.heard.queries import DIMENSIONS, gathered
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, spoken, tr
from thakhi.web.phrases import PHRASES as SITE
from thakhi.web.templatetags.site import said
from thakhi.web.workshops.models import Cycle

NOTES = ("how_over", "how_suppressed", "how_public", "how_absent", "how_share")


@require_safe
@same_for_strangers
def heard(request: HttpRequest, cycle: str) -> HttpResponse:
    """Who was heard."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    made, estimates = gathered(row)
    balance = bridge.balance_of(made)
    wide, narrow = drawing(balance, bridge.women_of_owners(estimates))
    words: dict[str, Any] = {
        "cycle": row,
        "sentence": bridge.sentence(balance),
        "totals": totals(balance),
        "tables": [_table(name, balance) for name in DIMENSIONS],
        "crossed": _crossed(balance),
        "sexes": [tr(text) for text in DIMENSIONS["sex"].values()],
        "wide": mark_safe(wide),  # drawn by publish, which escapes every word
        "narrow": mark_safe(narrow),
        "unassigned": round(balance.unassigned_minutes),
        "survey": estimates[0] if estimates else None,
        "notes": [tr(PHRASES[key]).format(LEAST_CASES) for key in NOTES],
        "place": "workshops",
        "crumbs": _crumbs(row),
    }
    return render(request, "heard/heard.html", words)


@require_safe
def csv_file(request: HttpRequest, cycle: str) -> HttpResponse:
    """Every number of the page."""
    row = found(request, Cycle.objects.all(), slug=cycle)
    answer = HttpResponse(as_csv(bridge.balance_of(gathered(row)[0])), content_type="text/csv; charset=utf-8")
    name = "who-was-heard" if spoken() == "en" else "quien-fue-escuchado"
    answer["Content-Disposition"] = f'attachment; filename="{row.slug}-{name}.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _table(name: str, balance: Balance) -> dict[str, Any]:
    return {
        "name": name,
        "title": tr(PHRASES[f"by_{name}"]),
        "head": tr(PHRASES[name]),
        "page": page_of(balance.tables[name]),
    }


def _crossed(balance: Balance) -> list[Line]:
    """Rows by sector, columns by sex; nothing where no cell is shown."""
    if all(isinstance(number.value, Absence) for number in balance.crossed.values()):
        return []
    return [
        Line(tr(words), tuple(written("attended", balance.crossed[sex, sector]) for sex in DIMENSIONS["sex"]))
        for sector, words in DIMENSIONS["sector"].items()
    ]


def _crumbs(cycle: Cycle) -> list[tuple[str, str]]:
    return [
        (tr(SITE["workshops"]), link("workshops:list")),
        (said(cycle.title), link("workshops:cycle", cycle.slug)),
        (tr(PHRASES["title"]), ""),
    ]
