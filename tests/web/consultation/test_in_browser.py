"""Voting in a real Chromium: by keyboard, on a phone, in both languages; 44 px buttons; nothing for axe to find."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from playwright.sync_api import Browser, Page

from tests.web.conftest import SignIn
from tests.web.roles.conftest import ROOT
from thakhi.web.consultation.models import Vote
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
PHONE = {"width": 390, "height": 844}
WORDS = {"es": ("propuestas", "empezar", "votar"), "en": ("proposals", "begin", "vote")}


@pytest.fixture
def page(chromium: Browser, live_server: Any, sign_in: SignIn, juan: Account) -> Iterator[Page]:
    """A phone without JavaScript in which Juan has signed in."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    key = sign_in(juan).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_three_votes_by_keyboard_without_javascript(page: Page, live_server: Any, voted: Cycle, lang: str) -> None:
    place, begin, vote = WORDS[lang]
    page.goto(f"{live_server.url}/{lang}/{place}/ciclo-uno/{begin}/")
    page.focus("main form button")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{vote}/")
    for number in (1, 2, 3):
        assert page.inner_text(".counted").startswith(f"{number} ")
        boxes = [button.bounding_box() for button in page.query_selector_all(".three button")]
        assert [box for box in boxes if box is None or box["height"] < 44 or box["width"] < 44] == []
        assert len({round(box["width"]) for box in boxes if box}) == 1
        _shot(page, f"card-{lang}-{number}")
        page.focus("input[name=important]")
        page.keyboard.press("Space")
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    assert sorted(Vote.objects.values_list("answer", "important")) == [("agree", True)] * 3


@pytest.mark.parametrize("width", [390, 1280])
def test_pages_are_in_order_for_axe_and_no_wider_than_the_screen(
    chromium: Browser, live_server: Any, voted: Cycle, juan: Account, marta: Account, sign_in: SignIn, width: int
) -> None:
    load(ROOT / "examples" / "demo-cycle")
    voter = sign_in(juan)
    voter.post("/es/propuestas/ciclo-uno/empezar/")
    voter.post("/es/propuestas/ciclo-uno/votar/", {"proposal": "propuesta-1", "answer": "agree", "reason": "sí"})
    own = ("ciclo-uno/votar/", "ciclo-uno/mis-respuestas/", "ciclo-uno/proponer/", "ciclo-uno/empezar/", "")
    demo = ("resultados/", "", "propuesta/ventanilla-en-el-mercado/", "propuesta/oficina-en-cada-mercado/")
    team = ("moderar/", "abrir/", "propuesta/propuesta-1/fusionar/", "propuesta/propuesta-1/responder/")
    found = []
    for account, places in (
        (juan, (*own, *(f"{_demo()}/{name}" for name in demo))),
        (marta, tuple(f"ciclo-uno/{name}" for name in team)),
    ):
        context = chromium.new_context(viewport={"width": width, "height": 844})
        key = sign_in(account).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        page = context.new_page()
        for place in places:
            page.goto(f"{live_server.url}/es/propuestas/{place}")
            _shot(page, f"{place.replace('/', '_') or 'list'}-{width}")
            wide = page.evaluate("document.documentElement.scrollWidth") > width
            found += [(place, "wider")] if wide else []
            found += [(place, one["id"]) for one in Axe().run(page).response["violations"]]
        context.close()

    assert found == []


def _demo() -> str:
    return Cycle.objects.exclude(slug="ciclo-uno").values_list("slug", flat=True).get()


def _shot(page: Page, name: str) -> None:
    """A picture, where somebody wants to look at it."""
    if folder := os.environ.get("THAKHI_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
