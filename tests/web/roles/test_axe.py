"""axe finds nothing on any page, for a stranger and for the team, in both languages, on a phone."""

from __future__ import annotations

import time
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.conf import settings as django_settings
from playwright.sync_api import Browser, BrowserContext

from tests.web.roles.addresses import addresses
from tests.web.roles.conftest import Browsers
from thakhi.web.folder.editions import build_edition
from thakhi.web.workshops.models import Cycle

APPS = [config.name for config in apps.get_app_configs()]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
PHONE = {"width": 390, "height": 844}


def _context(chromium: Browser, browsers: Browsers, who: str) -> BrowserContext:
    context = chromium.new_context(viewport=PHONE)
    cookie = browsers[who].cookies.get(django_settings.SESSION_COOKIE_NAME)
    if cookie:
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "domain": "localhost", "path": "/"}])
    return context


@pytest.mark.heavy  # in the fast suite each app has axe on its own pages
@pytest.mark.parametrize("lang", ["es", "en"])
@pytest.mark.parametrize("who", ["stranger", "marta", "ada"])
def test_axe_finds_nothing(
    demo: Cycle, browsers: Browsers, chromium: Browser, live_server: Any, who: str, lang: str
) -> None:
    build_edition(demo)
    wrong: list[tuple[str, list[str]]] = []
    with _context(chromium, browsers, who) as context:
        page = context.new_page()
        asked = context.request
        for address in addresses(demo):
            path = getattr(address, lang)
            answer = asked.get(live_server.url + path)
            if answer.status != 200 or not answer.headers.get("content-type", "").startswith("text/html"):
                continue
            page.goto(live_server.url + path)
            found = [f"{v['id']}: {v['nodes'][0]['html'][:90]}" for v in Axe().run(page).response["violations"]]
            width = page.evaluate("document.documentElement.scrollWidth")
            wrong += [(address.name, found)] if found else []
            wrong += [(address.name, [f"{width} px wide"])] if width > PHONE["width"] else []
        asked.dispose()

    time.sleep(1)  # the threads that served kept connections end before their database is shared no more

    assert wrong == [], "\n".join(str(one) for one in wrong)
