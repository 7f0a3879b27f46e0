"""The demonstration cycle loaded, its team by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle, Grant

ROOT = Path(__file__).resolve().parents[3]
As = Callable[[str], Client]


@pytest.fixture
def demo(db: None) -> Cycle:
    """examples/demo-cycle, in rows."""
    return load(ROOT / "examples" / "demo-cycle").cycle


@pytest.fixture
def as_role(demo: Cycle) -> As:
    """A browser signed in with a role of the demonstration cycle."""

    def browser(role: str) -> Client:
        account = Account.objects.make(f"{role}@example.org", name=role.title())
        if role != "nobody":
            Grant.objects.create(cycle=demo, account=account, role=role)
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser
