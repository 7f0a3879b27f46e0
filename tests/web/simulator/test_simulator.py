"""The simulator: the answer is the room's own, its address keeps it, what cannot be is refused in words."""

from __future__ import annotations

import json
import os
import re
import shlex
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.test import Client

from thakhi import pipeline
from thakhi.cli import main
from thakhi.publish.regimes import CONFIDENCE
from thakhi.simulate.one_unit import read_shape, reform_for_unit
from thakhi.web.simulator.asked import DAY
from thakhi.web.simulator.views.unit import EXAMPLES
from thakhi.web.workshops.models import Cycle, KeptFile

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
CYCLE = ROOT / "examples" / "bolivia-2021"
STALL = {"actividad": "comercio", "ventas": "4000", "compras": "2600", "date": DAY, "now": "sin_registro"}


def text_of(client: Client, address: str, query: dict[str, str] | None = None) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, answer.content
    return unescape(answer.content.decode())


def whole(value: float) -> str:
    return f"{round(value):,}".replace(",", ".")


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_answer_as_the_rules_do(client: Client, name: str) -> None:
    """What an example tells is taken as told; what it leaves out is in the answer that is written."""
    told = {k: v if not v.isdigit() else float(v) for k, v in EXAMPLES[name].items()}
    bought = told.pop("compras", None)
    page = text_of(client, "/es/simulador/", {**EXAMPLES[name], "date": DAY})
    found = reform_for_unit(DAY, purchases=bought, **told)

    for one in found.regimes:
        assert one.title.es.casefold() in page.casefold()
        assert all(reason.es in page for reason in one.after.reasons)
        if one.after.is_open:
            assert isinstance(one.net_after, float)
            assert whole(one.net_after) in page.replace("\u2212", "-")
    if {"capital", "compras_con_factura"} <= set(told):
        known = {o.regime: o for o in pipeline.regimes(DAY, **told)}
        assert {o.regime: o.after.is_open for o in found.regimes} == {n: o.is_open for n, o in known.items()}


@pytest.mark.parametrize("scenario", ["monotributo", "aporte_mujeres", "registro_gratuito"])
def test_both_columns_are_the_rooms(client: Client, bolivia: Cycle, scenario: str) -> None:
    query = {**STALL, "scenario": f"{bolivia.slug}/{scenario}", "g.sex": "woman", "p.impuestos.iva": "0,1"}
    page = text_of(client, "/es/simulador/", query).replace("\u2212", "-")
    shape = read_shape(CYCLE / "scenarios" / f"{scenario}.yaml")
    found = reform_for_unit(
        DAY, shape=shape, groups={"sex": "woman"}, changes={"impuestos.iva": 0.1}, purchases=2600.0,
        actividad="comercio", ventas=4000.0,
    )  # fmt: skip

    assert found.hash in page
    assert shape.title.es in page
    for one in found.regimes:
        if not one.after.is_open:
            continue
        for value in (one.net_after, one.from_today, *([one.net_before] if one.before else [])):
            assert isinstance(value, float)
            assert whole(value) in page
        if one.spread_after and round(one.spread_after.low) != round(one.spread_after.high):
            assert f"(de {whole(one.spread_after.low)} a {whole(one.spread_after.high)})" in page
        for line in one.after.lines:
            assert not line.counts or (line.why.es in page and line.law in page)
            if line.counts and line.parameters:
                assert f"confianza: {CONFIDENCE[line.confidence].es}" in page


def test_the_address_keeps_the_answer_and_says_when_it_moved(client: Client, bolivia: Cycle) -> None:
    query = {**STALL, "scenario": f"{bolivia.slug}/monotributo", "capital": "", "ventas": "4.000"}
    first = text_of(client, "/es/simulador/", query)
    kept = re.search(r'<p class="cite"><a href="([^"]+)"', first)
    assert kept
    parts = urlsplit(kept[1])
    told = {name: values[0] for name, values in parse_qs(parts.query).items()}

    assert told["ventas"] == "4000"
    assert "capital" not in told
    again = text_of(client, f"{parts.path}?{parts.query}")
    assert "cambió una norma" not in again
    assert text_of(client, "/en/simulator/", told).count(told["seen"]) > 1  # the same answer in the other language
    moved = text_of(client, "/es/simulador/", {**told, "seen": "0" * 16})
    assert "cambió una norma" in moved


