"""Search in a real Chromium: by keyboard alone, on a phone, for axe, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.search.conftest import SPEECH, Say
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Cycle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def opened(chromium: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Opens an address; all is closed while the server still shares its rows with the test."""
    contexts: list[BrowserContext] = []

    def open_(address: str, **how: Any) -> Page:
        contexts.append(chromium.new_context(**how))
        page = contexts[-1].new_page()
        page.goto(live_server.url + address)
        return page

    yield open_
    for context in contexts:
        context.close()


def test_by_keyboard_from_the_question_to_the_moment(opened: Callable[..., Page], said: Transcript) -> None:
    page = opened("/es/buscar/", java_script_enabled=False)
    page.get_by_label("Palabras").focus()
    page.keyboard.type("formalizarse")
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/buscar/?q=formalizarse")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.href || ''").endswith("/t/15.0-19.8"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/es/talleres/ciclo-uno/taller-1/t/15.0-19.8")

    assert "quieren formalizarse muchas organizaciones" in (page.text_content("main") or "")


@pytest.mark.parametrize(
    "address",
    ["/es/buscar/", "/es/buscar/?q=crédito", "/en/search/?q=crédito&sector=government", "/es/buscar/?q=formalisasion"],
)
def test_on_a_phone_and_for_axe(
    opened: Callable[..., Page], said: Transcript, cycle: Cycle, say: Say, address: str
) -> None:
    say(cycle.workshops.get(n=2), SPEECH)
    page = opened(address, bypass_csp=True, viewport={"width": 390, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
