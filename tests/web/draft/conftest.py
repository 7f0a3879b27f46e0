"""The demonstration cycle with its draft in consultation; Juan, who registered; the team by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from thakhi.web.draft.domain import open_draft
from thakhi.web.draft.queries import road_now
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle, Grant

ROOT = Path(__file__).resolve().parents[3]
As = Callable[[str], Client]
ROLES = {"marta": "organiser", "rosa": "facilitator", "ines": "analyst"}


@pytest.fixture
def demo(db: None) -> Cycle:
    """examples/demo-cycle, in rows."""
    return load(ROOT / "examples" / "demo-cycle").cycle


@pytest.fixture
def signed_in(demo: Cycle) -> As:
    """The browser of a person: Marta organises, Rosa facilitates, Inés analyses, Juan registered, others did not."""

    def browser(name: str) -> Client:
        account = Account.objects.filter(email=f"{name}@example.org").first()
        if account is None:
            account = Account.objects.make(f"{name}@example.org", name=name.title())
            if name in ROLES:
                Grant.objects.create(cycle=demo, account=account, role=ROLES[name])
            if name == "juan":
                registered(demo, "juan@example.org")
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


@pytest.fixture
def consulted(demo: Cycle, signed_in: As) -> Cycle:
    """The cycle, its draft open to those who registered."""
    signed_in("marta")
    open_it(demo)
    return demo


def open_it(cycle: Cycle, *, is_for_everybody: bool = False) -> None:
    road = road_now(cycle)
    assert road
    marta = Account.objects.get(email="marta@example.org")
    until = timezone.now() + timedelta(days=3)
    open_draft(cycle, road, closes_at=until, is_for_everybody=is_for_everybody, by=marta)


def registered(cycle: Cycle, email: str) -> None:
    Registration.objects.create(
        workshop=cycle.workshops.get(n=1), number=email[:6], email=email, confirmed_at=timezone.now()
    )
