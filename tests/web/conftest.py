"""A cycle with people who have names: Rosa facilitates, Juan takes part, Inés analyses, Tomás has no access."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from tests.web.postgres import postgres_url as postgres_url
from thakhi.terms.text import Text
from thakhi.web.people.models import Account, Organisation, Person
from thakhi.web.workshops.models import Appearance, Cycle, Grant, Topic, Workshop

SignIn = Callable[[Account], Client]


@pytest.fixture(autouse=True)
def _the_end_of_a_request_is_not_that_of_its_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test is one transaction and asks several times: what closes a connection after a request would end it."""
    close = BaseDatabaseWrapper.close_if_unusable_or_obsolete

    def outside_of_transactions(connection: BaseDatabaseWrapper) -> None:
        if not connection.in_atomic_block:
            close(connection)

    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", outside_of_transactions)


@pytest.fixture
def keeping(settings: Any, request: pytest.FixtureRequest) -> None:
    """A cache of this test alone, which keeps pages as a site does."""
    where = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": request.node.nodeid}
    settings.CACHES = {**settings.CACHES, "default": where}


@pytest.fixture
def cycle(db: None) -> Cycle:
    """A published cycle with two workshops, one held and one to come."""
    made = Cycle.objects.create(slug="ciclo-uno", title=Text("Ciclo uno", "Cycle one"), is_published=True)
    Topic.objects.create(cycle=made, slug="formalizacion", label=Text("Formalización", "Formalisation"))
    for n, state in ((1, "held"), (2, "convened")):
        Workshop.objects.create(
            cycle=made,
            n=n,
            slug=f"taller-{n}",
            title=Text(f"Taller {n}", f"Workshop {n}"),
            starts=datetime(2021, 8, n, 18, tzinfo=UTC),
            ends=datetime(2021, 8, n, 20, tzinfo=UTC),
            state=state,
            is_open=state == "convened",
        )
    return made


@pytest.fixture
def other_cycle(db: None) -> Cycle:
    """Another cycle, not published, with an organiser of its own: what could leak."""
    made = Cycle.objects.create(slug="ciclo-ajeno", title=Text("Ciclo ajeno", "Foreign cycle"))
    Workshop.objects.create(cycle=made, n=1, slug="taller-ajeno", title=Text("Taller ajeno", "Foreign workshop"))
    Grant.objects.create(cycle=made, account=Account.objects.make("otra@example.org", name="Olga"), role="organiser")
    return made


@pytest.fixture
def marta(cycle: Cycle) -> Account:
    """Organises the cycle."""
    return _with_role(cycle, "marta@example.org", "Marta", "organiser")


@pytest.fixture
def rosa(cycle: Cycle) -> Account:
    """Facilitates the cycle."""
    return _with_role(cycle, "rosa@example.org", "Rosa", "facilitator")


@pytest.fixture
def ines(cycle: Cycle) -> Account:
    """Analyses the cycle."""
    return _with_role(cycle, "ines@example.org", "Inés", "analyst")


@pytest.fixture
def juan(db: None) -> Account:
    """Takes part; has no role."""
    return Account.objects.make("juan@example.org", name="Juan")


@pytest.fixture
def tomas(db: None) -> Account:
    """Has an account and no access to anything."""
    return Account.objects.make("tomas@example.org", name="Tomás")


@pytest.fixture
def ada(db: None) -> Account:
    """Administers the site."""
    made = Account.objects.make("ada@example.org", name="Ada")
    made.is_admin = True
    made.save()
    return made


@pytest.fixture
def speaker(cycle: Cycle) -> Person:
    """Elena, who speaks in the first workshop for an association of bakers."""
    bakers = Organisation.objects.create(slug="panaderas", name="Asociación de Panaderas", sector="unit_owners")
    elena = Person.objects.create(
        slug="elena",
        name="Elena Prueba",
        role=Text("panadera", "baker"),
        organisation=bakers,
        sector="unit_owners",
        sex="woman",
        department="La Paz",
        email="elena@example.org",
    )
    Appearance.objects.create(workshop=cycle.workshops.get(n=1), person=elena, role="speaker")
    return elena


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which an account has signed in."""

    def made(account: Account) -> Client:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return made


def _with_role(cycle: Cycle, email: str, name: str, role: str) -> Account:
    account = Account.objects.make(email, name=name)
    Grant.objects.create(cycle=cycle, account=account, role=role)
    return account
