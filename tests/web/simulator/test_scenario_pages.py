"""The national page of each scenario tells the frozen run: every figure, both intervals apart, tests, warnings."""

from __future__ import annotations

import csv
import io
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from thakhi.folder.simulation import frozen_scenarios
from thakhi.publish.numbers import write_number
from thakhi.terms.absence import Absence
from thakhi.terms.scenario import ScenarioResult
from thakhi.web.workshops.models import Cycle, KeptFile

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]
FOUND = frozen_scenarios(ROOT / "examples" / "bolivia-2021", "ine_bolivia_eh2019")
assert FOUND
RESULTS = FOUND.scenarios


def address(cycle: Cycle, result: ScenarioResult, end: str = "/", lang: str = "es") -> str:
    base = "/es/simulador/escenarios" if lang == "es" else "/en/simulator/scenarios"
    return f"{base}/{cycle.slug}/{result.id}{end}"


@pytest.mark.parametrize("result", RESULTS, ids=lambda r: r.id)
def test_the_page_tells_the_frozen_run(client: Client, bolivia: Cycle, result: ScenarioResult) -> None:
    answer = client.get(address(bolivia, result))
    page = unescape(answer.content.decode())

    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    assert result.about.es in page
    assert result.hash in page
    for warning in result.warnings:
        assert warning.es in page
    for test in FOUND.back_tests:  # type: ignore[union-attr]
        assert test.title.es.casefold() in page.casefold()
    for measure in ("registered_after", "winners", "losers"):
        for level in ("1", "5"):
            figure = result.figure(measure, "income_fifth", level)
            if measure != "registered_after" and not isinstance(figure.estimate.value, Absence):
                assert write_number(100 * figure.estimate.value, 1, "es") in page
        total = result.figure(measure)
        assert total.assumption
        assert total.estimate.interval
        for span in (total.estimate.interval, total.assumption):
            low, high = (write_number(100 * end, 1, "es") for end in (span.low, span.high))
            assert f"{low} … {high}" in page
    for regime in ("sin_registro", "regimen_general_unipersonal"):
        for side in ("before", "after"):
            value = result.figure(f"{side}_{regime}").estimate.value
            assert isinstance(value, float)
            assert write_number(100 * value, 1, "es") in page
    assert client.get(address(bolivia, result, lang="en")).status_code == 200


def test_assumptions_are_written_as_each_language_writes_numbers(client: Client, bolivia: Cycle) -> None:
    drawn = next(v for v in RESULTS[0].assumptions if v.low is not None and v.low != int(v.low))
    for lang in ("es", "en"):
        page = unescape(client.get(address(bolivia, RESULTS[0], lang=lang)).content.decode())
        row = page[page.index(drawn.title.to(lang).capitalize()) :].partition("</tr>")[0]
        low, high = (f"{end:g}" if lang == "en" else f"{end:g}".replace(".", ",") for end in (drawn.low, drawn.high))
        assert f">{low}–{high}<" in row, row


@pytest.mark.parametrize("result", RESULTS, ids=lambda r: r.id)
def test_the_csv_is_the_run(client: Client, bolivia: Cycle, result: ScenarioResult) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(address(bolivia, result, ".csv")).content.decode())))

    assert len(rows) == len(result.figures)
    for row, figure in zip(rows, result.figures, strict=True):
        e = figure.estimate
        assert row["measure"] == figure.measure
        assert (row["value"] == "") == isinstance(e.value, Absence)
        if isinstance(e.value, float):
            assert float(row["value"]) == pytest.approx(e.value)
        if figure.assumption:
            assert float(row["assumption_low"]) == pytest.approx(figure.assumption.low)


def test_a_file_that_changed_after_the_run_is_said(client: Client, bolivia: Cycle) -> None:
    row = KeptFile.objects.get(cycle=bolivia, path="scenarios/siete_rg.yaml")
    row.content = bytes(row.content) + b"\n# later\n"
    row.save()
    by_id = {result.id: result for result in RESULTS}

    assert b"is-stale" in client.get(address(bolivia, by_id["siete_rg"])).content
    assert b"is-stale" not in client.get(address(bolivia, by_id["monotributo"])).content


def test_what_is_not_there_is_not_found(client: Client, bolivia: Cycle) -> None:
    for end in ("/", ".csv", ".yaml"):
        assert client.get(f"/es/simulador/escenarios/{bolivia.slug}/nada{end}").status_code == 404
        assert client.get(f"/es/simulador/escenarios/nada/monotributo{end}").status_code == 404
