"""The audit log: for the organisers of the cycle, and nobody else."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.conftest import SignIn
from tests.web.people.conftest import Queries
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

pytestmark = pytest.mark.django_db
ADDRESS = "/es/organizar/ciclo-uno/bitacora/"


def test_organisers_read_what_was_done_in_their_cycle(marta: Account, other_cycle: Cycle, sign_in: SignIn) -> None:
    note(marta, "consent.withdraw", "person:7", cycle="ciclo-uno", use="words")
    note(marta, "ajeno.secreto", "person:8", cycle="ciclo-ajeno")
    page = sign_in(marta).get(ADDRESS).content.decode()

    assert "permiso retirado" in page
    assert "person:7" in page
    assert "ajeno.secreto" not in page
    assert "!!" not in page


def test_who_may_read_it(
    marta: Account, rosa: Account, ada: Account, tomas: Account, other_cycle: Cycle, sign_in: SignIn
) -> None:
    olga = Account.objects.get(email="otra@example.org")
    readers = [Client(), *(sign_in(who) for who in (tomas, rosa, olga, marta, ada))]

    assert [reader.get(ADDRESS).status_code for reader in readers] == [302, 403, 403, 403, 200, 200]
    assert sign_in(marta).get("/es/organizar/ciclo-ajeno/bitacora/").status_code == 404


def test_the_log_of_the_site_is_for_administrators(marta: Account, ada: Account, sign_in: SignIn) -> None:
    answers = [reader.get("/en/organise/log/").status_code for reader in (Client(), sign_in(marta), sign_in(ada))]

    assert answers == [302, 403, 200]


def test_the_log_takes_as_many_queries_with_one_line_as_with_three(
    marta: Account, rosa: Account, sign_in: SignIn, queries: Queries
) -> None:
    browser = sign_in(marta)
    note(marta, "consent.grant", "person:1", cycle="ciclo-uno")
    one = queries(browser, ADDRESS)
    note(rosa, "consent.grant", "person:2", cycle="ciclo-uno")
    note(marta, "consent.grant", "person:3", cycle="ciclo-uno")

    assert queries(browser, ADDRESS) == one


def test_a_long_log_has_pages_that_keep_the_filter(marta: Account, sign_in: SignIn) -> None:
    for n in range(60):
        note(marta, "consent.grant", f"person:{n}", cycle="ciclo-uno")
    note(marta, "transcript.publish", "transcript:1", cycle="ciclo-uno")
    browser = sign_in(marta)
    first, second = (browser.get(f"{ADDRESS}?kind=consent&page={n}").content.decode() for n in (1, 2))

    assert (first.count("<tr><td>"), second.count("<tr><td>")) == (50, 10)
    assert "?kind=consent&amp;page=2" in first
    assert "transcript:1" not in first
