"""Organisers make, change and publish everything of a cycle in the browser."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from icalendar import Calendar

from tests.web.conftest import SignIn
from tests.web.workshops.filling import DESK, changes, form_of, send
from thakhi.terms.text import Text
from thakhi.web.people.models import Account, AuditEntry, Organisation, Person
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.invited import read_invited
from thakhi.web.workshops.models import AgendaItem, Appearance, Cycle, Grant, Topic, Workshop

pytestmark = pytest.mark.django_db


def test_a_cycle_is_made_filled_and_published(ada: Account, sign_in: SignIn, client: Client) -> None:
    browser = sign_in(ada)
    made = send(browser, "/es/organizar/nuevo/", title_es="Comercio y feria", title_en="Trade and fair")
    desk = made.headers["Location"]
    assert desk == "/es/organizar/comercio-y-feria/"
    send(browser, f"{desk}fases/nuevo/", name_es="Convocatoria", starts="2021-07-01", ends="2021-07-31")
    send(browser, f"{desk}temas/nuevo/", label_es="Ferias", label_en="Fairs")
    send(browser, f"{desk}organizaciones/nuevo/", name="Gremial de Comerciantes", aliases="GC\nLa Gremial")
    gremial = Organisation.objects.get()
    send(browser, f"{desk}programas/nuevo/", name_es="Ferias vivas", partners=[gremial.pk])
    answer = send(
        browser,
        f"{desk}talleres/nuevo/",
        title_es="La feria de los jueves",
        theme_es="Qué cuesta un puesto",
        questions_es="¿Cuánto paga?\n¿A quién?",
        questions_en="How much?\nTo whom?",
        starts="2021-08-04T14:00",
        ends="2021-08-04T16:00",
        place_es="El Alto",
    )
    workshop = Workshop.objects.get()
    edit = f"{desk}talleres/{workshop.pk}/"
    assert answer.headers["Location"] == edit
    send(
        browser,
        f"{edit}personas/nuevo/",
        name="Elena",
        appears_as="speaker",
        new_organisation="GREMIAL de comerciantes",
    )
    elena = Person.objects.get()
    send(browser, f"{edit}agenda/nuevo/", title_es="Apertura", starts="14:00", minutes="10", people=[elena.pk])

    assert client.get("/es/talleres/comercio-y-feria/").status_code == 404
    browser.post(f"{desk}publicar/", {"publish": "1"})
    page = client.get("/es/talleres/comercio-y-feria/").content.decode()
    for words in ("Comercio y feria", "Convocatoria", "Ferias vivas", "Gremial de Comerciantes", "La Gremial", "El"):
        assert words in page, words
    one = client.get("/es/talleres/comercio-y-feria/la-feria-de-los-jueves/").content.decode()
    for words in ("4 de agosto de 2021, 14:00 a 16:00", "¿A quién?", "Apertura", "El Alto", "Qué cuesta un puesto"):
        assert words in one, words
    assert (elena.organisation, "elena" in elena.slug) == (gremial, False)
    assert Grant.objects.filter(cycle__slug="comercio-y-feria", account=ada, role="organiser").exists()


def test_a_new_date_is_told_and_calendars_take_it(
    marta: Account, sign_in: SignIn, client: Client, cycle: Cycle
) -> None:
    row = cycle.workshops.get(n=1)
    Workshop.objects.update(updated_at=datetime(2021, 7, 1, tzinfo=UTC))
    address = "/es/talleres/ciclo-uno/calendario.ics"
    (before,) = [
        e for e in Calendar.from_ical(client.get(address).content).walk("VEVENT") if "Taller 1" in e["summary"]
    ]

    answer = send(
        sign_in(marta),
        f"{DESK}talleres/{row.pk}/",
        starts="2021-08-01T15:00",
        ends="2021-08-01T17:00",
        place_es="Oruro",
    )

    assert answer.status_code == 302
    (after,) = [e for e in Calendar.from_ical(client.get(address).content).walk("VEVENT") if "Taller 1" in e["summary"]]
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("last-modified") > before.decoded("last-modified")
    assert after.decoded("dtstart").hour == 15
    row.refresh_from_db()
    assert changes(row) == [
        "La fecha pasó de 2021-08-01 14:00–16:00 a 2021-08-01 15:00–17:00.",
        "El lugar pasó de «sin definir» a «Oruro».",
    ]
    assert "La fecha pasó de" in client.get("/es/talleres/ciclo-uno/taller-1/").content.decode()
    assert "The date moved from" in client.get("/en/workshops/ciclo-uno/news.atom").content.decode()


def test_what_is_not_announced_moves_no_calendar(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = cycle.workshops.get(n=1)

    send(sign_in(marta), f"{DESK}talleres/{row.pk}/", theme_es="Otra cosa", capacity="40")

    row.refresh_from_db()
    assert (row.sequence, row.theme.es, row.capacity, changes(row)) == (0, "Otra cosa", 40, [])


def test_a_cancelled_workshop_says_so_in_calendars(
    marta: Account, sign_in: SignIn, client: Client, cycle: Cycle
) -> None:
    row = cycle.workshops.get(n=2)

    send(sign_in(marta), f"{DESK}talleres/{row.pk}/", state="cancelled")

    (event,) = Calendar.from_ical(client.get("/es/talleres/ciclo-uno/taller-2/calendario.ics").content).walk("VEVENT")
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 1)
    assert client.get("/es/talleres/ciclo-uno/taller-2/").content.decode().count("EventCancelled") == 1


def test_two_organisers_do_not_overwrite_each_other_unseen(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = cycle.workshops.get(n=1)
    browser, address = sign_in(marta), f"{DESK}talleres/{row.pk}/"
    shown = form_of(browser.get(address).content.decode())
    send(browser, address, theme_es="La otra persona")

    refused = browser.post(address, {**shown, "theme_es": "Marta"})
    row.refresh_from_db()
    assert (refused.status_code, row.theme.es) == (422, "La otra persona")
    page = refused.content.decode()
    assert "Otra persona cambió esto" in page
    assert "Marta" in page  # what was typed is still there

    assert browser.post(address, form_of(page)).status_code == 302
    row.refresh_from_db()
    assert row.theme.es == "Marta"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title_es": ""}, "Título"),
        ({"ends": "2021-08-01T13:00"}, "Termina antes de empezar."),
        ({"starts": ""}, "Diga también cuándo empieza."),
        ({"n": "2"}, "Otro taller tiene ya el número 2."),
        ({"questions_es": "Una\nDos", "questions_en": "One"}, "Hay 2 preguntas en español y 1 en inglés"),
        ({"meeting_url": "javascript:alert(1)"}, "Dirección de la reunión en línea"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    marta: Account, sign_in: SignIn, cycle: Cycle, given: dict[str, str], words: str
) -> None:
    row = cycle.workshops.get(n=1)

    answer = send(sign_in(marta), f"{DESK}talleres/{row.pk}/", **given)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page.split("errors summary")[1].split("</div>")[0]
    invalid = re.findall(r'aria-invalid="true"', page)
    described = re.findall(r'aria-describedby="([^"]*_error)"', page)
    assert invalid
    assert described
    assert all(f'id="{one.split()[-1]}"' in page for one in described)
    assert Workshop.objects.get(pk=row.pk).sequence == 0


def test_no_id_stands_twice_on_a_form_with_errors(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    page = send(sign_in(marta), f"{DESK}talleres/nuevo/", title_es="", ends="2021-08-01T13:00").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_removing_asks_first(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser, topic = sign_in(marta), Topic.objects.get()
    address = f"{DESK}temas/{topic.pk}/quitar/"

    assert "¿Quitar «Formalización»?" in browser.get(address).content.decode()
    assert Topic.objects.exists()
    browser.post(address)
    assert not Topic.objects.exists()
    assert AuditEntry.objects.filter(act="topic.remove", account=marta, cycle="ciclo-uno").count() == 1


def test_a_workshop_that_people_registered_for_is_not_removed(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = cycle.workshops.get(n=2)
    Registration.objects.create(workshop=row, number="A1", email="juan@example.org")

    answer = sign_in(marta).post(f"{DESK}talleres/{row.pk}/quitar/", follow=True)

    assert "no se puede quitar" in answer.content.decode()
    assert Workshop.objects.filter(pk=row.pk).exists()


def test_who_leaves_a_workshop_leaves_its_agenda(
    marta: Account, sign_in: SignIn, cycle: Cycle, speaker: Person
) -> None:
    row = Appearance.objects.get()
    item = AgendaItem.objects.create(workshop=row.workshop, title=Text.same("Apertura"))
    item.people.add(speaker)

    sign_in(marta).post(f"{DESK}talleres/{row.workshop_id}/participaciones/{row.pk}/quitar/")

    assert (list(item.people.all()), Person.objects.filter(pk=speaker.pk).exists()) == ([], True)


# what is asked, who was invited -----------------------------------------------------------------------------------


def test_a_cycle_declares_what_a_registration_asks(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(marta)

    answer = send(
        browser,
        f"{DESK}campos/",
        ask_name="on",
        required_name="on",
        days_name="30",
        ask_sex="on",
        own0_label_es="¿Necesita intérprete?",
        own0_label_en="Do you need an interpreter?",
        own0_purpose_es="Para conseguirlo.",
        own0_purpose_en="To find one.",
        own0_kind="choice",
        own0_options_es="Sí\nNo",
        own0_options_en="Yes\nNo",
        own0_days="15",
    )

    assert answer.status_code == 302, answer.content.decode()
    cycle.refresh_from_db()
    declared = [
        {"id": "email", "retention_days": 90},
        {"id": "name", "retention_days": 30, "required": True},
        {"id": "sex"},
        {
            "id": "q-necesita-interprete",
            "kind": "choice",
            "label": {"es": "¿Necesita intérprete?", "en": "Do you need an interpreter?"},
            "purpose": {"es": "Para conseguirlo.", "en": "To find one."},
            "retention_days": 15,
            "options": [
                {"id": "a-si", "label": {"es": "Sí", "en": "Yes"}},
                {"id": "a-no", "label": {"es": "No", "en": "No"}},
            ],
        },
    ]
    assert cycle.fields == declared
    send(browser, f"{DESK}campos/")  # sent again as it is shown, nothing moves
    cycle.refresh_from_db()
    assert cycle.fields == declared


def test_a_question_without_a_purpose_is_refused(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    answer = send(sign_in(marta), f"{DESK}campos/", own0_label_es="¿Por qué?", own0_label_en="Why?")

    cycle.refresh_from_db()
    assert (answer.status_code, cycle.fields) == (422, [])


def test_nobody_invited_is_not_the_same_as_not_known(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    send(sign_in(marta), f"{DESK}invitaciones/", **{"sex:woman": "12", "sex:man": "0", "department:La Paz": "7"})

    cycle.refresh_from_db()
    assert read_invited(cycle.invited) == {"sex": {"woman": 12, "man": 0}, "department": {"La Paz": 7}}
