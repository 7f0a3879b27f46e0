"""Indicator pages: the figures of the rooms, in every shape, with nothing of too few people."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.web.evidence_pages.conftest import ROOT
from thakhi import pipeline
from thakhi.cli import main
from thakhi.terms.absence import Absence
from thakhi.terms.survey import Survey
from thakhi.web.evidence_pages import bridge
from thakhi.web.evidence_pages.questions import AMOUNTS, COUNTS, OTHERS, OWNERS, WHOLE, question_of
from thakhi.web.people.models import Attempt
from thakhi.web.workshops.models import Cycle

KEPT = json.loads((ROOT / "examples/bolivia-2021/evidence/ine_bolivia_eh2019/estimates.json").read_text())
FROZEN = next(e for e in KEPT["estimates"] if e["indicator"] == "share_without_nit" and not e.get("cell"))
ONE = "/es/evidencia/share_without_nit"


def rows(client: Client, query: str = "", one: str = ONE) -> list[dict[str, str]]:
    answer = client.get(f"{one}.csv{query}")
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_frozen_figures_open_without_records(client: Client, bolivia: Cycle) -> None:
    page = client.get(ONE).content.decode()

    assert "¿Qué parte de las personas dueñas no tiene NIT?" in page
    assert "91,5\u00a0%" in page
    assert "8.235" in page
    assert "Instituto Nacional de Estadística" in page
    assert "no está" in page or "no están aquí" in page


def test_the_figures_are_those_of_the_pipeline(client: Client, with_records: Survey) -> None:
    found = {(r["sector"], r["sex"]): r for r in rows(client, "?by=sector&compare=sex")}
    computed = pipeline.estimate(("share_without_nit",), survey=with_records, by=("sector",), compare="sex")

    shown = 0
    for one in computed:
        row = found.get((dict(one.cell)["sector"], dict(one.cell)["sex"]))
        if row and row["estimate"]:
            shown += 1
            assert (float(row["estimate"]), int(row["n"])) == (one.value, one.n)
    assert shown > 10
    assert any(sex == "woman-man" and row["ci_low"] for (_, sex), row in found.items())


def test_a_table_can_be_computed_again_as_it_says(
    client: Client, with_records: Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command and the lines of Python of the page, run as a reader would, give the figures of the page."""
    (tmp_path / "thakhi-data").symlink_to(Path(with_records.folder).parents[1])
    monkeypatch.chdir(tmp_path)
    page = unescape(client.get(f"{ONE}?by=area&compare=sex").content.decode())
    command = re.search(r'<code class="line">(thakhi estimate [^<]+)</code>', page)
    code = re.search(r"<pre[^>]*>(from pathlib.+?)</pre>", page, re.DOTALL)
    assert command
    assert code

    ran: dict[str, Any] = {}
    exec(code[1], ran)  # noqa: S102 - the page's own lines
    told = CliRunner().invoke(main, [*shlex.split(command[1])[1:], "--format", "csv", "--home", "thakhi-data"])
    shown = [float(row["estimate"]) for row in rows(client, "?by=area&compare=sex")]

    assert len(shown) == 6
    assert [one.value for one in ran["estimates"]] == shown
    assert [float(row["estimate"]) for row in csv.DictReader(io.StringIO(told.stdout))] == pytest.approx(shown)
    assert "6B.19a: «La empresa, negocio, taller" in page


def test_no_cell_of_few_people_and_none_that_comes_out_by_subtraction(client: Client, with_records: Survey) -> None:
    query = "?by=sector&by=department"
    found = rows(client, query, "/es/evidencia/owners_total")
    bare = pipeline.estimate(("owners_total",), survey=with_records, by=("sector", "department"))
    few = {one.cell for one in bare if one.value is Absence.SUPPRESSED}
    assert few, "the small survey has cells of few people"

    hidden = {(r["sector"], r["department"]) for r in found if r["quality"] == "suppressed"}
    assert {(dict(cell)["sector"], dict(cell)["department"]) for cell in few} <= hidden
    for place in (0, 1):
        for level in {cell[place] for cell in hidden}:
            line = [r for r in found if (r["sector"], r["department"])[place] == level]
            alone = [r for r in line if r["quality"] == "suppressed"]
            assert len(alone) != 1 or len(line) == 1, level
    assert all(not r["estimate"] and not r["n"] and not r["se"] for r in found if r["quality"] == "suppressed")
    page = client.get(f"/es/evidencia/owners_total{query}&tab=table").content.decode()
    assert 'class="is-absent"' in page
    assert "menos de 5 casos" in page


