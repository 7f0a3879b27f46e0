"""Pages kept for strangers: made once, never after a change, never of somebody who signed in."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from tests.web.conftest import SignIn
from thakhi.terms.text import Text
from thakhi.web.contents import made_once
from thakhi.web.kept_pages import changed, kept_value
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

pytestmark = pytest.mark.usefixtures("keeping")
PAGE = "/es/talleres/ciclo-uno/"


def _said(client: Client) -> str:
    return client.get(PAGE).content.decode()


def test_a_page_is_made_once(cycle: Cycle, client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    first = client.get(PAGE)

    with django_assert_num_queries(1):
        again = client.get(PAGE)
    assert (again.content, again.headers["Content-Type"]) == (first.content, first.headers["Content-Type"])
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_no_page_outlives_a_change(cycle: Cycle, client: Client) -> None:
    assert "Ciclo uno" in _said(client)
    Cycle.objects.filter(pk=cycle.pk).update(title=Text("Ciclo nuevo", "New cycle"))
    assert "Ciclo nuevo" not in _said(client)  # nobody said that anything changed

    changed()

    assert "Ciclo nuevo" in _said(client)


def test_a_form_that_was_sent_is_a_change(cycle: Cycle, client: Client) -> None:
    _said(client)
    Cycle.objects.filter(pk=cycle.pk).update(is_published=False)

    Client().post("/es/entrar/", {"email": "nobody@example.org"})

    assert client.get(PAGE).status_code == 404


def test_who_signed_in_neither_gets_nor_leaves_a_kept_page(
    cycle: Cycle, client: Client, marta: Account, sign_in: SignIn
) -> None:
    own = _said(sign_in(marta))

    assert "Mi cuenta" in own
    assert "Mi cuenta</a>" not in _said(client)
    assert _said(sign_in(marta)) == own


def test_languages_queries_and_hosts_are_told_apart(cycle: Cycle, client: Client) -> None:
    pages = {client.get(address).content for address in (PAGE, "/en/workshops/ciclo-uno/", f"{PAGE}?x=1")}

    assert len(pages) == 3


def test_what_is_not_found_is_not_kept(cycle: Cycle, client: Client) -> None:
    assert client.get("/es/talleres/ciclo-dos/").status_code == 404
    Cycle.objects.create(slug="ciclo-dos", is_published=True)

    assert client.get("/es/talleres/ciclo-dos/").status_code == 200


def test_a_value_is_made_once_until_something_changes(db: None, rf: RequestFactory) -> None:
    made = itertools.count()

    def asked() -> int:
        return kept_value(rf.get("/"), "counted", lambda: next(made))

    assert [asked(), asked()] == [0, 0]

    changed()

    assert [asked(), asked()] == [1, 1]


def test_who_asks_while_it_is_made_waits_for_it(settings: Any, request: Any) -> None:
    where = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": request.node.name}
    settings.CACHES = {**settings.CACHES, "contents": where}
    made, has_begun, may_end = itertools.count(), threading.Event(), threading.Event()

    def make() -> int:
        has_begun.set()
        assert may_end.wait(10)
        return next(made)

    with ThreadPoolExecutor() as threads:
        first = threads.submit(made_once, "counted", make)
        assert has_begun.wait(10)
        second = threads.submit(made_once, "counted", make)
        assert made_once("other", lambda: "at once") == "at once"
        may_end.set()
        assert [first.result(10), second.result(10)] == [0, 0]
