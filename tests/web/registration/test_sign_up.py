"""Registering: only what is declared is asked; confirmed by a letter; a place or the waiting list; cancelled."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, connections
from django.test import Client, RequestFactory
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, LinkIn, Queries
from tests.web.registration.conftest import ADDRESS, GIVEN, registered
from thakhi.web.people.models import Account, PrivateLink
from thakhi.web.registration import domain
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle, Workshop

APPS = [config.name for config in apps.get_app_configs()]
pytestmark = pytest.mark.django_db


def test_the_form_asks_what_is_declared_and_says_why_and_how_long(client: Client, workshop: Workshop) -> None:
    page = client.get(ADDRESS).content.decode()
    names = re.findall(r'<(?:input|select|textarea)[^>]* name="([a-z]+)"', page)

    assert [name for name in names if name != "csrfmiddlewaretoken"] == ["email", "name", "sector", "needs"]
    assert "Para su certificado" in page or "para su certificado" in page
    assert "Se guarda 365 días después del taller." in page
    assert "luego queda solo como cuenta, sin nombre" in page
    assert "!!" not in page


def test_what_is_not_declared_is_not_kept(client: Client, workshop: Workshop) -> None:
    client.post(ADDRESS, {**GIVEN, "sex": "man", "department": "Oruro", "religion": "x"})
    row = Registration.objects.get()

    assert (row.email, row.name, row.sector, row.sex, row.department) == (
        "juan@example.org",
        "Juan Prueba",
        "unit_owners",
        "unknown",
        "unknown",
    )
    assert row.answers == {"needs": "Una rampa"}


def test_what_is_missing_is_said_and_nothing_is_lost(client: Client, workshop: Workshop, mailoutbox: Letters) -> None:
    answer = client.post(ADDRESS, {**GIVEN, "name": "", "sector": "kings"})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert 'value="Juan@example.org"' in page
    assert "Una rampa" in page
    assert page.count('aria-invalid="true"') == 2
    assert (Registration.objects.count(), len(mailoutbox)) == (0, 0)


def test_the_whole_way_in_english(client: Client, workshop: Workshop, mailoutbox: Letters, link_in: LinkIn) -> None:
    sent = client.post("/en/workshops/ciclo-uno/taller-2/registration/", GIVEN)
    path = link_in(mailoutbox[0])
    for _ in range(2):
        assert client.get(path).status_code == 200  # a scanner of mail confirms nothing
    before = Registration.objects.get().confirmed_at
    client.post(path, {"act": "confirm"})
    row = Registration.objects.get()
    page = client.get(path).content.decode()

    assert sent.headers["Location"] == "/en/workshops/ciclo-uno/taller-2/registration/sent/"
    assert [m.subject for m in mailoutbox] == ["Confirm your registration: Workshop 2", "We expect you: Workshop 2"]
    assert (before, row.has_place, row.language) == (None, True, "en")
    assert "My registration: confirmed" in page
    assert all(m.attachments[0][0] == "taller-2.ics" for m in mailoutbox)
    assert "meet.example.org" not in str(mailoutbox[1].body) + str(mailoutbox[1].attachments)
    assert "BEGIN:VEVENT" in mailoutbox[1].attachments[0][1]


def test_a_known_address_gets_the_same_answer_and_its_link_again(
    client: Client, workshop: Workshop, mailoutbox: Letters, link_in: LinkIn
) -> None:
    known = registered(workshop, "Juan Prueba", answers={"needs": "Nada"})
    first = client.post(ADDRESS, {**GIVEN, "name": "Otro Nombre"})
    new = client.post(ADDRESS, {**GIVEN, "email": "nueva@example.org"})
    known.refresh_from_db()

    assert (first.status_code, first.headers["Location"]) == (new.status_code, new.headers["Location"])
    assert (known.name, known.answers) == ("Juan Prueba", {"needs": "Nada"})
    assert [m.subject for m in mailoutbox] == [
        "Ya está inscrita o inscrito: Taller 2",
        "Confirme su inscripción: Taller 2",
    ]
    assert "Mi inscripción: confirmada" in client.get(link_in(mailoutbox[0])).content.decode()


def test_who_did_not_confirm_or_cancelled_may_register_again(client: Client, workshop: Workshop) -> None:
    client.post(ADDRESS, GIVEN)
    client.post(ADDRESS, {**GIVEN, "needs": "Un intérprete"})
    Registration.objects.update(cancelled_at=timezone.now(), confirmed_at=timezone.now())
    client.post(ADDRESS, {**GIVEN, "needs": "Una silla"})
    row = Registration.objects.get()

    assert (row.answers, row.confirmed_at, row.cancelled_at) == ({"needs": "Una silla"}, None, None)


@pytest.mark.parametrize(
    "change",
    [{"is_open": False}, {"state": "cancelled"}, {"state": "held"}, {"ends": timezone.now() - timedelta(minutes=1)}],
)
def test_a_closed_registration_has_a_clear_page(client: Client, workshop: Workshop, change: dict[str, Any]) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(**change)
    page, sent = client.get(ADDRESS), client.post(ADDRESS, GIVEN)

    assert (page.status_code, sent.status_code) == (200, 409)
    assert "La inscripción no está abierta" in page.content.decode()
    assert Registration.objects.count() == 0


def test_a_cycle_that_is_not_public_takes_no_registrations(client: Client, other_cycle: Cycle) -> None:
    Workshop.objects.update(is_open=True)

    assert client.post("/es/talleres/ciclo-ajeno/taller-ajeno/inscripcion/", GIVEN).status_code == 404


def test_when_places_end_people_wait_and_follow_in_order(
    client: Client, workshop: Workshop, mailoutbox: Letters, link_in: LinkIn
) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(capacity=1)
    paths = []
    for who in ("ana", "bea", "carla"):
        client.post(ADDRESS, {**GIVEN, "email": f"{who}@example.org"})
        paths.append(link_in(mailoutbox[-1]))
        client.post(paths[-1], {"act": "confirm"})
    told = [m.subject for m in mailoutbox if "Confirme" not in m.subject]
    shown = client.get(ADDRESS).content.decode()
    client.post(paths[0], {"act": "cancel"})
    states = {row.email: (row.has_place, row.is_waiting) for row in Registration.objects.all()}

    assert told == ["Le esperamos: Taller 2", "En lista de espera: Taller 2", "En lista de espera: Taller 2"]
    assert "No quedan lugares" in shown
    assert states == {
        "ana@example.org": (False, False),
        "bea@example.org": (True, False),
        "carla@example.org": (False, True),
    }
    assert (mailoutbox[-1].to, mailoutbox[-1].subject) == (["bea@example.org"], "Le esperamos: Taller 2")


@pytest.mark.django_db(transaction=True, available_apps=APPS)  # so that emptying cascades
def test_the_last_place_is_given_once(workshop: Workshop) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        pytest.skip("an in-memory database has one connection: two writers cannot meet there")
    Workshop.objects.filter(pk=workshop.pk).update(capacity=1)
    rows = [registered(workshop, f"P{n}", confirmed_at=None) for n in range(6)]
    start = threading.Barrier(len(rows))

    def confirm(row: Registration) -> None:
        start.wait()
        domain.confirm(RequestFactory().get("/"), row)
        connections.close_all()

    threads = [threading.Thread(target=confirm, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(Registration.objects.values_list("is_waiting", flat=True)) == [False, *[True] * 5]


def test_confirming_twice_changes_nothing(
    client: Client, workshop: Workshop, mailoutbox: Letters, link_in: LinkIn
) -> None:
    client.post(ADDRESS, GIVEN)
    path = link_in(mailoutbox[0])
    client.post(path, {"act": "confirm"})
    when = Registration.objects.get().confirmed_at
    client.post(path, {"act": "confirm"})

    assert Registration.objects.get().confirmed_at == when
    assert len(mailoutbox) == 2


def test_who_registers_very_often_waits(client: Client, workshop: Workshop) -> None:
    same = [client.post(ADDRESS, GIVEN).status_code for n in range(6)]
    others = [client.post(ADDRESS, {**GIVEN, "email": f"p{n}@example.org"}).status_code for n in range(95)]

    assert same == [302] * 5 + [429]
    assert others == [302] * 94 + [429]


def test_my_registrations_are_mine_only(
    juan: Account, tomas: Account, workshop: Workshop, sign_in: SignIn, mailoutbox: Letters, link_in: LinkIn
) -> None:
    row = registered(workshop, "Juan Prueba")
    Client().post("/es/entrar/", {"way": "mail", "ask-email": juan.email})
    browser = Client()
    browser.post(link_in(mailoutbox[0]))  # proves the address
    address = f"/es/mis-inscripciones/{row.number}/"

    assert "Taller 2" in browser.get("/es/mis-inscripciones/").content.decode()
    assert [who.get(address).status_code for who in (Client(), sign_in(tomas), browser)] == [302, 404, 200]
    data = json.loads(browser.get("/es/mi-cuenta/datos.json").content)
    assert [one["number"] for one in data["registrations"]] == [row.number]
    assert json.loads(sign_in(tomas).get("/es/mi-cuenta/datos.json").content)["registrations"] == []


def test_my_list_takes_as_many_queries_with_one_as_with_three(
    juan: Account, cycle: Cycle, sign_in: SignIn, queries: Queries
) -> None:
    browser = sign_in(juan)
    counts = []
    for n in range(3):
        other = Workshop.objects.create(cycle=cycle, n=n + 10, slug=f"otro-{n}")
        registered(other, "Juan Prueba", account=juan)
        counts.append(queries(browser, "/es/mis-inscripciones/"))

    assert counts == [counts[0]] * 3


def test_erasing_leaves_a_count_and_frees_the_place(
    client: Client, workshop: Workshop, mailoutbox: Letters, link_in: LinkIn
) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(capacity=1)
    client.post(ADDRESS, GIVEN)
    path = link_in(mailoutbox[0])
    client.post(path, {"act": "confirm"})
    waits = registered(workshop, "Bea Prueba", is_waiting=True)
    unsure = client.post(path, {"act": "erase"})
    sure = client.post(path, {"act": "erase", "sure": "on"})
    row = Registration.objects.exclude(pk=waits.pk).get()
    waits.refresh_from_db()

    assert (unsure.status_code, sure.status_code, client.get(path).status_code) == (400, 302, 404)
    assert (row.name, row.email, row.answers, row.sector) == ("", "", {}, "unit_owners")
    assert row.erased_at is not None
    assert waits.has_place
    assert not PrivateLink.objects.filter(subject=f"registration:{row.pk}").exists()


def test_erasing_the_account_erases_its_registrations(juan: Account, workshop: Workshop, sign_in: SignIn) -> None:
    mine = registered(workshop, "Juan Prueba", account=juan, attended_at=timezone.now())
    other = registered(workshop, "Bea Prueba")
    sign_in(juan).post("/es/mi-cuenta/borrar/", {"sure": "on"})
    rows = {row.pk: (row.name, row.attended_at is not None) for row in Registration.objects.all()}

    assert rows == {mine.pk: ("", True), other.pk: ("Bea Prueba", False)}


CROWD = """
import sys, threading
from pathlib import Path
from thakhi.web.server import prepare
prepare(Path(sys.argv[1]))
from django.conf import settings
settings.ALLOWED_HOSTS += ["testserver"]
from django.db import connections
from django.test import RequestFactory
from django.utils import timezone
from thakhi.web.registration import domain
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle, Workshop
cycle = Cycle.objects.create(slug="c")
workshop = Workshop.objects.create(cycle=cycle, n=1, slug="w", capacity=2)
made = Registration.objects.create
rows = [made(workshop=workshop, number=str(n), email=f"p{n}@example.org") for n in range(8)]
start = threading.Barrier(len(rows))
def confirm(row):
    start.wait()
    domain.confirm(RequestFactory().get("/"), row)
    connections.close_all()
threads = [threading.Thread(target=confirm, args=(row,)) for row in rows]
[t.start() for t in threads]
[t.join() for t in threads]
confirmed = Registration.objects.filter(confirmed_at__isnull=False)
print(confirmed.filter(is_waiting=False).count(), confirmed.count())
"""


def test_the_last_places_are_given_once_on_a_file_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CROWD, str(tmp_path)],
        env={
            **{k: v for k, v in os.environ.items() if k != "THAKHI_DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "thakhi.web.settings",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.stdout.split() == ["2", "8"], done.stderr[-2000:]
