"""My account: what is kept of me, where I am signed in, how I change it and how I leave."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, LinkIn, Queries
from thakhi.web.people.consent import decide, is_granted
from thakhi.web.people.models import Account, AuditEntry, Consent, Person
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.workshops.models import Cycle, Grant

pytestmark = pytest.mark.django_db
PASSWORD, NEW = "una panadería abre temprano", "otra frase bien larga"


@pytest.fixture
def elena(speaker: Person) -> Account:
    """Elena's account, under the address that she gave when she spoke."""
    account = Account.objects.make("elena@example.org", name="Elena Prueba", password=PASSWORD)
    speaker.account = account
    speaker.save()
    return account


def test_the_page_says_who_i_am_and_where_i_am_signed_in(elena: Account, sign_in: SignIn) -> None:
    browser = sign_in(elena)
    page = browser.get("/es/mi-cuenta/").content.decode()

    assert "elena@example.org" in page
    assert "/es/mi-cuenta/permisos/elena/" in page
    assert "!!" not in page
    assert page.count("<td data-label") == 1


def test_the_page_takes_as_many_queries_with_one_sign_in_as_with_three(
    elena: Account, sign_in: SignIn, queries: Queries
) -> None:
    browser = sign_in(elena)
    one = queries(browser, "/es/mi-cuenta/")
    sign_in(elena)
    sign_in(elena)

    assert queries(browser, "/es/mi-cuenta/") == one


def test_name_and_language_are_saved(juan: Account, sign_in: SignIn) -> None:
    answer = sign_in(juan).post("/es/mi-cuenta/", {"name": "Juan Prueba", "language": "en"})
    juan.refresh_from_db()

    assert (answer.status_code, juan.name, juan.language) == (302, "Juan Prueba", "en")


def test_what_is_wrong_stays_as_it_was_typed(juan: Account, sign_in: SignIn) -> None:
    answer = sign_in(juan).post("/es/mi-cuenta/", {"name": "Juan Prueba", "language": "qu"})
    juan.refresh_from_db()

    assert (answer.status_code, juan.name) == (400, "Juan")
    assert 'value="Juan Prueba"' in answer.content.decode()


def test_a_new_password_ends_every_other_sign_in(elena: Account, sign_in: SignIn) -> None:
    here, elsewhere = sign_in(elena), sign_in(elena)
    answer = here.post("/es/mi-cuenta/contrasena/", {"present": PASSWORD, "new": NEW, "again": NEW})
    elena.refresh_from_db()

    assert answer.status_code == 302
    assert elena.check_password(NEW)
    assert [b.get("/es/mi-cuenta/").status_code for b in (here, elsewhere)] == [200, 302]
    assert here.get("/es/mi-cuenta/").content.decode().count("<td data-label") == 1


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"present": "no es", "new": NEW, "again": NEW},
            "No es su contraseña actual",
        ),
        ({"present": PASSWORD, "new": "corta", "again": "corta"}, "10"),
        ({"present": PASSWORD, "new": "elena@example.org", "again": "elena@example.org"}, "similar"),
        ({"present": PASSWORD, "new": NEW, "again": "no la misma clave"}, "no son iguales"),
    ],
)
def test_a_password_that_will_not_do(elena: Account, sign_in: SignIn, given: dict[str, str], said: str) -> None:
    answer = sign_in(elena).post("/es/mi-cuenta/contrasena/", given)
    elena.refresh_from_db()

    assert answer.status_code == 400
    assert said in answer.content.decode()
    assert elena.check_password(PASSWORD)


def test_i_sign_out_elsewhere(juan: Account, tomas: Account, sign_in: SignIn) -> None:
    here, elsewhere, another = sign_in(juan), sign_in(juan), sign_in(tomas)
    here.post("/es/mi-cuenta/sesiones/cerrar/")

    assert [b.get("/es/mi-cuenta/").status_code for b in (here, elsewhere, another)] == [200, 302, 200]


def test_a_new_address_holds_once_its_link_is_opened(
    juan: Account, tomas: Account, sign_in: SignIn, mailoutbox: Letters, link_in: LinkIn
) -> None:
    browser = sign_in(juan)
    browser.post("/es/mi-cuenta/correo/", {"email": "Juan.Nuevo@example.org"})
    path = link_in(mailoutbox[0])
    stranger, other = Client().get(path), sign_in(tomas).post(path)
    juan.refresh_from_db()
    before = juan.email
    browser.get(path)
    browser.post(path)
    juan.refresh_from_db()

    assert [m.to for m in mailoutbox] == [["juan.nuevo@example.org"], ["juan@example.org"]]
    assert (stranger.status_code, other.status_code) == (302, 404)
    assert (before, juan.email) == ("juan@example.org", "juan.nuevo@example.org")


def test_an_address_that_has_an_account_is_not_told_to_who_asks(
    juan: Account, tomas: Account, sign_in: SignIn, mailoutbox: Letters
) -> None:
    browser = sign_in(juan)
    taken = browser.post("/es/mi-cuenta/correo/", {"email": tomas.email}, follow=True).content
    free = browser.post("/es/mi-cuenta/correo/", {"email": "libre@example.org"}, follow=True).content
    said = [re.sub(rb'value="[^"]{64}"', b"", page) for page in (taken, free)]

    assert said[0] == said[1]
    assert [(m.to[0], "enlace" in str(m.body)) for m in mailoutbox] == [
        ("tomas@example.org", False),
        ("libre@example.org", True),
    ]


def test_my_data_are_all_of_them_and_only_mine(
    elena: Account, juan: Account, cycle: Cycle, sign_in: SignIn, speaker: Person
) -> None:
    Grant.objects.create(cycle=cycle, account=elena, role="facilitator")
    Person.objects.create(slug="ajena", name="Ajena Prueba", email="ajena@example.org", account=juan)
    decide(speaker, "words", is_granted=True, how="formulario firmado")
    workshop = cycle.workshops.get(n=1)
    transcript = Transcript.objects.create(workshop=workshop)
    ajena = Person.objects.get(slug="ajena")
    for n, (person, text) in enumerate([(speaker, "Abro a las cuatro."), (ajena, "Frase ajena.")]):
        Cue.objects.create(
            transcript=transcript, cue_id=f"c{n}", order=n, start_ms=n, end_ms=n + 1, person=person, text=text
        )
    answer = sign_in(elena).get("/es/mi-cuenta/datos.json")
    data = json.loads(answer.content)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="thakhi.json"'
    assert "jena" not in answer.content.decode()
    assert {**data["account"], "created_at": ""} == {
        "email": "elena@example.org",
        "name": "Elena Prueba",
        "language": "es",
        "created_at": "",
        "is_admin": False,
        "has_password": True,
    }
    assert data["roles"] == [{"cycle__slug": "ciclo-uno", "role": "facilitator"}]
    assert [(c["use"], c["is_granted"], c["how"]) for c in data["people"][0]["consents"]] == [
        ("words", True, "formulario firmado")
    ]
    assert [(w["workshop"], w["cue_id"], w["text"]) for w in data["words"]] == [
        ("taller-1", "c0", "Abro a las cuatro.")
    ]
    assert len(data["sign_ins"]) == 1


def test_erasing_takes_all_that_names_me(elena: Account, sign_in: SignIn, speaker: Person, juan: Account) -> None:
    decide(speaker, "words", is_granted=True)
    decide(speaker, "name", is_granted=True)
    browser = sign_in(elena)
    unsure = browser.post("/es/mi-cuenta/borrar/", {})
    sure = browser.post("/es/mi-cuenta/borrar/", {"sure": "on"})
    speaker.refresh_from_db()

    assert (unsure.status_code, sure.status_code) == (400, 302)
    assert browser.get("/es/mi-cuenta/").status_code == 302
    assert list(Account.objects.values_list("email", flat=True)) == [juan.email]
    assert (speaker.name, speaker.email, speaker.slug, speaker.organisation) == ("", "", f"erased-{speaker.pk}", None)
    assert (speaker.sector, speaker.sex, speaker.department) == ("unit_owners", "woman", "La Paz")
    assert [is_granted(speaker, use) for use in ("words", "name")] == [False, False]
    kept = json.dumps([*AuditEntry.objects.values(), *Consent.objects.values(), *Person.objects.values()], default=str)
    assert "elena" not in kept.lower()
