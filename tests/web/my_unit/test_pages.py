"""The self-check without a script, its guide and form, and answers that are given and taken back."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.advise.test_guide import MARKET
from tests.web.conftest import SignIn
from thakhi.web.my_unit.models import Donation
from thakhi.web.people.models import Account

PAGE = "/es/mi-unidad/"
pytestmark = pytest.mark.django_db


def _said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_questions_stand_on_one_page_that_keeps_nothing(client: Client) -> None:
    page = client.get(PAGE)

    assert len(re.findall(r'<fieldset class="question"', page.content.decode())) == 20
    assert "no-store" in page.headers["Cache-Control"]
    assert len(page.content) < 150_000


@pytest.mark.parametrize(("address", "says"), [(PAGE, "la decisión es suya"), ("/en/my-unit/", "decision is yours")])
def test_the_plan_without_a_script(client: Client, address: str, says: str) -> None:
    page = _said(client.post(address, MARKET).content.decode())

    assert says in page
    assert "grado de la evidencia" in page or "evidence grade" in page
    assert Donation.objects.count() == 0


def test_what_is_missing_is_asked_for(client: Client) -> None:
    assert "falta contestar" in _said(client.post(PAGE, {"actividad": "comercio"}).content.decode())


def test_an_impossible_answer_is_a_mistake_of_the_reader(client: Client) -> None:
    assert client.post(PAGE, {"actividad": "mineria"}).status_code == 400


def test_the_guide_is_small_and_asked_again_only_when_it_changed(client: Client) -> None:
    guide = client.get("/es/mi-unidad/guia.json")

    assert len(guide.content) < 150_000
    assert len(json.loads(guide.content)["questions"]) == 20
    assert client.get("/es/mi-unidad/guia.json", headers={"If-None-Match": guide.headers["ETag"]}).status_code == 304


def test_the_form_and_the_worker_are_files(client: Client) -> None:
    assert client.get("/es/mi-unidad/formulario.xlsx").content[:2] == b"PK"
    worker = client.get("/es/mi-unidad/sin-conexion.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert '"/es/mi-unidad/guia.json"' in worker.content.decode()


def _give(client: Client, **more: Any) -> str:
    page = client.post("/es/mi-unidad/donar/", {**MARKET, "consent": "yes", **more})
    found = re.search(r"<code>([a-z0-9-]+)</code>", page.content.decode())
    return found[1] if found else ""


def test_answers_are_given_only_with_consent_and_taken_back_with_the_code(client: Client) -> None:
    assert _give(client, consent="") == ""
    assert Donation.objects.count() == 0
    code = _give(client)
    row = Donation.objects.get()
    assert (row.answers["ventas"], row.source, code in row.code) == (["v2"], "site", False)

    client.post("/es/mi-unidad/respuestas/", {"code": "nada"})
    assert Donation.objects.count() == 1
    client.post("/es/mi-unidad/respuestas/", {"code": code.upper()})
    assert Donation.objects.count() == 0


def test_few_answers_are_not_shown_and_many_are_volunteers(client: Client) -> None:
    for _ in range(4):
        _give(client)
    assert "hacen falta al menos 5" in _said(client.get("/es/mi-unidad/respuestas/").content.decode())
    _give(client, actividad="comidas")

    page = _said(client.get("/es/mi-unidad/respuestas/").content.decode())

    assert "voluntarios, no una muestra" in page
    assert page.count("menos de 5") > 1


def test_only_an_administrator_brings_an_export(client: Client, sign_in: SignIn, marta: Account) -> None:
    def bring(who: Client, text: str) -> int:
        file = SimpleUploadedFile("k.csv", text.encode())
        return who.post("/es/mi-unidad/respuestas/traer/", {"file": file}).status_code

    assert (bring(client, "actividad\ncomercio\n"), bring(sign_in(marta), "actividad\ncomercio\n")) == (302, 403)
    assert Donation.objects.count() == 0
    marta.is_admin = True
    marta.save()
    admin = sign_in(marta)

    bring(admin, "actividad,personas\ncomercio,1\ncomidas,2a4\n")
    bring(admin, "actividad\nmineria\n")

    assert list(Donation.objects.values_list("source", flat=True)) == ["import", "import"]
    assert "k.csv:2" in _said(admin.get("/es/mi-unidad/respuestas/").content.decode())
