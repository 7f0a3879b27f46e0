"""The frame of the site: two languages, clear refusals, a pulse."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("asked", "where"), [("es-BO", "/es/"), ("en-GB,en;q=0.9", "/en/"), ("qu", "/es/"), ("", "/es/")]
)
def test_the_first_page_follows_the_browser(client: Client, asked: str, where: str) -> None:
    answer = client.get("/", headers={"accept-language": asked})

    assert (answer.status_code, answer.headers["Location"]) == (302, where)


@pytest.mark.parametrize(
    ("address", "other"), [("/es/talleres/", "/en/workshops/"), ("/en/search/?q=x", "/es/buscar/?q=x")]
)
def test_every_page_has_its_other_language(client: Client, address: str, other: str) -> None:
    page = client.get(address)

    assert page.status_code == 200
    assert f'href="{other}"' in page.content.decode()


def test_an_empty_site_says_what_to_do(client: Client) -> None:
    assert "thakhi load" in client.get("/es/").content.decode()


def test_the_pulse(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_nothing_here_is_said_in_the_readers_language(client: Client) -> None:
    answer = client.get("/en/nothing/")

    assert (answer.status_code, "There is nothing here" in answer.content.decode()) == (404, True)
