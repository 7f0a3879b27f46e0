"""A draft commented on by keyboard, on a phone without JavaScript, in both languages; nothing for axe to find."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.web.draft.conftest import As
from tests.web.screens import each_screen
from thakhi.terms.text import Text
from thakhi.web.draft.models import Comment
from thakhi.web.workshops.models import Cycle

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
DRAFT = {"es": "es/hoja-de-ruta/ciclo-demostracion/borrador/", "en": "en/road-map/ciclo-demostracion/draft/"}
PAGES = {
    "es": (
        "",
        "parrafo/D1.1-what/",
        "comentarios/",
        "empezar/",
        "mis-comentarios/",
        "mesa/",
        "comentario/1/responder/",
    ),
    "en": ("", "paragraph/D1.1-what/", "comments/", "begin/", "my-comments/", "desk/", "comment/1/answer/"),
}
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
def test_a_comment_by_keyboard_without_javascript(
    consulted: Cycle, signed_in: As, opened: Opened, live_server: Any, lang: str
) -> None:
    page = opened(signed_in("juan"), width=390, has_js=False)
    page.goto(f"{live_server.url}/{DRAFT[lang]}{PAGES[lang][3]}")
    page.focus("main form button")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.focus(f'main a.no[href$="/{PAGES[lang][1]}"]')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.focus("#id_words")
    page.keyboard.type("Que sea también los sábados.")
    page.keyboard.press("Tab")
    page.keyboard.type("Ana")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    comment = Comment.objects.get()
    assert (comment.passage, comment.words, comment.signed) == ("D1.1-what", "Que sea también los sábados.", "Ana")
    assert (comment.language, comment.state) == (lang, "waiting")
    assert page.locator(".messages").count() == 1


@each_screen
def test_pages_are_in_order_for_axe_and_no_wider_than_the_screen(
    consulted: Cycle, signed_in: As, opened: Opened, live_server: Any, lang: str, width: int
) -> None:
    marta = signed_in("marta")
    marta.post(f"/{DRAFT['es']}empezar/")
    for number, (state, verdict) in enumerate((("shown", "partly"), ("shown", ""), ("waiting", ""), ("hidden", "")), 1):
        marta.post(f"/{DRAFT['es']}parrafo/D1.1-what/", {"words": f"Que sea también los sábados, número {number}."})
        told = {"state": state, "verdict": verdict, "answered_by": "Alcaldía de Prueba" if verdict else ""}
        Comment.objects.filter(number=number).update(**told)
    earlier = Text("Una vecina acompaña a quien empieza.", "A neighbour accompanies whoever begins.")
    Comment.objects.filter(number=1).update(about=earlier, answer=Text("Se estudia.", "It is looked into."))
    Comment.objects.filter(number=4).update(why_hidden="No trata del párrafo.")
    page = opened(marta, width=width)
    found: list[Any] = []
    for path in PAGES[lang]:
        page.goto(f"{live_server.url}/{DRAFT[lang]}{path}")
        if folder := os.environ.get("THAKHI_PICTURES"):
            name = path.strip("/").replace("/", "-") or "draft"
            page.screenshot(path=f"{folder}/d-{name}-{lang}-{width}.png", full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [(path, f"{wide} wide")] if wide > width else []
        found += [(path, v["id"], v["nodes"][0]["html"][:90]) for v in Axe().run(page).response["violations"]]

    assert found == []
