"""The demonstration cycle with a scenario of the road map of 2021, a small synthetic population, its team by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from thakhi import pipeline
from thakhi.terms.survey import Survey
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle, Grant, KeptFile

ROOT = Path(__file__).resolve().parents[3]
SCENARIO = ROOT / "examples" / "bolivia-2021" / "scenarios" / "registro_gratuito.yaml"
As = Callable[[str], Client]


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The synthetic population, a twentieth of it, in a data home of these tests: others are to find no survey."""
    return pipeline.synthesize(home=tmp_path_factory.mktemp("jobs"), scale=0.05)


@pytest.fixture
def survey(drawn: Survey, settings: Any) -> str:
    """The id of the population; its home is that of the site."""
    settings.HOME = Path(drawn.folder).parents[1]
    return drawn.id


@pytest.fixture
def demo(db: None, survey: str) -> Cycle:
    """examples/demo-cycle, in rows, with a scenario."""
    cycle = load(ROOT / "examples" / "demo-cycle").cycle
    KeptFile.objects.create(cycle=cycle, path="scenarios/registro_gratuito.yaml", content=SCENARIO.read_bytes())
    return cycle


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
