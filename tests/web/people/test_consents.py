"""A speaker's own page: what they allow, withdrawn within the request, with its dated history."""

from __future__ import annotations

import json

import pytest
from django.dispatch import receiver
from django.test import Client, RequestFactory

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, LinkIn
from thakhi.web.people.consent import decide, is_granted
from thakhi.web.people.domain import send_own_data_link
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Account, Consent, Person
from thakhi.web.people.signals import consent_changed, person_erased

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(speaker: Person) -> str:
    """Elena's private link."""
    return f"/es/enlace/{make_link('own_data', days=30, person=speaker, subject='ciclo-uno', single_use=False)}/"


def test_the_page_tells_never_asked_from_withdrawn(client: Client, path: str, speaker: Person) -> None:
    decide(speaker, "words", is_granted=True)
    decide(speaker, "voice", is_granted=True)
    decide(speaker, "voice", is_granted=False)
    page = client.get(path).content.decode()

    assert "Mis palabras: permitido" in page
    assert "Mi voz: retirado" in page
    assert page.count("nunca se le preguntó: no se publica") == 2
    assert "!!" not in page


def test_a_decision_holds_when_the_page_comes_back(client: Client, path: str, speaker: Person) -> None:
    heard: list[tuple[str, bool]] = []

    @receiver(consent_changed, dispatch_uid="test")
    def hear(sender: object, *, use: str, is_granted: bool, **_: object) -> None:
        heard.append((use, is_granted))

    for decision in ("grant", "withdraw"):
        assert client.post(path, {"use": "words", "decision": decision}).status_code == 302
    consent_changed.disconnect(dispatch_uid="test")

    assert heard == [("words", True), ("words", False)]
    assert not is_granted(speaker, "words")
    assert list(Consent.objects.values_list("use", "is_granted", "how", "by")) == [
        ("words", True, "private link", None),
        ("words", False, "private link", None),
    ]
    assert "por enlace privado" in client.get(path).content.decode()


@pytest.mark.parametrize("given", [{}, {"use": "words"}, {"use": "soul", "decision": "grant"}])
def test_what_is_no_decision_changes_nothing(client: Client, path: str, given: dict[str, str]) -> None:
    assert client.post(path, given).status_code == 400
    assert Consent.objects.count() == 0


def test_a_get_decides_nothing(client: Client, path: str) -> None:
    client.get(path, {"use": "words", "decision": "grant", "act": "erase", "sure": "on"})

    assert Consent.objects.count() == 0
    assert Person.objects.get().name == "Elena Prueba"


def test_the_link_gives_the_data_of_its_person(client: Client, path: str, juan: Account) -> None:
    Person.objects.create(slug="juan", name="Juan Prueba", email=juan.email)
    answer = client.get(path, {"data": "json"})

    assert [person["name"] for person in json.loads(answer.content)["people"]] == ["Elena Prueba"]
    assert "Juan" not in answer.content.decode()


def test_erasing_by_link(client: Client, path: str, speaker: Person) -> None:
    decide(speaker, "words", is_granted=True)
    erased: list[int] = []

    @receiver(person_erased, dispatch_uid="test")
    def hear(sender: object, *, person: Person, **_: object) -> None:
        erased.append(person.pk)

    unsure = client.post(path, {"act": "erase"})
    sure = client.post(path, {"act": "erase", "sure": "on"})
    person_erased.disconnect(dispatch_uid="test")
    speaker.refresh_from_db()

    assert (unsure.status_code, sure.status_code, erased) == (400, 302, [speaker.pk])
    assert (speaker.name, speaker.sex) == ("", "woman")
    assert not is_granted(speaker, "words")
    assert client.get(path).status_code == 404


def test_only_their_own_account_decides(speaker: Person, juan: Account, tomas: Account, sign_in: SignIn) -> None:
    speaker.account = juan
    speaker.save()
    address, given = "/es/mi-cuenta/permisos/elena/", {"use": "name", "decision": "grant"}
    answers = [who.post(address, given).status_code for who in (Client(), sign_in(tomas), sign_in(juan))]

    assert answers == [302, 404, 302]
    assert [(c.by, c.how) for c in Consent.objects.all()] == [(juan, "account")]


def test_who_spoke_is_written_to(speaker: Person, marta: Account, mailoutbox: Letters, link_in: LinkIn) -> None:
    from thakhi.web.people.post import send_pending

    nobody = Person.objects.create(slug="sin-correo", name="Sin Correo")
    request = RequestFactory().get("/")
    sent = [send_own_data_link(request, person, by=marta, cycle="ciclo-uno") for person in (speaker, nobody)]
    send_pending()

    assert sent == [True, False]
    assert [m.to for m in mailoutbox] == [["elena@example.org"]]
    assert Client().get(link_in(mailoutbox[0])).status_code == 200


def test_who_proves_the_address_finds_their_words(
    client: Client, speaker: Person, mailoutbox: Letters, link_in: LinkIn
) -> None:
    client.post("/es/entrar/", {"way": "mail", "ask-email": "elena@example.org"})
    client.post(link_in(mailoutbox[0]))

    assert client.get("/es/mi-cuenta/permisos/elena/").status_code == 200
