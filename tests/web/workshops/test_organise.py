"""Organisers make, change and publish everything of a cycle in the browser, and nothing of another team's."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from icalendar import Calendar

from tests.web.conftest import SignIn
from thakhi.terms.text import Text
from thakhi.web.people.models import Account, AuditEntry, Organisation, Person
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.invited import read_invited
from thakhi.web.workshops.models import AgendaItem, Appearance, Cycle, Document, Grant, Phase, Topic, Workshop

pytestmark = pytest.mark.django_db
DESK = "/es/organizar/ciclo-uno/"


def _form_of(page: str) -> dict[str, Any]:
    """What a browser would send for the first form of a page: its inputs as they stand."""
    form = re.findall(r"<form.*?</form>", page, re.DOTALL)[-1]
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        given = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if given.get("type") in ("checkbox", "radio") and " checked" not in tag:
            continue
        if "name" in given and given["name"] != "csrfmiddlewaretoken":
            found[given["name"]] = given.get("value", "on" if given.get("type") == "checkbox" else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        found[name] = text
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[0] if chosen else ""
    return found


def _send(browser: Client, address: str, **given: Any) -> Any:
    """Opens a form, changes some inputs, sends it."""
    page = browser.get(address)
    assert page.status_code == 200, (address, page.status_code)
    assert "!!" not in page.content.decode()
    return browser.post(address, {**_form_of(page.content.decode()), **given})


def _changes(row: Workshop) -> list[str]:
    return [change.text.es for change in row.changes.order_by("pk")]


def test_a_cycle_is_made_filled_and_published(ada: Account, sign_in: SignIn, client: Client) -> None:
    browser = sign_in(ada)
    made = _send(browser, "/es/organizar/nuevo/", title_es="Comercio y feria", title_en="Trade and fair")
    desk = made.headers["Location"]
    assert desk == "/es/organizar/comercio-y-feria/"
    _send(browser, f"{desk}fases/nuevo/", name_es="Convocatoria", starts="2021-07-01", ends="2021-07-31")
    _send(browser, f"{desk}temas/nuevo/", label_es="Ferias", label_en="Fairs")
    _send(browser, f"{desk}organizaciones/nuevo/", name="Gremial de Comerciantes", aliases="GC\nLa Gremial")
    gremial = Organisation.objects.get()
    _send(browser, f"{desk}programas/nuevo/", name_es="Ferias vivas", partners=[gremial.pk])
    answer = _send(
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
    _send(
        browser,
        f"{edit}personas/nuevo/",
        name="Elena",
        appears_as="speaker",
        new_organisation="GREMIAL de comerciantes",
    )
    elena = Person.objects.get()
    _send(browser, f"{edit}agenda/nuevo/", title_es="Apertura", starts="14:00", minutes="10", people=[elena.pk])

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

    answer = _send(
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
    assert _changes(row) == [
        "La fecha pasó de 2021-08-01 14:00–16:00 a 2021-08-01 15:00–17:00.",
        "El lugar pasó de «sin definir» a «Oruro».",
    ]
    assert "La fecha pasó de" in client.get("/es/talleres/ciclo-uno/taller-1/").content.decode()
    assert "The date moved from" in client.get("/en/workshops/ciclo-uno/news.atom").content.decode()


def test_what_is_not_announced_moves_no_calendar(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = cycle.workshops.get(n=1)

    _send(sign_in(marta), f"{DESK}talleres/{row.pk}/", theme_es="Otra cosa", capacity="40")

    row.refresh_from_db()
    assert (row.sequence, row.theme.es, row.capacity, _changes(row)) == (0, "Otra cosa", 40, [])


def test_a_cancelled_workshop_says_so_in_calendars(
    marta: Account, sign_in: SignIn, client: Client, cycle: Cycle
) -> None:
    row = cycle.workshops.get(n=2)

    _send(sign_in(marta), f"{DESK}talleres/{row.pk}/", state="cancelled")

    (event,) = Calendar.from_ical(client.get("/es/talleres/ciclo-uno/taller-2/calendario.ics").content).walk("VEVENT")
    assert (str(event["status"]), event["sequence"]) == ("CANCELLED", 1)
    assert client.get("/es/talleres/ciclo-uno/taller-2/").content.decode().count("EventCancelled") == 1


def test_two_organisers_do_not_overwrite_each_other_unseen(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = cycle.workshops.get(n=1)
    browser, address = sign_in(marta), f"{DESK}talleres/{row.pk}/"
    shown = _form_of(browser.get(address).content.decode())
    _send(browser, address, theme_es="La otra persona")

    refused = browser.post(address, {**shown, "theme_es": "Marta"})
    row.refresh_from_db()
    assert (refused.status_code, row.theme.es) == (422, "La otra persona")
    page = refused.content.decode()
    assert "Otra persona cambió esto" in page
    assert "Marta" in page  # what was typed is still there

    assert browser.post(address, _form_of(page)).status_code == 302
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

    answer = _send(sign_in(marta), f"{DESK}talleres/{row.pk}/", **given)

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
    page = _send(sign_in(marta), f"{DESK}talleres/nuevo/", title_es="", ends="2021-08-01T13:00").content.decode()
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


# documents --------------------------------------------------------------------------------------------------------


def _office(*names: str, size: int = 10) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * size)
    return stream.getvalue()


def _upload(browser: Client, cycle: Cycle, name: str, content: bytes) -> Any:
    address = f"{DESK}talleres/{cycle.workshops.get(n=1).pk}/documentos/nuevo/"
    return browser.post(
        address,
        {"title_es": "Lámina", "language": "es", "order": "0", "file": SimpleUploadedFile(name, content)},
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 x"),
        ("Presentación final.PPTX", _office("[Content_Types].xml")),
        ("a.odt", _office("mimetype")),
        ("../../etc/passwd.csv", b"a;b\n"),
        ("C:\\temp\\a.txt", b"hola"),
    ],
)
def test_documents_are_kept_under_a_name_of_ours(
    marta: Account, sign_in: SignIn, cycle: Cycle, name: str, content: bytes
) -> None:
    assert _upload(sign_in(marta), cycle, name, content).status_code == 302

    kept = Document.objects.get().file
    assert re.fullmatch(r"documents/[0-9a-f]{32}\.(pdf|pptx|odt|csv|txt)", str(kept.name))
    with kept.open("rb") as stream:
        assert stream.read() == content
    assert _changes(cycle.workshops.get(n=1)) == ["Se agregó el documento «Lámina»."]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.exe", b"MZ", "No se aceptan archivos «.exe»"),
        ("a.html", b"<script>", "No se aceptan archivos «.html»"),
        ("a.svg", b"<svg onload='x'>", "No se aceptan archivos «.svg»"),
        ("a.pdf.html", b"%PDF-", "No se aceptan archivos «.html»"),
        ("pdf", b"%PDF-", "No se aceptan archivos «pdf»"),
        ("a.pdf", b"<html>", "El contenido no es de un archivo «.pdf»"),
        ("a.docx", b"PK\x03\x04broken", "El contenido no es de un archivo «.docx»"),
        ("a.docx", _office("evil.exe"), "El contenido no es de un archivo «.docx»"),
        ("a.xlsx", _office("[Content_Types].xml", size=600 * 2**20), "El contenido no es de un archivo «.xlsx»"),
        ("a.txt", b"a\0b", "El contenido no es de un archivo «.txt»"),
        ("a.pdf", b"", "vacío"),
    ],
)
def test_what_is_no_document_is_refused(
    marta: Account, sign_in: SignIn, cycle: Cycle, name: str, content: bytes, words: str
) -> None:
    answer = _upload(sign_in(marta), cycle, name, content)

    assert (answer.status_code, Document.objects.exists()) == (422, False)
    assert words in answer.content.decode()


def test_a_document_too_large_is_told_with_its_size(
    marta: Account, sign_in: SignIn, cycle: Cycle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thakhi.web.workshops.uploads.LARGEST", 2**20)

    answer = _upload(sign_in(marta), cycle, "a.pdf", b"%PDF-" + b"x" * (3 * 2**20))

    assert "El archivo tiene 4 MB; se aceptan hasta 1 MB." in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_removed_document_leaves_no_file(ada: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(ada)
    _upload(browser, cycle, "a.pdf", b"%PDF-1.7")
    row = Document.objects.get()

    browser.post(f"{DESK}talleres/{row.workshop_id}/documentos/{row.pk}/quitar/")

    assert not row.file.storage.exists(str(row.file.name))


# roles ------------------------------------------------------------------------------------------------------------


def test_a_role_is_given_by_address_and_taken(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(marta)

    _send(browser, f"{DESK}roles/", email="Nueva@Example.org", role="facilitator")
    given = Grant.objects.get(role="facilitator")
    assert (given.account.email, given.account.has_usable_password()) == ("nueva@example.org", False)

    browser.post(f"{DESK}roles/{given.pk}/quitar/")
    assert not Grant.objects.filter(role="facilitator").exists()
    acts = AuditEntry.objects.filter(act__startswith="grant").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["grant.give", "grant.take"]


def test_the_last_organiser_stays(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = Grant.objects.get(account=marta)

    answer = sign_in(marta).post(f"{DESK}roles/{row.pk}/quitar/", follow=True)

    assert "Es la única persona que organiza el ciclo" in answer.content.decode()
    assert Grant.objects.filter(pk=row.pk).exists()


def test_a_role_of_another_cycle_is_not_found(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle
) -> None:
    row = other_cycle.grants.get()

    assert sign_in(marta).post(f"{DESK}roles/{row.pk}/quitar/").status_code == 404
    assert Grant.objects.filter(pk=row.pk).exists()


# people of other teams --------------------------------------------------------------------------------------------


def test_nobody_writes_their_address_beside_a_person_of_another_team(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle, speaker: Person
) -> None:
    """It would open her private links: neither choosing her nor changing her is possible."""
    stranger = Person.objects.create(slug="x", name="Persona Ajena", email="ajena@example.org")
    foreign = Organisation.objects.create(slug="o", name="Organización Ajena")
    stranger.organisation = foreign
    stranger.save()
    Appearance.objects.create(workshop=other_cycle.workshops.get(), person=stranger)
    Appearance.objects.create(workshop=other_cycle.workshops.get(), person=speaker)
    browser, row = sign_in(marta), cycle.workshops.get(n=1)

    chosen = f"{DESK}talleres/{row.pk}/participaciones/nuevo/"
    assert "Ajena" not in browser.get(chosen).content.decode()
    assert browser.post(chosen, {"person": stranger.pk, "role": "speaker", "order": "0"}).status_code == 422
    assert browser.get(f"{DESK}personas/{stranger.pk}/").status_code == 404
    refused = browser.post(f"{DESK}personas/{speaker.pk}/", {"name": "Elena", "email": "marta@example.org"})
    assert refused.status_code == 403
    assert "Ajena" not in browser.get(f"{DESK}datos/").content.decode()
    assert browser.get(f"{DESK}organizaciones/{foreign.pk}/").status_code == 404
    assert set(Person.objects.values_list("email", flat=True)) == {"ajena@example.org", "elena@example.org"}


def test_a_person_of_the_cycle_is_changed(marta: Account, sign_in: SignIn, cycle: Cycle, speaker: Person) -> None:
    _send(sign_in(marta), f"{DESK}personas/{speaker.pk}/", role_es="dirigente", role_en="leader")

    speaker.refresh_from_db()
    assert (speaker.role, speaker.slug) == (Text("dirigente", "leader"), "elena")


def test_other_names_keep_how_they_are_known(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    row = Organisation.objects.create(slug="oit", name="OIT", aliases=[{"text": "ILO", "status": "inferred"}])
    cycle.organisations.add(row)

    _send(sign_in(marta), f"{DESK}organizaciones/{row.pk}/", aliases="ILO\nBIT\n\nBIT")

    row.refresh_from_db()
    assert row.aliases == [{"text": "ILO", "status": "inferred"}, {"text": "BIT"}]


# what is asked, who was invited -----------------------------------------------------------------------------------


def test_a_cycle_declares_what_a_registration_asks(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    browser = sign_in(marta)

    answer = _send(
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
    _send(browser, f"{DESK}campos/")  # sent again as it is shown, nothing moves
    cycle.refresh_from_db()
    assert cycle.fields == declared


def test_a_question_without_a_purpose_is_refused(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    answer = _send(sign_in(marta), f"{DESK}campos/", own0_label_es="¿Por qué?", own0_label_en="Why?")

    cycle.refresh_from_db()
    assert (answer.status_code, cycle.fields) == (422, [])


def test_nobody_invited_is_not_the_same_as_not_known(marta: Account, sign_in: SignIn, cycle: Cycle) -> None:
    _send(sign_in(marta), f"{DESK}invitaciones/", **{"sex:woman": "12", "sex:man": "0", "department:La Paz": "7"})

    cycle.refresh_from_db()
    assert read_invited(cycle.invited) == {"sex": {"woman": 12, "man": 0}, "department": {"La Paz": 7}}


# who may ----------------------------------------------------------------------------------------------------------


def _all_desk_addresses(cycle: Cycle, speaker: Person) -> list[str]:
    workshop = cycle.workshops.get(n=1)
    phase = Phase.objects.create(cycle=cycle, name=Text.same("Fase"))
    w = f"talleres/{workshop.pk}/"
    return [
        *(f"{DESK}{one}" for one in ("", "datos/", "campos/", "invitaciones/", "roles/", "fases/nuevo/", w)),
        *(f"{DESK}{one}" for one in (f"fases/{phase.pk}/", f"fases/{phase.pk}/quitar/", f"{w}quitar/")),
        *(f"{DESK}{one}" for one in (f"{w}agenda/nuevo/", f"{w}personas/nuevo/", f"{w}documentos/nuevo/")),
        *(f"{DESK}{one}" for one in (f"personas/{speaker.pk}/", f"organizaciones/{speaker.organisation_id}/")),
        "/es/organizar/",
        "/es/organizar/nuevo/",
    ]


def test_every_page_of_the_desk_with_every_role(
    sign_in: SignIn,
    client: Client,
    cycle: Cycle,
    speaker: Person,
    marta: Account,
    ada: Account,
    tomas: Account,
    rosa: Account,
    other_cycle: Cycle,
) -> None:
    addresses = _all_desk_addresses(cycle, speaker)
    olga = Account.objects.get(name="Olga")

    def answers(browser: Client) -> set[int]:
        return {browser.get(address).status_code for address in addresses}

    assert answers(sign_in(marta)) == {200}
    assert answers(sign_in(ada)) == {200}
    assert answers(client) == {302}
    assert all("/es/entrar/?next=" in client.get(a).headers["Location"] for a in addresses)
    assert answers(sign_in(tomas)) == {403}
    olgas = {a: sign_in(olga).get(a).status_code for a in addresses}
    assert {a for a, status in olgas.items() if status == 200} == {"/es/organizar/", "/es/organizar/nuevo/"}
    assert {status for status in olgas.values() if status != 200} == {403}
    rosas = {a: sign_in(rosa).get(a).status_code for a in addresses}
    assert {a for a, status in rosas.items() if status == 200} == {"/es/organizar/", DESK}


def test_the_desk_of_a_draft_is_not_found_by_others(
    sign_in: SignIn, client: Client, marta: Account, other_cycle: Cycle
) -> None:
    for address in ("/es/organizar/ciclo-ajeno/", "/es/organizar/ciclo-ajeno/datos/"):
        assert (client.get(address).status_code, sign_in(marta).get(address).status_code) == (404, 404)
    assert sign_in(marta).post("/es/organizar/ciclo-ajeno/publicar/", {"publish": "1"}).status_code == 404
    other_cycle.refresh_from_db()
    assert not other_cycle.is_published


def test_a_part_is_not_found_below_another_cycle(
    sign_in: SignIn, marta: Account, cycle: Cycle, other_cycle: Cycle
) -> None:
    foreign = other_cycle.workshops.get()
    phase = Phase.objects.create(cycle=other_cycle, name=Text.same("Ajena"))

    for address in (
        f"{DESK}talleres/{foreign.pk}/",
        f"{DESK}fases/{phase.pk}/",
        f"{DESK}talleres/{foreign.pk}/agenda/nuevo/",
    ):
        assert sign_in(marta).get(address).status_code == 404, address


def test_a_form_from_elsewhere_changes_nothing(marta: Account, cycle: Cycle) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(marta, backend="django.contrib.auth.backends.ModelBackend")

    assert browser.post(f"{DESK}publicar/", {"publish": "0"}).status_code == 403
    cycle.refresh_from_db()
    assert cycle.is_published


def test_the_first_page_shows_what_awaits_somebody(
    marta: Account, sign_in: SignIn, cycle: Cycle, other_cycle: Cycle
) -> None:
    Workshop.objects.create(cycle=cycle, n=3, slug="t3", title=Text.same("Sin fecha"))

    page = sign_in(marta).get("/es/organizar/").content.decode()

    assert "Ponga fecha a «Sin fecha»" in page
    assert "Diga si «Taller 2» se realizó: su fecha ya pasó" in page
    assert "ajeno" not in page


@pytest.mark.parametrize("address", ["/es/organizar/", DESK])
def test_more_rows_take_no_more_queries(
    marta: Account, sign_in: SignIn, cycle: Cycle, address: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def fill(n: int) -> None:
        organisation = Organisation.objects.create(slug=f"o{n}", name=f"O{n}")
        cycle.organisations.add(organisation)
        person = Person.objects.create(slug=f"p{n}", name=f"P{n}", organisation=organisation)
        row = Workshop.objects.create(cycle=cycle, n=10 + n, slug=f"w{n}", title=Text.same(f"W{n}"))
        Appearance.objects.create(workshop=row, person=person)
        Phase.objects.create(cycle=cycle, name=Text.same(f"F{n}"))
        Topic.objects.create(cycle=cycle, slug=f"t{n}", label=Text.same(f"T{n}"))
        Grant.objects.create(cycle=cycle, account=Account.objects.make(f"a{n}@example.org"), role="analyst")

    browser = sign_in(marta)
    fill(1)
    with CaptureQueriesContext(connection) as one:
        browser.get(address)
    fill(2)
    fill(3)
    with django_assert_num_queries(len(one)):
        assert browser.get(address).status_code == 200
