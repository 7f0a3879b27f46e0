"""Public pages of cycles: what is known, what is not, and for whom."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import SignIn
from thakhi.terms.text import Text
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, Organisation, Person
from thakhi.web.workshops.domain import tell_change
from thakhi.web.workshops.models import AgendaItem, Appearance, Cycle, Document, Phase, Programme, Topic, Workshop

pytestmark = pytest.mark.django_db
CYCLE = "/es/talleres/ciclo-uno/"
WORKSHOP = f"{CYCLE}taller-1/"


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    assert "!!" not in text, "a template names something that is not there"
    return text


def _data(text: str) -> Any:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text)
    return json.loads(found[1]) if found else None


def test_the_real_cycle_says_what_was_not_published(client: Client, bolivia: Cycle) -> None:
    page = _page(client, "/es/talleres/bolivia-2021/")

    for words in (
        "Impacto de la COVID-19 en unidades económicas lideradas por mujeres",
        "título no oficial",
        "fecha no publicada",
        "la agenda de cada conversatorio",
        "Ueli Mauderli",
        "más de 195 participantes",
        "Organización Internacional del Trabajo (OIT)",
        "inferido de lo que consta; falta verificarlo",
        "mercados inclusivos",
        "WCMS_821898",
    ):
        assert words in page, words


def test_a_panel_without_anything_has_its_empty_states(client: Client, bolivia: Cycle) -> None:
    page = _page(client, "/es/talleres/bolivia-2021/panel-2/")

    assert page.count('class="absent"') == 3  # agenda, people, documents
    assert "Existe una grabación, pero su dirección no se publicó." in page
    assert "The business environment of small productive units in Bolivia" in page
    assert "application/ld+json" not in page  # an Event needs a date


def test_in_english_the_official_title_carries_no_mark(client: Client, bolivia: Cycle) -> None:
    assert "unofficial" not in _page(client, "/en/workshops/bolivia-2021/panel-2/")


def test_a_programme_tells_its_other_names_and_where_sources_disagree(client: Client, bolivia: Cycle) -> None:
    page = _page(client, "/es/talleres/bolivia-2021/programas/mercados-inclusivos/")

    for words in ("Rural Markets (SDC 7F08634)", "Swisscontact", "Las fuentes no coinciden", "presupuestos de las"):
        assert words in page, words


def test_every_page_of_the_real_cycle_is_small(client: Client, bolivia: Cycle) -> None:
    addresses = ["/es/", "/es/talleres/", "/es/talleres/bolivia-2021/", "/es/talleres/bolivia-2021/panel-1/"]

    assert {a: n for a in addresses if (n := len(client.get(a).content)) > 150_000} == {}


def test_phases_say_where_we_are(client: Client, cycle: Cycle) -> None:
    today = timezone.localdate()
    day = timedelta(days=1)
    for order, (name, starts, ends) in enumerate(
        [("Antes", today - 9 * day, today - day), ("Ahora", today, today), ("Luego", today + day, None)]
    ):
        Phase.objects.create(
            cycle=cycle, order=order, name=Text.same(name), starts=starts, ends=ends, todo=Text.same(f"Haga {name}")
        )

    page = _page(client, CYCLE)

    assert re.findall(r'<li class="is-(\w+)"( aria-current="step")?><strong>(\w+)', page) == [
        ("past", "", "Antes"),
        ("here", ' aria-current="step"', "Ahora"),
        ("coming", "", "Luego"),
    ]
    assert re.findall(r"Haga \w+", page) == ["Haga Ahora"]


def test_dates_are_told_in_the_zone_of_the_cycle(client: Client, cycle: Cycle) -> None:
    assert "1 de agosto de 2021, 14:00 a 16:00, hora de La Paz (UTC−4)" in _page(client, WORKSHOP)
    assert "1 August 2021, 14:00 to 16:00, La Paz time (UTC−4)" in _page(client, "/en/workshops/ciclo-uno/taller-1/")


def test_the_next_date_is_the_first_to_come(client: Client, cycle: Cycle) -> None:
    now = timezone.now()
    Workshop.objects.filter(cycle=cycle, n=2).update(starts=now + timedelta(days=2), ends=None)
    Workshop.objects.create(
        cycle=cycle, n=3, slug="t-3", title=Text.same("Antes"), starts=now + timedelta(days=1), state="cancelled"
    )

    aside = _page(client, CYCLE).split("<aside>")[1].split("</aside>")[0]

    assert ("Taller 2" in aside, "Antes" in aside) == (True, False)


def test_somebody_who_was_not_asked_has_no_name_anywhere(client: Client, cycle: Cycle, speaker: Person) -> None:
    item = AgendaItem.objects.create(workshop=cycle.workshops.get(n=1), title=Text.same("Apertura"))
    item.people.add(speaker)

    assert "Elena" not in _page(client, WORKSHOP)

    decide(speaker, "name", is_granted=True)
    page = _page(client, WORKSHOP)
    assert page.count("Elena Prueba") == 3  # the agenda, the people, the data for search engines
    assert "Asociación de Panaderas" in page

    decide(speaker, "name", is_granted=False)
    assert "Elena" not in _page(client, WORKSHOP)
    assert "Asociación de Panaderas" not in _page(client, WORKSHOP)


def test_a_workshop_is_told_to_search_engines(client: Client, cycle: Cycle) -> None:
    cycle.organisations.add(Organisation.objects.create(slug="oit", name="OIT", url="https://www.ilo.org/"))
    Workshop.objects.filter(cycle=cycle, n=1).update(place=Text.same("La Paz"), theme=Text.same("</script><b>"))

    page = _page(client, WORKSHOP)

    assert "</script><b>" not in page
    assert _data(page) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Taller 1",
        "description": "</script><b>",
        "startDate": "2021-08-01T18:00:00+00:00",
        "endDate": "2021-08-01T20:00:00+00:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "La Paz"},
        "url": f"http://testserver{WORKSHOP}",
        "inLanguage": "es",
        "organizer": [{"@type": "Organization", "name": "OIT", "url": "https://www.ilo.org/"}],
        "superEvent": {"@type": "EventSeries", "name": "Ciclo uno", "url": f"http://testserver{CYCLE}"},
    }
    assert [e["name"] for e in _data(_page(client, CYCLE))["subEvent"]] == ["Taller 1", "Taller 2"]


def test_the_address_of_the_meeting_is_on_no_public_page(client: Client, cycle: Cycle) -> None:
    Workshop.objects.update(meeting_url="https://meet.example.org/secreta")

    for address in (CYCLE, WORKSHOP, f"{CYCLE}calendario.ics", f"{WORKSHOP}calendario.ics", f"{CYCLE}novedades.atom"):
        assert b"secreta" not in client.get(address).content, address
    assert "en línea; la dirección llega a quien se inscribe" in _page(client, WORKSHOP)


def test_what_one_can_do_now_comes_first(client: Client, cycle: Cycle) -> None:
    Workshop.objects.filter(n=2).update(starts=timezone.now() + timedelta(days=2), ends=None)

    page = _page(client, f"{CYCLE}taller-2/")

    act, ways = page.split('<section aria-labelledby="recording">')
    assert 'class="button" href="/es/talleres/ciclo-uno/taller-2/' in act
    assert 'class="button"' not in ways


ADDRESSES = [
    "/es/talleres/ciclo-ajeno/",
    "/es/talleres/ciclo-ajeno/calendario.ics",
    "/es/talleres/ciclo-ajeno/novedades.atom",
    "/es/talleres/ciclo-ajeno/taller-ajeno/",
    "/es/talleres/ciclo-ajeno/taller-ajeno/calendario.ics",
    "/es/talleres/ciclo-ajeno/taller-ajeno/documentos/1/",
    "/es/talleres/ciclo-ajeno/programas/ajeno/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_draft_is_not_found_by_others(
    client: Client, sign_in: SignIn, other_cycle: Cycle, marta: Account, address: str
) -> None:
    workshop = other_cycle.workshops.get()
    Workshop.objects.filter(pk=workshop.pk).update(starts=datetime(2021, 8, 1, tzinfo=UTC))
    Programme.objects.create(cycle=other_cycle, slug="ajeno", name=Text.same("Ajeno"))
    Document.objects.create(pk=1, workshop=workshop, title=Text.same("x"), file=ContentFile(b"%PDF-1", name="x.pdf"))

    assert (client.get(address).status_code, sign_in(marta).get(address).status_code) == (404, 404)
    answer = sign_in(Account.objects.get(name="Olga")).get(address)
    answer.close()
    assert answer.status_code == 200


def test_a_draft_is_on_no_list_of_others(client: Client, cycle: Cycle, other_cycle: Cycle) -> None:
    for address in ("/es/", "/es/talleres/"):
        page = _page(client, address)
        assert ("Ciclo uno" in page, "Ciclo ajeno" in page) == (True, False)


def test_a_workshop_is_not_found_below_another_cycle(client: Client, cycle: Cycle, bolivia: Cycle) -> None:
    assert client.get("/es/talleres/bolivia-2021/taller-1/").status_code == 404


def test_a_document_is_saved_and_never_opened_in_the_site(client: Client, cycle: Cycle) -> None:
    file = ContentFile(b"<script>alert(1)</script>", name="x.txt")
    row = Document.objects.create(workshop=cycle.workshops.get(n=1), title=Text("Acta «final»", "Minutes"), file=file)

    answer = client.get(f"{WORKSHOP}documentos/{row.pk}/")

    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, b"<script>alert(1)</script>")  # type: ignore[attr-defined]
    assert {
        name: answer.headers[name] for name in ("Content-Disposition", "Content-Type", "X-Content-Type-Options")
    } == {
        "Content-Disposition": 'attachment; filename="acta-final.txt"',
        "Content-Type": "text/plain; charset=utf-8",
        "X-Content-Type-Options": "nosniff",
    }
    row.file.storage.delete(row.file.name)
    assert client.get(f"{WORKSHOP}documentos/{row.pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/es/talleres/", CYCLE, WORKSHOP])
def test_pages_change_nothing(client: Client, cycle: Cycle, address: str) -> None:
    assert client.post(address).status_code == 405


Fill = Callable[[Cycle, int], None]


def _fill(cycle: Cycle, n: int) -> None:
    """One more of each thing that a page lists."""
    workshop = cycle.workshops.get(n=1)
    organisation = Organisation.objects.create(slug=f"o-{n}", name=f"Organización {n}", aliases=[{"text": f"O{n}"}])
    person = Person.objects.create(slug=f"p-{n}", name=f"Persona {n}", organisation=organisation)
    decide(person, "name", is_granted=True)
    Appearance.objects.create(workshop=workshop, person=person)
    AgendaItem.objects.create(workshop=workshop, title=Text.same(f"Punto {n}")).people.add(person)
    Document.objects.create(workshop=workshop, title=Text.same(f"Documento {n}"), url="https://example.org/")
    programme = Programme.objects.create(cycle=cycle, slug=f"g-{n}", name=Text.same(f"Programa {n}"))
    programme.partners.add(organisation)
    cycle.organisations.add(organisation)
    Topic.objects.create(cycle=cycle, slug=f"t-{n}", label=Text.same(f"Tema {n}"))
    Phase.objects.create(cycle=cycle, name=Text.same(f"Fase {n}"), starts=date(2021, 1, n))
    Workshop.objects.create(cycle=cycle, n=10 + n, slug=f"w-{n}", title=Text.same(f"Otro {n}"))
    tell_change(cycle, workshop, Text.same(f"Cambio {n}"))
    Cycle.objects.create(slug=f"c-{n}", title=Text.same(f"Ciclo {n}"), is_published=True)


@pytest.mark.parametrize(
    "address", ["/es/", "/es/talleres/", CYCLE, WORKSHOP, f"{CYCLE}novedades.atom", f"{CYCLE}calendario.ics"]
)
def test_more_rows_take_no_more_queries(
    client: Client, cycle: Cycle, address: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    _fill(cycle, 1)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    _fill(cycle, 2)
    _fill(cycle, 3)

    with django_assert_num_queries(len(one)):
        answer = client.get(address)
    assert answer.status_code == 200
