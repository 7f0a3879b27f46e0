"""The chain by keyboard in a real Chromium: moment → quote → proposal → vote → decision, and back to the moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from playwright.sync_api import Browser, Page

from thakhi.web.folder.load import load
from thakhi.web.workshops.models import Cycle

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
PROPOSAL = {
    "es": "Que una vecina registrada acompañe a quien empieza",
    "en": "A registered neighbour accompanies whoever begins",
}
MOMENT = {
    "es": "/es/talleres/ciclo-demostracion/taller-1/t/33.7-41.6",
    "en": "/en/workshops/ciclo-demostracion/taller-1/t/33.7-41.6",
}
WORDS = {"es": ("resultados", "D1.1", "Ir a ese momento"), "en": ("results", "D1.1", "Go to that moment")}


@pytest.fixture
def demo() -> Cycle:
    """examples/demo-cycle, in rows."""
    return load(DEMO).cycle


@pytest.fixture(params=[1280, 390])
def page(request: Any, chromium: Browser) -> Iterator[Page]:
    """A browser of somebody who has not signed in, at desk and at phone width; no page may say an error."""
    context = chromium.new_context(viewport={"width": request.param, "height": 800})
    said: list[str] = []
    made = context.new_page()
    made.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield made
    context.close()
    assert said == []


def follow(page: Page, address: str) -> None:
    """Goes with the Tab key to the link to `address`, and opens it with Enter."""
    links = page.locator(f'main a[href="{address}"]')
    assert links.count(), f"{page.url} has no link to {address}"
    page.focus("main")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == address:
            break
    else:
        raise AssertionError(f"{address} is not reached by keyboard on {page.url}")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    in_order(page)


def in_order(page: Page) -> None:
    """axe finds nothing serious, nothing stands beside the screen, the heading says where one is."""
    found = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in {"serious", "critical"}]
    size = page.viewport_size
    assert size
    assert (page.url, found, page.evaluate("document.documentElement.scrollWidth")) == (page.url, [], size["width"])
    if folder := os.environ.get("THAKHI_PICTURES"):
        name = page.url.rstrip("/").rpartition("/")[2].partition("?")[0]
        page.screenshot(path=f"{folder}/chain-{name}-{page.url.split('/')[3]}-{size['width']}.png", full_page=True)


@pytest.mark.parametrize("lang", ["es", "en"])
def test_from_a_moment_to_a_decision_and_back(demo: Cycle, page: Page, live_server: Any, lang: str) -> None:
    address = {
        "es": {
            "quote": "/es/talleres/ciclo-demostracion/citas/tres-mananas-de-fila/",
            "proposal": "/es/propuestas/ciclo-demostracion/propuesta/acompanamiento-vecinal/",
            "results": "/es/propuestas/ciclo-demostracion/resultados/",
            "action": "/es/hoja-de-ruta/ciclo-demostracion/acciones/D1.1/",
        },
        "en": {
            "quote": "/en/workshops/ciclo-demostracion/quotes/tres-mananas-de-fila/",
            "proposal": "/en/proposals/ciclo-demostracion/proposal/acompanamiento-vecinal/",
            "results": "/en/proposals/ciclo-demostracion/results/",
            "action": "/en/road-map/ciclo-demostracion/actions/D1.1/",
        },
    }[lang]
    page.goto(live_server.url + MOMENT[lang])
    in_order(page)
    assert "tres mañanas de fila" in page.inner_text("#cita")

    follow(page, address["quote"])
    assert "tres mañanas de fila" in page.inner_text("main")
    follow(page, address["proposal"])
    assert page.inner_text("h1") == PROPOSAL[lang]
    follow(page, address["results"])
    assert PROPOSAL[lang] in page.inner_text("main")
    page.go_back()
    follow(page, address["action"])
    assert page.inner_text("#voted").count("%") > 0
    assert page.inner_text("#chosen").strip()

    follow(page, address["proposal"])
    follow(page, address["quote"])
    follow(page, MOMENT[lang])
    assert "tres mañanas de fila" in page.inner_text("#cita")
