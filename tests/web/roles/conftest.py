"""The demonstration cycle in rows, and one browser for each role."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client

from thakhi.terms.text import Text
from thakhi.web.draft.models import Comment
from thakhi.web.folder.load import load
from thakhi.web.jobs.models import Job
from thakhi.web.people.models import Account, Person
from thakhi.web.workshops.models import Cycle, Grant

ROOT = Path(__file__).resolve().parents[3]
Browsers = dict[str, Client]


@pytest.fixture
def demo(db: None, keeping: None) -> Cycle:
    """examples/demo-cycle, loaded, with a job that is done and a comment on its draft; pages are kept as on a site."""
    cycle = load(ROOT / "examples" / "demo-cycle").cycle
    words = {"es": "Qué elegir", "en": "What to choose"}
    page = {"title": words, "lead": words, "paragraphs": [], "grids": [], "drawings": [], "is_synthetic": False}
    Job.objects.create(cycle=cycle.slug, number=1, kind="portfolio", state="done", page=page, data="{}", command="—")
    Comment.objects.create(cycle=cycle, number=1, passage="about-1", words="Un comentario", state="shown")
    return cycle


@pytest.fixture
def browsers(demo: Cycle) -> Browsers:
    """A stranger; Tomás with an account; Elena, who speaks; the team; Olga of another cycle; Ada, who administers."""
    other = Cycle.objects.create(slug="ciclo-ajeno", title=Text("Ciclo ajeno", "Foreign cycle"))
    elena = _account("elena")
    Person.objects.filter(name__startswith="Elena").update(account=elena)
    signed_in = {
        "tomas": _account("tomas"),
        "elena": elena,
        "ines": _account("ines", demo, "analyst"),
        "rosa": _account("rosa", demo, "facilitator"),
        "marta": _account("marta", demo, "organiser"),
        "olga": _account("olga", other, "organiser"),
        "ada": _account("ada"),
    }
    Account.objects.filter(pk=signed_in["ada"].pk).update(is_admin=True)
    return {"stranger": Client(), **{name: _browser(account) for name, account in signed_in.items()}}


def _account(name: str, cycle: Cycle | None = None, role: str = "") -> Account:
    account = Account.objects.make(f"{name}@example.org", name=name.title())
    if cycle:
        Grant.objects.create(cycle=cycle, account=account, role=role)
    return account


def _browser(account: Account) -> Client:
    browser = Client()
    browser.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return browser
