"""The organisers' desk: found, marked, cancelled, exported; for nobody else."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, Queries
from tests.web.registration.conftest import DESK, registered
from tests.web.workshops.filling import send
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.registration.models import Registration
from thakhi.web.registration.queries import awaiting, desk_doors, workshop_doors
from thakhi.web.workshops.models import Cycle, Workshop

pytestmark = pytest.mark.django_db
PAGES = [
    "/es/organizar/ciclo-uno/inscripciones/",
    DESK,
    "/es/organizar/ciclo-uno/taller-2/inscripciones.csv",
    "/es/organizar/ciclo-uno/taller-2/asistencia/",
]


@pytest.mark.parametrize("address", PAGES)
def test_who_may_see_people(
    address: str, workshop: Workshop, marta: Account, rosa: Account, ines: Account, tomas: Account, ada: Account,
    other_cycle: Cycle, sign_in: SignIn,
) -> None:  # fmt: skip
    registered(workshop, "Elena Prueba")
    olga = Account.objects.get(email="otra@example.org")
    answers = [(who or "nobody", (sign_in(who) if who else Client()).get(address)) for who in
               (None, tomas, rosa, ines, olga, marta, ada)]  # fmt: skip
    told = [b"lena" in b"".join(answer) for _, answer in answers]

    assert [answer.status_code for _, answer in answers] == [302, 403, 403, 403, 403, 200, 200]
    assert not any(told[:5])
    assert sign_in(marta).get(address.replace("ciclo-uno", "ciclo-ajeno")).status_code == 404


@pytest.mark.parametrize("address", PAGES[:2])
def test_lists_take_as_many_queries_with_one_as_with_three(
    address: str, workshop: Workshop, marta: Account, sign_in: SignIn, queries: Queries
) -> None:
    browser = sign_in(marta)
    registered(workshop, "Ana Prueba")
    one = queries(browser, address)
    for name in ("Bea Prueba", "Carla Prueba"):
        registered(workshop, name)
    Workshop.objects.create(cycle=workshop.cycle, n=9, slug="taller-9")

    assert queries(browser, address) == one
    assert "!!" not in browser.get(address).content.decode()


def test_the_list_is_filtered_and_has_pages(workshop: Workshop, marta: Account, sign_in: SignIn) -> None:
    for n in range(55):
        registered(workshop, f"P{n:02} Prueba", attended_at=timezone.now() if n else None)
    browser = sign_in(marta)
    pages = [browser.get(f"{DESK}?state=attended&page={n}").content.decode() for n in (1, 2)]
    found = browser.get(f"{DESK}?q=p07").content.decode()

    assert [page.count('name="who"') for page in pages] == [50, 4]
    assert "?state=attended&amp;page=2" in pages[0]
    assert (found.count('name="who"'), "P07 Prueba" in found) == (1, True)


def test_marking_and_cancelling_are_done_and_logged_without_names(
    workshop: Workshop, marta: Account, sign_in: SignIn, mailoutbox: Letters
) -> None:
    a, b, c = (registered(workshop, f"{name} Prueba") for name in ("Ana", "Bea", "Carla"))
    foreign = registered(workshop.cycle.workshops.get(n=1), "Otro Taller")
    browser = sign_in(marta)
    act = f"{DESK}hacer/"
    browser.post(act, {"act": "attended", "who": [a.pk, b.pk, foreign.pk, "x"]})
    browser.post(act, {"act": "absent", "who": [b.pk]})
    browser.post(act, {"act": "cancel", "who": [c.pk]})
    browser.post(act, {"act": "send_links", "who": [a.pk, c.pk]})
    browser.post(act, {"act": "erase_all", "who": [a.pk]})
    rows = {r.name: (r.attended_at is not None, r.cancelled_at is not None) for r in Registration.objects.all()}

    assert rows == {
        "Ana Prueba": (True, False),
        "Bea Prueba": (False, False),
        "Carla Prueba": (False, True),
        "Otro Taller": (False, False),
    }
    assert [(e.act, e.subject) for e in AuditEntry.objects.order_by("id")] == [
        ("registration.attended", f"registration:{a.pk}"),
        ("registration.attended", f"registration:{b.pk}"),
        ("registration.absent", f"registration:{b.pk}"),
        ("registration.cancel", f"registration:{c.pk}"),
        ("registration.send_links", f"registration:{a.pk}"),
    ]
    assert [(m.to[0], m.subject) for m in mailoutbox] == [
        ("carla@example.org", "Su inscripción se canceló: Taller 2"),
        ("ana@example.org", "Su enlace para asistir: Taller 2"),
    ]
    assert sign_in(marta).get(act).status_code == 405


def test_the_export_holds_no_formulas(workshop: Workshop, marta: Account, sign_in: SignIn) -> None:
    registered(workshop, '=HYPERLINK("http://evil.example")', email="a@example.org", answers={"needs": "-2+3"})
    registered(workshop, "Elena, Prueba", email="+elena@example.org", sector="unit_owners", attended_minutes=0)
    answer = sign_in(marta).get(PAGES[2])
    text = b"".join(answer).decode()  # type: ignore[call-overload]
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="taller-2.csv"'
    assert rows[0] == [
        "Número", "Estado", "Inscrita el", "Asistió el", "Minutos", "Correo electrónico", "Nombre y apellido", "Sector",
        "Qué necesita para participar",
    ]  # fmt: skip
    assert [row[1:2] + row[3:] for row in rows[1:]] == [
        ["confirmada", "", "", "a@example.org", '\'=HYPERLINK("http://evil.example")', "no se sabe", "'-2+3"],
        ["confirmada", "", "0", "'+elena@example.org", "Elena, Prueba", "dueñas y dueños de unidades", ""],
    ]
    assert AuditEntry.objects.get().act == "registration.export"


def test_free_places_await_an_organiser(
    workshop: Workshop, marta: Account, rosa: Account, sign_in: SignIn, mailoutbox: Letters
) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(capacity=1)
    registered(workshop, "Ana Prueba")
    waits = registered(workshop, "Bea Prueba", is_waiting=True, confirmed_at=timezone.now() - timedelta(days=1))
    full = [thing.what for thing in awaiting(marta)]
    Workshop.objects.filter(pk=workshop.pk).update(capacity=2)
    free = [(thing.what, thing.address) for thing in awaiting(marta)]
    others = list(awaiting(rosa))
    sign_in(marta).post(f"{DESK}hacer/", {"act": "fill"})
    waits.refresh_from_db()

    assert (full, others) == ([], [])
    assert free == [("Dar lugares libres: 1 en espera para «Taller 2»", DESK)]
    assert waits.has_place
    assert [m.to for m in mailoutbox] == [["bea@example.org"]]


def test_doors_to_other_pages(workshop: Workshop, marta: Account, rosa: Account) -> None:
    registered(workshop, "Ana Prueba")

    assert [d.address for d in workshop_doors(workshop, rosa)] == ["/es/talleres/ciclo-uno/taller-2/inscripcion/"]
    assert list(workshop_doors(workshop.cycle.workshops.get(n=1), rosa)) == []
    assert [(d.address, d.count) for d in desk_doors(workshop.cycle, marta)] == [(PAGES[0], 1)]
    assert list(desk_doors(workshop.cycle, rosa)) == []


def test_those_registered_learn_that_a_workshop_moves(
    workshop: Workshop, marta: Account, sign_in: SignIn, mailoutbox: Letters
) -> None:
    registered(workshop, "Elena Prueba", language="en")
    registered(workshop, "Juan Prueba")
    registered(workshop, "Luis Prueba", cancelled_at=timezone.now())
    registered(workshop, "Ana Prueba", confirmed_at=None)
    browser, address = sign_in(marta), f"/es/organizar/ciclo-uno/talleres/{workshop.pk}/"
    page = browser.get(address).content.decode()
    assert "Avisar por correo a 2 personas inscritas" in page
    later = (timezone.localtime(workshop.starts) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")
    ends = (timezone.localtime(workshop.ends) + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M")

    send(browser, address, starts=later, ends=ends, tell="")
    assert mailoutbox == [], "the organiser may tell nobody"
    send(browser, address, state="cancelled", tell="on")

    assert "Se avisó por correo a 2 personas" in browser.get("/es/organizar/ciclo-uno/").content.decode()
    told = {letter.to[0]: letter for letter in mailoutbox}
    assert sorted(told) == ["elena@example.org", "juan@example.org"]
    assert "cancelled" in str(told["elena@example.org"].body)
    assert "cancelado" in str(told["juan@example.org"].body)
    assert all(letter.attachments for letter in mailoutbox)


def test_nobody_is_told_of_what_is_over_or_unchanged(
    workshop: Workshop, marta: Account, sign_in: SignIn, mailoutbox: Letters
) -> None:
    registered(workshop, "Elena Prueba")
    browser, address = sign_in(marta), f"/es/organizar/ciclo-uno/talleres/{workshop.pk}/"
    whole = workshop.starts.replace(second=0, microsecond=0)  # a form knows minutes
    Workshop.objects.filter(pk=workshop.pk).update(starts=whole, ends=whole + timedelta(hours=1))
    send(browser, address, tell="on", capacity="30")
    past = timezone.now() - timedelta(days=3)
    Workshop.objects.filter(pk=workshop.pk).update(starts=past, ends=past + timedelta(hours=1))

    assert "Avisar por correo" not in browser.get(address).content.decode()
    assert mailoutbox == []
