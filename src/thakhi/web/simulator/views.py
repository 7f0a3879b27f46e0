"""One page: the unit as a form, and every regime for it, line by line with its reason and its law."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.terms.absence import Absence
from thakhi.terms.regime import RegimeOutcome
from thakhi.web.evidence_pages.phrases import PHRASES as EVIDENCE
from thakhi.web.language import link, spoken, tr
from thakhi.web.simulator import bridge
from thakhi.web.simulator.phrases import PHRASES

DAY = "2019-07-01"
EXAMPLES: dict[str, dict[str, str]] = {
    "example_1": {"actividad": "comercio", "ventas": "4000", "compras_sin_factura": "2600", "capital": "9000"},
    "example_2": {"actividad": "comidas", "ventas": "5500", "compras_sin_factura": "3000", "capital": "6000"},
    "example_3": {"actividad": "artesania", "ventas": "7000", "compras_con_factura": "2000", "trabajadores": "2"},
    "example_4": {
        "actividad": "transporte", "ventas": "5000", "otros_gastos": "1500", "vehiculos": "1",
        "servicio_transporte": "taxi_vagoneta_minibus",
    },
    "example_5": {
        "actividad": "industria", "ventas": "25000", "compras_con_factura": "9000", "trabajadores": "5",
        "asalariados": "3", "capital": "60000",
    },
}  # fmt: skip


@require_safe
def simulator(request: HttpRequest) -> HttpResponse:
    """The form, and the answer where an activity was chosen. *Fails when* a number of the unit cannot be (400)."""
    told = {one.name: request.GET.get(one.name, "").strip()[:60] for one in bridge.INPUTS}
    unit = {name: value for name, value in told.items() if value}
    day = request.GET.get("date", "")[:10] or DAY
    outcomes = bridge.regimes(day, **{n: _value(n, v) for n, v in unit.items()}) if "actividad" in unit else []
    shown = {
        "examples": [
            (tr(PHRASES[key]), f"{link('simulator:simulator')}?{urlencode({**given, 'date': DAY})}")
            for key, given in EXAMPLES.items()
        ],
        "day": day,
        "fields": [_field(one, told[one.name]) for one in bridge.INPUTS],
        "open": [_shown(one) for one in outcomes if one.is_open],
        "closed": [(tr(one.title), "; ".join(map(tr, one.reasons))) for one in outcomes if not one.is_open],
        "place": "evidence_pages",
        "crumbs": [(tr(EVIDENCE["title"]), link("evidence_pages:list")), (tr(PHRASES["title"]), "")],
    }
    return render(request, "simulator/simulator.html", shown)


def _value(name: str, value: str) -> Any:
    """A number where it is one; the room refuses the rest in words."""
    try:
        return float(value)
    except ValueError:
        return value


def _field(one: bridge.Input, value: str) -> dict[str, Any]:
    choices = [(choice, choice.replace("_", " "), choice == value) for choice in one.choices]
    return {"name": one.name, "label": tr(one.title), "unit": one.unit, "value": value, "choices": choices}


def _shown(one: RegimeOutcome) -> dict[str, Any]:
    lines = [
        (tr(line.title), _amount(line.amount_bob_month), tr(line.why), line.law)
        for line in one.lines
        if line.counts or isinstance(line.amount_bob_month, Absence)
    ]
    amounts = (one.net_bob_month, one.taxes_bob_month, one.contributions_bob_month)
    return {"title": tr(one.title), "law": one.law, "lines": lines, "amounts": [_amount(value) for value in amounts]}


def _amount(value: float | Absence) -> str:
    return tr(PHRASES["not_found"]) if isinstance(value, Absence) else bridge.write_number(value, 0, spoken())
