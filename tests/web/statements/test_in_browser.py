"""Quotes and who was heard in a real Chromium: a selection becomes a quote, on a phone, and for axe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from playwright.sync_api import Browser, Page

from tests.web.conftest import SignIn
from tests.web.statements.conftest import SECRET, Cut
from thakhi.web.people.models import Account
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Transcript

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
PHONE = {"width": 390, "height": 844}
CYCLE = "/es/talleres/ciclo-uno/"
SELECT = """() => {
  const words = document.querySelector("[data-cue=c1]").firstChild, range = document.createRange();
  range.setStart(words, 2);
  range.setEnd(document.querySelector("[data-cue=c2]").firstChild, 5);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def page(chromium: Browser, live_server: Any, sign_in: SignIn, rosa: Account) -> Iterator[Page]:
    """A phone in which Rosa has signed in."""
    context = chromium.new_context(viewport=PHONE)
    key = sign_in(rosa).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
    yield context.new_page()
    context.close()


def test_a_selection_becomes_a_quote(page: Page, live_server: Any, transcript: Transcript) -> None:
    page.goto(f"{live_server.url}{CYCLE}citar/{transcript.pk}/")
    assert not page.is_visible("button.selection")
    page.evaluate(SELECT)
    page.click("button.selection")

    assert page.input_value("textarea[name=words]") == f"{SECRET}, cuando cerraron todo."
    page.click("main form button")

    assert page.inner_text("blockquote") == f"«{SECRET}, cuando cerraron todo.»"
    assert Statement.objects.get().cue_ids == ["c1", "c2"]


def test_pages_are_in_order_for_axe_and_no_wider_than_a_phone(
    page: Page, live_server: Any, cut: Cut, transcript: Transcript
) -> None:
    cut()
    places = ("citas/", "citas/taller-1-cita-1/", "quien-fue-escuchado/", "citar/", f"citar/{transcript.pk}/")
    found = []
    for place in (*places, f"citar/{transcript.pk}/palabras/?cue=c1", "citar/pagina/"):
        page.goto(f"{live_server.url}{CYCLE}{place}")
        found += [(place, rule["id"]) for rule in Axe().run(page).response["violations"] if rule["impact"] != "minor"]
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"], place

    assert found == []
