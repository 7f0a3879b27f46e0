"""Consents at the organisers' desk."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, LinkIn, Queries
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, Consent, Letter, Person
from thakhi.web.people.queries import awaiting, desk_doors
from thakhi.web.workshops.models import Appearance, Cycle

pytestmark = pytest.mark.django_db
DESK = "/es/organizar/ciclo-uno/permisos/"


@pytest.fixture
def stranger(other_cycle: Cycle) -> Person:
    """Somebody of another cycle: who could leak."""
    made = Person.objects.create(slug="zoe", name="Zoe Ajena", email="zoe@example.org")
    Appearance.objects.create(workshop=other_cycle.workshops.get(), person=made)
    return made


def test_the_list_tells_allowed_withdrawn_and_never_asked(
    speaker: Person, stranger: Person, marta: Account, sign_in: SignIn
) -> None:
    decide(speaker, "words", is_granted=True)
    decide(speaker, "voice", is_granted=True)
    decide(speaker, "voice", is_granted=False)
    page = sign_in(marta).get(DESK).content.decode()
    row = page[page.index("<tbody>") :]

    assert [row.count(words) for words in ("permitido", "retirado", "nunca se preguntó", "Zoe")] == [1, 1, 2, 0]
    assert "!!" not in page


def test_only_those_who_may_see_people(
    speaker: Person, stranger: Person, marta: Account, rosa: Account, tomas: Account, sign_in: SignIn
) -> None:
    olga = Account.objects.get(email="otra@example.org")
    readers = [Client(), *(sign_in(who) for who in (tomas, rosa, olga, marta))]
    one = f"{DESK}{speaker.pk}/"

    assert [[reader.get(at).status_code for reader in readers] for at in (DESK, one)] == [[302, 403, 403, 403, 200]] * 2
    assert [reader.post(one, {"act": "link"}).status_code for reader in readers[:4]] == [302, 403, 403, 403]
    assert sign_in(marta).get(f"{DESK}{stranger.pk}/").status_code == 404
    assert sign_in(marta).post(f"{DESK}{stranger.pk}/", {"act": "erase", "sure": "on"}).status_code == 404


def test_the_list_takes_as_many_queries_with_one_person_as_with_three(
    speaker: Person, cycle: Cycle, marta: Account, sign_in: SignIn, queries: Queries
) -> None:
    browser = sign_in(marta)
    one = queries(browser, DESK)
    for name in ("Ana", "Bea"):
        person = Person.objects.create(slug=name.lower(), name=name)
        Appearance.objects.create(workshop=cycle.workshops.get(n=1), person=person)
        decide(person, "words", is_granted=True)

    assert queries(browser, DESK) == one


def test_a_signed_form_is_put_down_with_who_and_how(speaker: Person, marta: Account, sign_in: SignIn) -> None:
    browser, one = sign_in(marta), f"{DESK}{speaker.pk}/"
    given = {"act": "signed", "use": "words", "decision": "grant"}
    answers = [browser.post(one, given), browser.post(one, {**given, "how": "formulario firmado"})]

    assert [answer.status_code for answer in answers] == [400, 302]
    assert [(c.use, c.is_granted, c.by, c.how) for c in Consent.objects.all()] == [
        ("words", True, marta, "formulario firmado")
    ]


def test_their_link_is_sent_and_erasing_takes_them_off_the_list(
    speaker: Person, marta: Account, sign_in: SignIn, mailoutbox: Letters, link_in: LinkIn
) -> None:
    browser, one = sign_in(marta), f"{DESK}{speaker.pk}/"
    browser.post(one, {"act": "link"})
    opened = Client().get(link_in(mailoutbox[0])).status_code
    unsure = browser.post(one, {"act": "erase"})
    browser.post(one, {"act": "erase", "sure": "on"})

    assert (mailoutbox[0].to, opened, unsure.status_code) == (["elena@example.org"], 200, 400)
    assert browser.get(one).status_code == 404
    assert "Elena" not in browser.get(DESK).content.decode()


def test_doors_and_letters_that_wait(cycle: Cycle, marta: Account, rosa: Account, ada: Account) -> None:
    Letter.objects.create(to="juan@example.org", subject="x", body="y", tries=2, failure="TimeoutError")
    Letter.objects.create(to="juan@example.org", subject="x", body="y")

    assert [door.address for door in desk_doors(cycle, marta)] == [DESK, "/es/organizar/ciclo-uno/bitacora/"]
    assert list(desk_doors(cycle, rosa)) == []
    assert [thing.what for thing in awaiting(ada)] == ["Revisar el correo: 1 cartas no pudieron salir"]
    assert list(awaiting(marta)) == []
