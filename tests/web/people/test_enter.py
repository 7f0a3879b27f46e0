"""Signing in: by one-time link or by password; a stranger learns nothing about who has an account."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters, LinkIn
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Account, AuditEntry, Letter, PrivateLink
from thakhi.web.people.models import SignIn as SignInRow
from thakhi.web.secret import HideLinks

pytestmark = pytest.mark.django_db
Way = Callable[[Client, str], Any]
PASSWORD = "una panadería abre temprano"


def ask(client: Client, email: str, **more: str) -> object:
    return client.post("/es/entrar/", {"way": "mail", "ask-email": email, **more})


def by_password(client: Client, email: str, password: str, **more: str) -> object:
    return client.post("/es/entrar/", {"way": "password", "by-email": email, "by-password": password, **more})


@pytest.mark.parametrize("email", ["juan@example.org", "JUAN@example.org", "nadie@example.org"])
def test_who_asks_for_a_link_gets_one_answer_and_one_letter(
    client: Client, juan: Account, mailoutbox: Letters, email: str
) -> None:
    answer = ask(client, email)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/es/entrar/enviado/")
    assert [(m.to, m.subject) for m in mailoutbox] == [([email.lower()], "Su enlace para entrar en Thakhi")]
    assert Letter.objects.count() == 0


def test_a_link_enters_once_and_only_by_its_button(
    client: Client, juan: Account, mailoutbox: Letters, link_in: LinkIn
) -> None:
    ask(client, juan.email)
    path = link_in(mailoutbox[0])
    for _ in range(3):  # scanners of mail
        assert Client().get(path).status_code == 200
        assert Client().head(path).status_code == 200
    entered = client.post(path)
    again = Client().post(path)

    assert (entered.status_code, entered.headers["Location"]) == (302, "/es/mi-cuenta/")
    assert client.get("/es/mi-cuenta/").status_code == 200
    assert again.status_code == 404
    assert "Este enlace ya no sirve" in again.content.decode()


def test_using_a_link_makes_the_account_of_a_new_address(
    client: Client, db: None, mailoutbox: Letters, link_in: LinkIn
) -> None:
    client.post("/en/sign-in/", {"way": "mail", "ask-email": "Nueva@example.org"})
    assert Account.objects.count() == 0

    client.post(link_in(mailoutbox[0]))

    assert list(Account.objects.values_list("email", "language", "is_admin")) == [("nueva@example.org", "en", False)]


def test_an_old_a_strange_and_a_closed_link_say_the_same(client: Client, juan: Account) -> None:
    old = make_link("enter", days=1, account=juan)
    PrivateLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    closed = Account.objects.make("cerrada@example.org")
    closed.is_active = False
    closed.save()
    shut = make_link("enter", days=1, account=closed)
    secrets = (old, "no-such-link", shut)
    pages = [client.get(f"/es/enlace/{secret}/") for secret in secrets]

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert len({page.content.replace(secret.encode(), b"") for page, secret in zip(pages, secrets, strict=True)}) == 1
    assert "juan" not in pages[0].content.decode()


def test_an_account_enters_with_its_password(client: Client, juan: Account) -> None:
    juan.set_password(PASSWORD)
    juan.save()
    wrong = by_password(client, juan.email, "otra clave larga")
    nobody = by_password(client, "nadie@example.org", "otra clave larga")
    right = by_password(client, "Juan@Example.org", PASSWORD)

    said = "El correo y la contraseña no coinciden"
    assert [page.status_code for page in (wrong, nobody, right)] == [400, 400, 302]
    assert [said in page.content.decode() for page in (wrong, nobody)] == [True, True]


def test_the_session_key_is_new_after_signing_in(client: Client, juan: Account) -> None:
    juan.set_password(PASSWORD)
    juan.save()
    session = client.session
    session["planted"] = "yes"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    by_password(client, juan.email, PASSWORD)

    assert client.cookies["sessionid"].value != planted
    other = Client()
    other.cookies["sessionid"] = planted
    assert other.get("/es/mi-cuenta/").status_code == 302


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        ("/es/talleres/", "/es/talleres/"),
        ("https://evil.example/", "/es/mi-cuenta/"),
        ("//evil.example/", "/es/mi-cuenta/"),
        ("/\\evil.example/", "/es/mi-cuenta/"),
        ("javascript:alert(1)", "/es/mi-cuenta/"),
        ("", "/es/mi-cuenta/"),
    ],
)
def test_one_goes_back_to_pages_of_this_site_only(
    client: Client, juan: Account, mailoutbox: Letters, link_in: LinkIn, asked: str, where: str
) -> None:
    juan.set_password(PASSWORD)
    juan.save()
    ask(client, juan.email, next=asked)
    by_link = Client().post(link_in(mailoutbox[0]))
    answer = by_password(client, juan.email, PASSWORD, next=asked)

    assert [one.headers["Location"] for one in (by_link, answer)] == [where, where]


def test_a_page_that_needs_an_account_asks_to_sign_in_first(client: Client) -> None:
    assert (
        client.get("/es/mi-cuenta/contrasena/").headers["Location"]
        == "/es/entrar/?next=%2Fes%2Fmi-cuenta%2Fcontrasena%2F"
    )


def test_one_leaves_by_a_button_only(juan: Account, sign_in: SignIn) -> None:
    browser = sign_in(juan)

    assert browser.get("/es/salir/").status_code == 405
    assert browser.get("/es/mi-cuenta/").status_code == 200
    assert browser.post("/es/salir/").status_code == 302
    assert browser.get("/es/mi-cuenta/").status_code == 302
    assert SignInRow.objects.count() == 0


def test_a_form_of_another_site_is_refused(juan: Account) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert strict.post("/es/entrar/", {"way": "mail", "ask-email": juan.email}).status_code == 403


def guess(client: Client, email: str) -> object:
    return by_password(client, email, "adivinando claves")


@pytest.mark.parametrize(("way", "one", "address", "letters"), [(ask, 5, 40, 5), (guess, 10, 40, 0)])
def test_who_tries_too_often_waits(
    client: Client, juan: Account, mailoutbox: Letters, way: Way, one: int, address: int, letters: int
) -> None:
    answers = [way(client, juan.email) for _ in range(one + 1)]
    told = len(mailoutbox)
    others = [way(client, f"p{n}@example.org").status_code for n in range(address - one)]

    assert 429 not in [answer.status_code for answer in answers[:one]]
    assert (answers[one].status_code, answers[one].headers["Retry-After"]) == (429, "900")
    assert "espere 15 minutos" in answers[one].content.decode()
    assert told == letters
    assert [others.index(429), others.count(429)] == [address - one - 1, 1]


def test_behind_a_proxy_the_address_is_the_one_that_the_proxy_saw(client: Client, settings: object) -> None:
    settings.HTTPS = True  # type: ignore[attr-defined]
    seen = [
        client.get("/es/enlace/x/", headers={"x-forwarded-for": f"{n}.0.0.1, 198.51.100.7"}).status_code
        for n in range(31)
    ]
    other = client.get("/es/enlace/x/", headers={"x-forwarded-for": "198.51.100.7, 198.51.100.8"}).status_code

    assert (seen[-1], other) == (429, 404)


def test_guessing_links_is_slowed_down(client: Client) -> None:
    answers = [client.get(f"/es/enlace/guess{n}/").status_code for n in range(31)]

    assert answers == [404] * 30 + [429]


def test_the_first_administrator_comes_in_by_the_printed_link(client: Client) -> None:
    secret = make_link("first_admin", days=2)
    page = client.get(f"/en/link/{secret}/")
    weak = client.post(f"/en/link/{secret}/", {"email": "Ada@example.org", "name": "Ada", "password": "password12"})
    made = client.post(f"/en/link/{secret}/", {"email": "Ada@example.org", "name": "Ada", "password": ""})
    again = client.post(f"/en/link/{secret}/", {"email": "eva@example.org", "name": "Eva", "password": ""})

    assert [page.status_code, weak.status_code, made.status_code, again.status_code] == [200, 400, 302, 404]
    assert list(Account.objects.values_list("email", "name", "is_admin", "language")) == [
        ("ada@example.org", "Ada", True, "en")
    ]
    assert list(AuditEntry.objects.values_list("act", flat=True)) == ["account.first_admin"]
    assert client.get("/en/my-account/").status_code == 200


def test_the_log_does_not_hold_secrets_of_links() -> None:
    line = logging.LogRecord("x", logging.WARNING, "", 0, "Not Found: %s", ("/es/enlace/SECRET-1/?a=1",), None)
    HideLinks().filter(line)

    assert line.getMessage() == "Not Found: /es/enlace/…/?a=1"