def test_it_can_be_computed_again(client: Client, bolivia: Cycle, tmp_path: Path, monkeypatch: Any) -> None:
    query = {**STALL, "scenario": f"{bolivia.slug}/aporte_mujeres", "g.sex": "woman", "p.impuestos.it": "0.02"}
    page = text_of(client, "/es/simulador/", query)
    command = re.search(r'<code class="line">(thakhi reform [^<]+)</code>', page)
    code = re.search(r"<pre[^>]*>(from pathlib.+?)</pre>", page, re.DOTALL)
    file = client.get(f"/es/simulador/escenarios/{bolivia.slug}/aporte_mujeres.yaml")
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "aporte_mujeres.yaml").write_bytes(file.content)
    monkeypatch.chdir(tmp_path)
    assert command
    assert code

    ran: dict[str, Any] = {}
    exec(code[1], ran)  # noqa: S102 - the page's own lines, as a reader would run them
    told = CliRunner().invoke(main, [*shlex.split(command[1])[1:], "--format", "json"])
    assert told.exit_code == 0, told.output
    assert ran["found"].hash in page
    assert json.loads(told.stdout)["hash"] == ran["found"].hash
    assert os.listdir(tmp_path) == ["scenarios"]


@pytest.mark.parametrize(
    "query",
    [
        "actividad=nada",
        "actividad=comercio&ventas=-5",
        "actividad=comercio&ventas=x&date=2019-07-01",
        "actividad=comercio&date=mañana",
        "actividad=comercio&now=nada",
        "actividad=comercio&scenario=nada/nada",
        "actividad=comercio&p.impuestos.nada=1",
        "actividad=comercio&p.impuestos.iva=13",
        "actividad=comercio&compras=1&compras_con_factura=2",
        "date=1900-01-01",
        "ventas=nan&actividad=comercio",
        "compras=inf&actividad=comercio",
    ],
)
def test_what_cannot_be_is_refused(client: Client, query: str) -> None:
    assert client.get(f"/es/simulador/?{query}").status_code == 400


def test_an_empty_site_simulates_the_law(client: Client) -> None:
    assert "Punto de partida" in text_of(client, "/es/simulador/", STALL)
    assert "Todavía no hay escenarios" in text_of(client, "/es/simulador/escenarios/")
    assert "No scenarios have been published yet" in text_of(client, "/en/simulator/scenarios/")


def test_scenarios_of_a_hidden_cycle_are_nowhere(client: Client, bolivia: Cycle) -> None:
    Cycle.objects.update(is_published=False)
    base = f"/es/simulador/escenarios/{bolivia.slug}/monotributo"

    assert [client.get(base + end).status_code for end in ("/", ".csv", ".yaml")] == [404, 404, 404]
    assert "monotributo" not in text_of(client, "/es/simulador/escenarios/")
    assert "monotributo" not in text_of(client, "/es/simulador/")
    assert client.get("/es/simulador/", {**STALL, "scenario": f"{bolivia.slug}/monotributo"}).status_code == 400


@pytest.mark.parametrize("count", [1, 3])
def test_a_fixed_number_of_queries(client: Client, bolivia: Cycle, count: int, django_assert_num_queries: Any) -> None:
    kept = KeptFile.objects.filter(cycle=bolivia, path__startswith="scenarios/").order_by("path")
    KeptFile.objects.filter(pk__in=[row.pk for row in kept[count:]]).delete()

    for address in ("/es/simulador/escenarios/", "/es/simulador/"):
        cache.clear()
        with django_assert_num_queries(2):
            assert client.get(address).content.decode().count("aporte") > 0
