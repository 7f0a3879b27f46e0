"""Jobs in a real Chromium: asked for by keyboard without JavaScript; a page that brings itself up to date; axe."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.web.jobs.conftest import As
from tests.web.screens import each_screen
from thakhi.terms.text import Text
from thakhi.web.jobs import work
from thakhi.web.jobs.models import Job
from thakhi.web.workshops.models import Cycle

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
WORDS = {"es": ("trabajos", "simular", "elegir"), "en": ("jobs", "simulate", "choose")}
Opened = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, live_server: Any) -> Iterator[Opened]:
    """A page in which somebody has signed in."""
    contexts = []

    def made(browser: Client, *, width: int, has_js: bool = True) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 844}, java_script_enabled=has_js)
        contexts.append(context)
        key = browser.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])
        return context.new_page()

    yield made
    for context in contexts:
        context.close()


@pytest.mark.parametrize("lang", ["es", "en"])
def test_a_portfolio_is_asked_for_by_keyboard_without_javascript(
    demo: Cycle, as_role: As, opened: Opened, live_server: Any, lang: str
) -> None:
    place, _, choose = WORDS[lang]
    page = opened(as_role("analyst"), width=390, has_js=False)
    page.goto(f"{live_server.url}/{lang}/{place}/{demo.slug}/{choose}/")
    page.focus("#id_budget")
    page.keyboard.press("Control+a")
    page.keyboard.type("90000")
    page.keyboard.press("Tab")
    page.keyboard.press("End")
    with page.expect_navigation():
        page.focus("#id_draws")
        page.keyboard.press("Enter")

    job = Job.objects.get()
    assert page.url.endswith(f"/{place}/{demo.slug}/1/")
    assert (job.asked["budget"], job.state) == (90000, "waiting")
    page.focus("main form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert Job.objects.get().state == "cancelled"


def test_the_page_brings_itself_up_to_date(
    demo: Cycle, as_role: As, survey: str, opened: Opened, live_server: Any
) -> None:
    ines = as_role("analyst")
    form = {"survey": survey, "scenario": "registro_gratuito", "draws": "3", "seed": "1"}
    ines.post(f"/es/trabajos/{demo.slug}/simular/", form)
    page = opened(ines, width=1280)
    page.goto(f"{live_server.url}/es/trabajos/{demo.slug}/1/")
    page.get_by_text("espera su turno").wait_for()

    told = {"state": "running", "doing": Text("simulando", "simulating"), "share": 0.4, "beat_at": timezone.now()}
    Job.objects.update(**told)
    page.get_by_text("Simulando, 40 % hecho").wait_for()
    _shot(page, "running-1280")
    work.perform(Job.objects.get().pk)
    page.get_by_role("heading", name="De dónde salen estas cifras").wait_for()
    assert page.get_by_text("thakhi simulate ciclo-demostracion/").count() == 1


@each_screen
def test_pages_are_in_order_for_axe_and_no_wider_than_the_screen(
    demo: Cycle, as_role: As, survey: str, opened: Opened, live_server: Any, lang: str, width: int
) -> None:
    ines = as_role("analyst")
    simulate = {"survey": survey, "scenario": "registro_gratuito", "by": ["sex"], "draws": "3", "seed": "1"}
    choose = {"budget": "90000", "weights": "all", "risk": "mean", "draws": "30", "seed": "1", "with_frontier": "on"}
    for name, form in (("simular", simulate), ("elegir", choose), ("simular", simulate), ("simular", simulate)):
        ines.post(f"/es/trabajos/{demo.slug}/{name}/", form)
    for job in Job.objects.filter(number__lte=2):
        Job.objects.filter(pk=job.pk).update(state="running", beat_at=timezone.now())
        work.perform(job.pk)
    Job.objects.filter(number=3).update(state="failed", problem=Text("falta algo", "something is missing"))
    place, one, two = WORDS[lang]
    page = opened(ines, width=width)
    found: list[Any] = []
    for path in ("", f"{one}/", f"{two}/", "1/", "2/", "3/", "4/"):
        page.goto(f"{live_server.url}/{lang}/{place}/{demo.slug}/{path}")
        _shot(page, f"{path.replace('/', '') or 'queue'}-{lang}-{width}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(path, f"{wide} wide")] if wide > width else []
        found += [(path, v["id"], v["nodes"][0]["html"][:90]) for v in Axe().run(page).response["violations"]]

    assert found == []


def _shot(page: Page, name: str) -> None:
    """A picture, where somebody wants to look at it."""
    if folder := os.environ.get("THAKHI_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
