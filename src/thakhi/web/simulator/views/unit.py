"""The simulator for one unit: choose it, choose what changes, read what each regime would leave."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thakhi.web.evidence_pages.phrases import PHRASES as EVIDENCE
from thakhi.web.kept_pages import same_for_strangers
from thakhi.web.language import link, tr
from thakhi.web.people.limits import limit
from thakhi.web.simulator import bridge, cite
from thakhi.web.simulator.answer import changes_of, fields_of, groups_of, reform_of, shown
from thakhi.web.simulator.asked import DAY, asked
from thakhi.web.simulator.phrases import PHRASES
from thakhi.web.simulator.queries import offered

TIMES, MINUTES = 600, 10  # answers for one reader
EXAMPLES: dict[str, dict[str, str]] = {
    "example_1": {"actividad": "comercio", "ventas": "4000", "compras": "2600", "capital": "9000"},
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
@same_for_strangers
def simulator(request: HttpRequest) -> HttpResponse:
    """The form, and the answer where an activity was chosen. *Fails when* a number of the unit cannot be (400)."""
    there = offered(request.user)
    wanted = asked(request.GET, there)
    own = link("simulator:simulator")
    first, rest = fields_of(wanted)
    kept = {name: value for name, value in wanted.written if name in {"scenario"} or name.startswith(("g.", "p."))}
    page = {
        "asked": wanted,
        "examples": [
            (tr(PHRASES[key]), f"{own}?{urlencode({**given, 'date': DAY, 'now': bridge.SIN, **kept})}")
            for key, given in EXAMPLES.items()
        ],
        "first": first,
        "rest": rest,
        "rest_told": any(field["value"] for field in rest),
        "regimes": [(name, tr(title), name == wanted.now) for name, title in bridge.regimes_of(wanted.day)],
        "scenarios": [(one.key, tr(one.shape.title), one == wanted.scenario, tr(one.cycle_title)) for one in there],
        "about": tr(wanted.scenario.shape.about) if wanted.scenario else "",
        "national": link("simulator:scenario", wanted.scenario.cycle, wanted.scenario.shape.id)
        if wanted.scenario
        else "",
        "changes": changes_of(wanted),
        "groups": groups_of(wanted),
        "found": None,
        "place": "evidence_pages",
        "crumbs": [(tr(EVIDENCE["title"]), link("evidence_pages:list")), (tr(PHRASES["title"]), "")],
    }
    if wanted.has_unit:
        limit(request, "simulator", times=TIMES, minutes=MINUTES)
        found = reform_of(wanted)
        address = request.build_absolute_uri(f"{own}?{wanted.query(seen=found.hash)}")
        page |= {
            "found": shown(found, wanted),
            "title": tr(found.title) if wanted.scenario else tr(PHRASES["law_now"]),
            "address": address,
            "citation": cite.unit_citation(found, address),
            "command": cite.unit_command(wanted),
            "python": cite.unit_python(wanted),
        }
    return render(request, "simulator/simulator.html", page)
