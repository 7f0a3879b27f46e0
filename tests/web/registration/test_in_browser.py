"""Registering, confirming, attending and erasing in a real Chromium: by keyboard, on a phone, and for axe."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.apps import apps
from django.utils import timezone
from playwright.sync_api import Browser, Page

from tests.web.conftest import SignIn
from tests.web.people.conftest import Letters
from tests.web.registration.conftest import DESK, registered
from thakhi.web.people.consent import is_granted
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Account, Person
from thakhi.web.registration.models import Registration
from thakhi.web.workshops.models import Workshop

APPS = [config.name for config in apps.get_app_configs()]  # so that emptying the tables cascades
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, available_apps=APPS)]
PHONE = {"width": 390, "height": 844}
MODERATE = {"minor", "moderate"}


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page of a phone's width, which may say nothing in its console."""
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert said == []


def is_in_order(page: Page) -> bool:
    """Whether axe finds nothing serious and nothing stands beside the screen."""
    found = [v["id"] for v in Axe().run(page).response["violations"] if v["impact"] not in MODERATE]
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (found, width) == ([], PHONE["width"]), page.url
    return True


def test_the_whole_way_by_keyboard_on_a_phone(
    phone: Page, live_server: Any, workshop: Workshop, mailoutbox: Letters
) -> None:
    starts = timezone.now() + timedelta(minutes=10)
    Workshop.objects.filter(pk=workshop.pk).update(starts=starts, ends=starts + timedelta(hours=1))
    phone.goto(f"{live_server.url}/es/talleres/ciclo-uno/taller-2/inscripcion/")
    assert is_in_order(phone)
    phone.get_by_label("Correo electrónico").focus()
    phone.keyboard.type("juan@example.org")
    phone.keyboard.press("Tab")
    phone.keyboard.type("Juan Prueba")
    phone.keyboard.press("Tab")
    phone.keyboard.type("tra")  # trabajadores
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/enviada/")
    assert is_in_order(phone)

    phone.goto(_link(mailoutbox[0]))
    phone.get_by_role("button", name="Confirmar mi inscripción").press("Enter")
    phone.get_by_role("heading", name="Mi inscripción: confirmada").wait_for()
    assert is_in_order(phone)

    phone.goto(_link(mailoutbox[1]))
    phone.get_by_role("button", name="Entrar").press("Enter")
    assert phone.get_by_role("link", name="Abrir la reunión").get_attribute("href") == workshop.meeting_url
    assert is_in_order(phone)
    row = Registration.objects.get()
    assert (row.sector, row.has_certificate, row.attended_by) == ("workers", True, "link")


def test_a_speaker_withdraws_and_erases(phone: Page, live_server: Any, speaker: Person) -> None:
    secret = make_link("own_data", days=1, person=speaker, single_use=False)
    phone.goto(f"{live_server.url}/es/enlace/{secret}/")
    phone.get_by_role("button", name="Permitir mis palabras").press("Enter")
    phone.get_by_role("button", name="Retirar mis palabras").wait_for()
    assert is_granted(speaker, "words")
    assert is_in_order(phone)
    phone.get_by_role("button", name="Retirar mis palabras").press("Enter")
    phone.get_by_role("button", name="Permitir mis palabras").wait_for()
    assert not is_granted(speaker, "words")
    phone.get_by_label("Entiendo que no se puede recuperar").check()
    phone.get_by_role("button", name="Borrar para siempre").click()
    phone.get_by_text("Sus datos se borraron.").wait_for()
    speaker.refresh_from_db()
    assert speaker.name == ""


def test_nothing_serious_on_any_page(
    phone: Page, live_server: Any, workshop: Workshop, speaker: Person, marta: Account, sign_in: SignIn
) -> None:
    row = registered(workshop, "Elena Prueba", attended_at=timezone.now(), account=marta)
    for address in ("/es/entrar/", "/es/entrar/enviado/", f"/en/certificate/{row.number}/"):
        phone.goto(live_server.url + address)
        assert is_in_order(phone)
    session = sign_in(marta).cookies["sessionid"].value
    phone.context.add_cookies([{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}])
    for address in (
        "/es/mi-cuenta/", "/en/my-account/password/", "/es/mi-cuenta/correo/", "/es/mi-cuenta/borrar/",
        "/es/mis-inscripciones/", f"/es/mis-inscripciones/{row.number}/", "/es/organizar/ciclo-uno/bitacora/",
        "/es/organizar/ciclo-uno/permisos/", f"/en/organise/ciclo-uno/consents/{speaker.pk}/",
        "/es/organizar/ciclo-uno/inscripciones/", DESK, "/es/organizar/ciclo-uno/taller-2/asistencia/",
    ):  # fmt: skip
        phone.goto(live_server.url + address)
        assert is_in_order(phone)


def _link(letter: Any) -> str:
    return next(word for word in str(letter.body).split() if "/enlace/" in word)
