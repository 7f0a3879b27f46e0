"""The self-check on a phone in a real Chromium: the plan of the script is the server's, by keyboard, without a line."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from playwright.sync_api import Browser, BrowserContext, Page

from tests.advise.test_guide import MARKET, any_answers
from thakhi.advise.plan import plan_of
from thakhi.terms.advice import Answers, Guide
from thakhi.web.my_unit import bridge
from thakhi.web.my_unit.models import Donation
from thakhi.web.my_unit.queries import today

APPS = [config.name for config in apps.get_app_configs()]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
PHONE = {"width": 390, "height": 844}
READY = "document.documentElement.dataset.ready"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A phone."""
    made = chromium.new_context(viewport=PHONE)
    yield made
    made.close()


def opened(context: BrowserContext, address: str) -> Page:
    """The self-check, once its script has the guide."""
    page = context.new_page()
    page.goto(address)
    _until(page, READY)
    return page


def _until(page: Page, what: str) -> None:
    for _ in range(100):
        if page.evaluate(what):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came: {what}")


def by_server(answers: Answers, guide: Guide) -> dict[str, Any]:
    """The plan as the server makes it, in the shape of the script's own summary."""
    plan = plan_of(answers, guide)
    rows = [[a.table.regime, a.cell.open_to, a.cell.low, a.cell.high, list(a.marks)] for a in plan.regimes]
    return {
        "missing": list(plan.missing),
        "asked": plan.is_asked_to_register,
        "regimes": rows,
        "practices": [tip.id for tip in plan.practices],
        "steps": [step.id for step in plan.steps],
        "actions": [[o.id, [a.id for a in plan.actions.get(o.id, ())]] for o in plan.obstacles],
    }


def test_the_phone_and_the_server_make_the_same_plan(context: BrowserContext, live_server: Any) -> None:
    page = opened(context, f"{live_server.url}/es/mi-unidad/")
    guide = bridge.guide(today(), ())
    for seed in range(120):
        chance = random.Random(seed)
        answers = any_answers(chance)
        if seed % 4 == 0:  # somebody leaves questions out
            answers = bridge.checked({name: values for name, values in answers.items() if chance.random() < 0.8})
        told = {name: list(values) for name, values in answers.items()}
        assert page.evaluate("answers => thakhiPlan(answers)", told) == by_server(answers, guide), told


def test_by_keyboard_to_the_plan_and_answers_stay_on_the_phone(context: BrowserContext, live_server: Any) -> None:
    page = opened(context, f"{live_server.url}/es/mi-unidad/")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.locator("fieldset:not([hidden]) input").first.focus()
    for _ in range(20):
        question = page.locator("fieldset.question:not([hidden])").get_attribute("data-id") or ""
        wanted = MARKET.get(question, [""])[0]
        if wanted:
            page.locator(f"input[name={question}][value='{wanted}']").press("Space")
        page.get_by_role("button", name="Siguiente").or_(page.get_by_role("button", name="Ver mi plan")).or_(
            page.get_by_role("button", name="Prefiero no contestar")
        ).press("Enter")
        if page.locator("#plan").is_visible():
            break
    assert page.get_by_text("la decisión es suya").is_visible()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    assert Donation.objects.count() == 0

    page.reload()
    _until(page, READY)

    assert page.locator("input[name=actividad][value=comercio]").is_checked()


def test_without_a_connection(context: BrowserContext, live_server: Any) -> None:
    page = opened(context, f"{live_server.url}/en/my-unit/")
    _until(page, "!document.getElementById('offline').hidden")
    context.set_offline(offline=True)

    page.reload()
    _until(page, READY)

    plan = page.evaluate("answers => thakhiPlan(answers)", MARKET)
    assert plan == by_server(bridge.checked(MARKET), bridge.guide(today(), ()))


def test_a_picture_of_the_plan(context: BrowserContext, live_server: Any, tmp_path: Any) -> None:
    page = opened(context, f"{live_server.url}/es/mi-unidad/")
    while not page.locator("#plan").is_visible():
        page.locator(".wizard button").nth(1).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Compartir como imagen").click()
    waiting.value.save_as(tmp_path / "plan.png")

    assert (tmp_path / "plan.png").read_bytes().startswith(b"\x89PNG")