def test_nobody_filters_or_crosses_more_than_allowed(client: Client, with_records: Survey) -> None:
    whole = rows(client, "?by=sex")

    assert rows(client, "?by=sex&where=age%3D33") == whole  # a free filter is not read
    answer = client.get(f"{ONE}?by=sex&by=area&by=department&by=sector")
    assert (answer.status_code, "como mucho 3" in answer.content.decode()) == (400, True)
    assert client.get(f"{ONE}?by=age").status_code == 400
    assert client.get("/es/evidencia/nothing").status_code == 404


def test_computing_is_rationed_and_kept(client: Client, with_records: Survey) -> None:
    for _ in range(2):
        client.get(f"{ONE}.csv?by=area")
    counted = sum(Attempt.objects.values_list("count", flat=True))
    assert counted == 1

    Attempt.objects.update(count=10_000)
    assert client.get(f"{ONE}.csv?by=area").status_code == 200
    assert client.get(f"{ONE}.csv?by=department").status_code == 429


@pytest.mark.parametrize("lang", ["es/evidencia", "en/evidence"])
def test_every_file_is_at_its_address(client: Client, bolivia: Cycle, lang: str) -> None:
    base = f"/{lang}/share_without_nit"
    metadata = json.loads(client.get(f"{base}.metadata.json").content)
    head = client.get(f"{base}.csv")
    columns = [column["name"] for column in metadata["tableSchema"]["columns"]]

    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert head.content.decode().splitlines()[0].split(",") == columns
    assert "metadata.json" in head.headers["Link"]
    assert metadata["notes"][0]["questions"]
    assert client.get(f"{base.rpartition('/')[0]}/{metadata['url']}").content == head.content
    facts = json.loads(client.get(f"{base}.json").content)
    assert facts[0]["estimate"] == FROZEN["value"]
    assert client.get(f"{base}.svg").content.startswith(b"<svg")
    assert client.get(f"{base}.bib").content.startswith(b"@misc{share_without_nit")
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"{base}.zip").content))
    assert packed.read("share_without_nit.csv") == head.content
    assert sorted(packed.namelist())[0] == "README.txt"
    assert client.get(f"{base}.zip").content == client.get(f"{base}.zip").content


def test_only_the_embedded_page_stands_in_a_frame(client: Client, bolivia: Cycle) -> None:
    page, framed = client.get(ONE), client.get(f"{ONE}/insertar/")

    assert "frame-ancestors 'none'" in page.headers["Content-Security-Policy"]
    assert page.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors *" in framed.headers["Content-Security-Policy"]
    assert "'none' *" not in framed.headers["Content-Security-Policy"]
    assert "script-src 'self'" in framed.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed.headers


def test_a_hidden_cycle_brings_no_figure(client: Client, bolivia: Cycle) -> None:
    Cycle.objects.update(is_published=False)

    assert "thakhi load" in client.get("/es/evidencia/").content.decode()
    assert client.get(f"{ONE}.csv").status_code == 404
    assert "91,5" not in client.get(ONE).content.decode()


def test_search_finds_without_accents_and_says_when_nothing(client: Client, bolivia: Cycle) -> None:
    assert "no lleva ningún registro" in client.get("/es/evidencia/?q=NINGUN+registro").content.decode()
    assert "Ningún indicador habla de «xyzzy»" in client.get("/es/evidencia/?q=xyzzy").content.decode()


def test_the_number_of_queries_is_fixed(client: Client, bolivia: Cycle, django_assert_num_queries: Any) -> None:
    for address in ("/es/evidencia/", ONE, f"{ONE}?tab=table", "/es/evidencia/owners_total"):
        with django_assert_num_queries(2):  # the count of changes, the kept files
            client.get(address)


def test_questions_name_indicators_that_exist() -> None:
    there = set(bridge.indicators())
    named = {f"share_owners_{name}" for name in OWNERS} | set(OTHERS) | set(WHOLE) | set(AMOUNTS) | set(COUNTS)

    assert named - there == set()
    for one in bridge.indicators().values():
        asked = question_of(one.id, one.title)
        assert asked.es.startswith("¿"), one.id
        assert asked.en.endswith("?"), one.id
