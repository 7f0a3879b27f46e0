"""The whole way in a real Chromium, on the demonstration cycle: a voice is heard, corrected, published, withdrawn.

Juan registers and attends; Pedro corrects what a machine heard of him; Marta publishes; Juan reads by keyboard; Marta
keeps Pedro's words as a quote; Elena withdraws hers, and they are gone from page, search, feed, export and PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.conf import settings as django_settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.web.conftest import SignIn
from thakhi.web.folder.dump import write_folder
from thakhi.web.folder.editions import build_edition, editions_folder
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account, Person
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Cycle, Grant, Workshop

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
HERE = "talleres/ciclo-demostracion"
DESK = "organizar/ciclo-demostracion/transcripciones/taller-2/es"
ELENA_SAID = "tres mañanas de fila"
Opened = Callable[..., Page]


@pytest.fixture
def demo() -> Cycle:
    """examples/demo-cycle, with Marta to organise it and Pedro who can be written to."""
    cycle = load(DEMO).cycle
    Grant.objects.create(cycle=cycle, account=Account.objects.make("marta@example.org", name="Marta"), role="organiser")
    Person.objects.filter(slug="pedro-prueba").update(email="pedro@example.org")
    Person.objects.filter(slug="elena-prueba").update(account=Account.objects.make("elena@example.org", name="Elena"))
    Workshop.objects.filter(slug="taller-3").update(
        starts=timezone.now() + timedelta(minutes=10),
        ends=timezone.now() + timedelta(hours=2),
        meeting_url="https://meet.example.org/sala",
    )
    return cycle


@pytest.fixture(params=[pytest.param(1280, marks=pytest.mark.heavy), 390])
def opened(request: Any, chromium: Browser, sign_in: SignIn) -> Iterator[Opened]:
    """A page of its own for each person, at desk and at phone width; none may say an error in its console."""
    contexts, said = [], []

    def made(email: str = "") -> Page:
        context = chromium.new_context(viewport={"width": request.param, "height": 800})
        contexts.append(context)
        if email:
            session = sign_in(Account.objects.get(email=email)).cookies[django_settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}])
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        return page

    yield made
    for context in contexts:
        context.close()
    assert said == []


def in_order(page: Page) -> Page:
    """The page, when axe finds nothing serious and nothing stands beside the screen."""
    found = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] in {"serious", "critical"}]
    size = page.viewport_size
    assert size is not None
    assert (page.url, found, page.evaluate("document.documentElement.scrollWidth")) == (page.url, [], size["width"])
    return page


def link_in(letters: list[Any], to: str) -> str:
    """The newest private link in the letters to somebody."""
    body = next(letter.body for letter in reversed(letters) if letter.to == [to])
    return re.findall(r"http://localhost:\d+/\S+", body)[-1]


def test_from_registering_to_words_withdrawn(
    demo: Cycle, opened: Opened, live_server: Any, mailoutbox: list[Any], tmp_path: Path
) -> None:
    site = f"{live_server.url}/es"
    registers_and_attends(opened(), site, mailoutbox)
    marta = opened("marta@example.org")
    sends_to_speakers(marta, site)
    corrects(opened(), link_in(mailoutbox, "pedro@example.org"))
    publishes(marta, site)
    reads_by_keyboard(opened(), site)
    keeps_a_quote(marta, site)
    build_edition(demo)
    heard = totals()
    assert places_with(demo, tmp_path / "before") == {"page", "moment", "search", "quotes", "csv", "export", "pdf"}

    withdraws(opened("elena@example.org"), site)

    assert places_with(demo, tmp_path / "same-request") == set()
    assert totals() == heard, "the aggregate stays"
    build_edition(demo)
    assert places_with(demo, tmp_path / "after") == set()
    edition = (editions_folder() / demo.slug / "data" / "edition.json").read_text(encoding="utf-8")
    assert '"stale": []' not in edition, "what rested on the words is amber"


def totals() -> list[str]:
    """How many spoke, for how long, with how many statements: of all; small cells beside them are hidden (5 people)."""
    lines = Client().get(f"/es/{HERE}/quien-fue-escuchado.csv").content.decode().splitlines()
    return [line for line in lines if line.startswith("total,")]


def registers_and_attends(page: Page, site: str, letters: list[Any]) -> None:
    page.goto(f"{site}/{HERE}/taller-3/")
    in_order(page).get_by_role("link", name="Inscribirse").first.press("Enter")
    page.get_by_label("Correo electrónico").fill("juan@example.org")
    page.get_by_label("Nombre").fill("Juan Nadie")
    page.get_by_label("Sector").select_option("workers")
    in_order(page).locator("main form button").press("Enter")
    page.wait_for_url("**/enviada/")
    page.goto(link_in(letters, "juan@example.org"))
    page.get_by_role("button", name="Confirmar mi inscripción").press("Enter")
    in_order(page).get_by_role("heading", name="Mi inscripción: confirmada").wait_for()
    for link in re.findall(r"http://localhost:\d+/es/enlace/\S+", letters[-1].body):
        page.goto(link)
        if page.get_by_role("button", name="Entrar").count():
            break
    page.get_by_role("button", name="Entrar").press("Enter")
    assert page.get_by_role("link", name="Abrir la reunión").get_attribute("href") == "https://meet.example.org/sala"
    assert Registration.objects.get().attended_by == "link"


def sends_to_speakers(page: Page, site: str) -> None:
    page.goto(f"{site}/{DESK}/hablantes/")
    for select in in_order(page).locator("main select").all():
        row = select.get_attribute("aria-label") or ""
        person = {"1": "rosa", "2": "pedro", "3": "carmen"}[row[-1]]
        select.select_option(value=next(v for v in _values(select) if v.startswith(person)))
    page.get_by_role("button", name="Guardar cambios").click()
    page.goto(f"{site}/{DESK}/estado/")
    in_order(page).locator("button[value=checked]").click()
    page.locator("button[value=send]").click()
    in_order(page)


def _values(select: Any) -> list[str]:
    return [str(option.get_attribute("value")) for option in select.locator("option").all()]


def corrects(page: Page, link: str) -> None:
    page.goto(link)
    words = in_order(page).locator("textarea[name^=text-]").first
    assert "hise la cuenta" in words.input_value()
    words.fill("Yo soy carpintero e hice la cuenta: la licencia me cuesta una semana de trabajo.")
    page.locator("input[name=use-words]").check()
    page.locator("input[name=use-name]").check()
    page.locator("button[value=accept]").press("Enter")
    page.get_by_text("su respuesta quedó guardada").wait_for()


def publishes(page: Page, site: str) -> None:
    page.goto(f"{site}/{DESK}/estado/")
    page.locator("button[value=publish]").click()
    in_order(page)
    page.goto(f"{site}/{HERE}/taller-2/transcripcion/")
    assert "hise" not in page.locator("main").inner_text()


def reads_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/{HERE}/taller-2/transcripcion/")
    in_order(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "hice la cuenta" in page.evaluate("document.activeElement.innerText")
    page.get_by_label("Buscar en esta transcripción").fill("licencia")
    page.keyboard.press("Enter")
    page.get_by_text("Resultado 1 de 1").wait_for()
    assert "Pedro Prueba" in page.locator(".speech", has=page.locator(".cue.meant")).inner_text()


def keeps_a_quote(page: Page, site: str) -> None:
    page.goto(f"{site}/{HERE}/taller-2/transcripcion/")
    turn = page.locator(".speech", has_text="hice la cuenta")
    turn.locator(".does a").last.click()
    in_order(page).locator("main form button").last.click()
    page.goto(f"{site}/{HERE}/citas/")
    assert "la licencia me cuesta una semana de trabajo" in in_order(page).locator("main").inner_text()


def withdraws(page: Page, site: str) -> None:
    page.goto(f"{site}/mi-cuenta/permisos/elena-prueba/")
    in_order(page).locator("#words button[value=withdraw]").press("Enter")
    page.locator("#words button[value=grant]").wait_for()


def places_with(cycle: Cycle, folder: Path) -> set[str]:
    """Where a stranger finds the words of Elena."""
    folder.mkdir()
    write_folder(cycle, folder, is_public=True)
    stranger = Client()
    said = {
        "page": _body(stranger, f"/es/{HERE}/taller-1/transcripcion/"),
        "moment": _body(stranger, f"/es/{HERE}/taller-1/t/14.9-21.8"),
        "search": _body(stranger, "/es/buscar/?q=%22tres+ma%C3%B1anas%22").replace("<mark>", "").replace("</mark>", ""),
        "quotes": _body(stranger, f"/es/{HERE}/citas/"),
        "csv": _body(stranger, f"/es/{HERE}/citas.csv"),
        "feed": _body(stranger, f"/es/{HERE}/novedades.atom"),
        "export": "\n".join(p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.suffix in {".yaml", ".vtt"}),
        "pdf": _pdf_text(stranger, cycle),
    }
    return {where for where, text in said.items() if ELENA_SAID in " ".join(text.split())}


def _body(browser: Client, address: str) -> str:
    answer = browser.get(address)
    content = b"".join(getattr(answer, "streaming_content", None) or [answer.content])
    return re.sub(r"\s+", " ", content.decode(errors="replace"))


def _pdf_text(browser: Client, cycle: Cycle) -> str:
    """What the PDF that is served says; nothing when it is withheld."""
    root = editions_folder() / cycle.slug
    said = ""
    for path in sorted(root.rglob("*.pdf")):
        answer = browser.get(f"/ediciones/{cycle.slug}/{path.relative_to(root)}")
        b"".join(getattr(answer, "streaming_content", None) or [answer.content])
        if answer.status_code == 200:
            said += " ".join(page.extract_text() for page in PdfReader(path).pages)
    return said
