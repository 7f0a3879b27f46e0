"""The pages in a real browser: keyboard, phone, no JavaScript, dark, print, and the rules of axe."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

NAMES = (
    "index.html",
    "es/index.html",
    "es/workshops.html",
    "es/evidence.html",
    "es/panel-2.html",
    "es/panel-3.html",
    "es/roadmap.html",
    "es/action-A2.html",
    "es/indicator-share_without_nit.html",
    "es/practice-capacitacion_ficticia.html",
    "es/facts.html",
    "es/method.html",
    "en/panel-4.html",
)


@contextmanager
def opened(chromium: Browser, edition: Path, name: str, **options: Any) -> Iterator[Page]:
    """A page of the edition opened from its file; anything said on the console fails the test."""
    options = {"viewport": {"width": 1280, "height": 900}} | options
    context = chromium.new_context(**options)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((edition / name).as_uri())
    yield page
    context.close()
    assert said == []


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_never_scrolls_sideways(chromium: Browser, edition: Path, name: str) -> None:
    with opened(chromium, edition, name, viewport={"width": 360, "height": 740}) as page:
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


@pytest.mark.parametrize(
    ("scheme", "names"), [("light", NAMES[3:10]), ("dark", ("es/panel-2.html", "es/action-A2.html"))]
)
def test_axe_finds_nothing(chromium: Browser, edition: Path, scheme: str, names: tuple[str, ...]) -> None:
    found = []
    for name in names:
        with opened(chromium, edition, name, color_scheme=scheme, bypass_csp=True) as page:
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            for rule in Axe().run(page, options={"preload": False}).response["violations"]:
                found.append((name, rule["id"], [node["target"] for node in rule["nodes"]][:3]))

    assert found == []


def test_a_keyboard_reaches_the_content_and_opens_what_a_sentence_rests_on(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-1.html") as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        page.keyboard.press("Enter")
        assert page.locator("details.basis").first.get_attribute("open") is not None
        assert page.locator("details.basis .support").first.is_visible()


def test_the_focus_is_seen(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/roadmap.html") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


def test_a_number_opens_to_its_row(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-2.html") as page:
        page.locator(".paragraph a.number").first.click()
        page.wait_for_url("**/indicator-share_without_nit.html#n-*")
        row = page.locator("tr:target")
        assert row.is_visible()
        assert "Chuquisaca" in row.inner_text()


def test_without_javascript_everything_is_there(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/action-A1.html", java_script_enabled=False) as page:
        page.locator("summary", has_text="420.000").first.click()
        card = page.locator("aside details[open] dl.card")
        assert "thakhi estimate employed_total --survey encuesta_ficticia" in card.inner_text()
        assert page.locator("button").count() == 0
        page.get_by_role("link", name="Leer esta página en inglés").or_(page.locator("a.lang")).first.click()
        page.wait_for_url("**/en/action-A1.html")


def test_javascript_only_adds_open_all_and_sorting(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-2.html") as page:
        page.get_by_role("button", name="Abrir todo").click()
        assert page.evaluate("[...document.querySelectorAll('main details')].every((one) => one.open)")
        page.get_by_role("button", name="Cerrar todo").click()
        value = page.locator("th.r button").first
        value.click()
        value.click()
        names = page.locator("table.sortable tbody th").all_inner_texts()
        assert names[0] == "Potosí"  # 72,0 %: the highest
        assert page.locator("th.r").first.get_attribute("aria-sort") == "descending"


def test_an_address_into_a_closed_part_opens_it(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/facts.html") as page:
        page.goto((edition / "es/facts.html").as_uri() + "#fact-norma_ficticia")
        page.reload()
        assert page.locator("#fact-norma_ficticia[open]").is_visible()


def test_the_language_switch_keeps_page_and_place(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-3.html") as page:
        page.evaluate("location.hash = 'fig-brecha'")
        page.locator("a.lang").click()
        page.wait_for_url("**/en/panel-3.html#fig-brecha")
        assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "on-wide", "on-narrow"), (390, "on-narrow", "on-wide")])
def test_one_drawing_is_shown_at_a_time(chromium: Browser, edition: Path, width: int, shown: str, hidden: str) -> None:
    with opened(chromium, edition, "es/panel-3.html", viewport={"width": width, "height": 800}) as page:
        assert page.locator(f".drawing.{shown}").is_visible()
        assert not page.locator(f".drawing.{hidden}").is_visible()


def test_words_of_charts_can_be_read_on_a_phone(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-3.html", viewport={"width": 390, "height": 800}) as page:
        heights = page.evaluate(
            "[...document.querySelectorAll('.on-narrow text')].map((one) => one.getBoundingClientRect().height)"
        )
        assert min(heights) >= 11


def test_print_opens_everything_and_leaves_the_menu_out(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-2.html") as page:
        page.emulate_media(media="print")
        assert not page.locator("nav.places").is_visible()
        assert page.locator("details.basis dl.card").first.is_visible()


def test_dark_mode_changes_the_paper_and_keeps_women_and_men_apart(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-3.html", color_scheme="dark") as page:
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        colours = [
            page.evaluate(f"getComputedStyle(document.querySelector('.on-wide .mark.{sex}')).fill")
            for sex in ("woman", "man")
        ]
        assert paper == "rgb(20, 24, 29)"
        assert len({paper, *colours}) == 3


def test_forced_colours_keep_words_and_marks(chromium: Browser, edition: Path) -> None:
    with opened(chromium, edition, "es/panel-2.html", forced_colors="active") as page:
        assert page.locator(".is-map svg text").first.is_visible()
