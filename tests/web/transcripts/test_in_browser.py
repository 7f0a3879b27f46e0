"""The pages of transcripts in a real Chromium: by keyboard, by mouse, on a phone, for axe; and without JavaScript."""

from __future__ import annotations

import io
import wave
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.core.files.base import ContentFile
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.conftest import SignIn
from thakhi.web.people.consent import decide
from thakhi.web.people.links import make_link
from thakhi.web.people.models import Account, Person
from thakhi.web.transcripts.models import Cue, Review, Transcript

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGE = "/es/talleres/ciclo-uno/taller-1/transcripcion/"
DESK = "/es/organizar/ciclo-uno/transcripciones/"


@pytest.fixture(autouse=True)
def uploads(settings: Any, tmp_path: Path) -> None:
    """Uploads stay in the test's own folder."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def spoken(transcript: Transcript) -> Transcript:
    """A minute of sound and forty cues that everybody consents to."""
    sound = io.BytesIO()
    with wave.open(sound, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(1)
        out.setframerate(8000)
        out.writeframes(b"\x80" * 8000 * 60)
    recording = transcript.recording
    assert recording is not None
    recording.file.save("a.wav", ContentFile(sound.getvalue()))
    recording.media_type = "audio/wav"
    recording.save()
    people = list(Person.objects.order_by("pk"))
    for person in people:
        for use in ("name", "words", "voice"):
            decide(person, use, is_granted=True)
    Cue.objects.all().delete()
    for n in range(40):
        Cue.objects.create(
            transcript=transcript, cue_id=f"c{n:04}", order=n, start_ms=n * 1500, end_ms=n * 1500 + 1400,
            person=people[n // 2 % 2], text=f"Frase número {n} sobre la formalización de las pequeñas unidades.",
        )  # fmt: skip
    return transcript


def opened(
    chromium: Browser, account: Account | None = None, sign_in: SignIn | None = None, **how: Any
) -> BrowserContext:
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"], **how)
    if account and sign_in:
        session = sign_in(account).cookies[django_settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": "sessionid", "value": session, "domain": "localhost", "path": "/"}])
    return context


def until(page: Page, expression: str, value: Any) -> None:
    """Polls, for the site's policy of content forbids what Playwright's own waiting needs."""
    for _ in range(100):
        if page.evaluate(expression) == value:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(expression) == value


def test_reading_by_keyboard_and_mouse(chromium: Browser, live_server: Any, spoken: Transcript) -> None:
    with opened(chromium, viewport={"width": 1280, "height": 700}) as context:
        page = context.new_page()
        wrong: list[str] = []
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(live_server.url + PAGE)
        until(page, "document.querySelector('.media').readyState > 0", True)

        page.keyboard.press("j")
        page.keyboard.press("j")
        until(page, "document.activeElement.dataset.start", "3.000")
        page.keyboard.press("k")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        until(page, "document.querySelector('.media').paused", False)
        until(page, "document.querySelector('.cue.now')?.id", "c-c0002")

        page.locator("#c-c0010").click()
        until(page, "document.querySelector('.cue.now')?.id", "c-c0010")
        until(page, "document.querySelector('.media').paused", False)

        page.wait_for_timeout(1000)
        assert page.locator(".follow").is_hidden()
        page.mouse.move(900, 500)
        page.mouse.wheel(0, 900)
        until(page, "document.querySelector('.follow').hidden", False)
        where = page.evaluate("scrollY")
        page.wait_for_timeout(1800)
        assert abs(page.evaluate("scrollY") - where) < 1000, "it does not pull the reader back"
        page.locator(".follow").click()
        until(page, "document.querySelector('.follow').hidden", True)
        assert wrong == []


def test_quoting_a_selection_and_a_turn(chromium: Browser, live_server: Any, spoken: Transcript) -> None:
    with opened(chromium) as context:
        page = context.new_page()
        page.goto(live_server.url + PAGE)
        page.evaluate(
            """() => { const range = document.createRange();
            range.setStart(document.getElementById('c-c0002').firstChild, 6);
            range.setEnd(document.getElementById('c-c0003').firstChild, 14);
            getSelection().removeAllRanges(); getSelection().addRange(range); }"""
        )
        page.locator(".cite-here button").click()
        until(page, "document.querySelector('.cite-here button').textContent", "Copiado")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == (
            "«número 2 sobre la formalización de las pequeñas unidades. Frase número 3» — Luis Ficticio, director\n"
            "Taller 1, Ciclo uno, 1 de agosto de 2021, 0:03–0:05. "
            f"{live_server.url}/es/talleres/ciclo-uno/taller-1/t/3-5.9"
        )
        page.goto(copied.rsplit(" ", 1)[1])
        assert page.locator(".cue.meant").count() == 2
        until(page, "Math.round(document.querySelector('.media').currentTime)", 3)

        page.goto(live_server.url + PAGE)
        page.locator(".quoting").first.click()
        until(page, "document.querySelector('.quoting').textContent", "Copiado")
        assert page.evaluate("navigator.clipboard.readText()").startswith("«Frase número 0 sobre la formalización")


def test_everything_is_there_without_javascript(chromium: Browser, live_server: Any, spoken: Transcript) -> None:
    with opened(chromium, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(live_server.url + PAGE)
        assert page.locator(".cue").count() == 40
        assert page.locator(".js-only").first.is_hidden()
        page.get_by_label("Buscar en esta transcripción").fill("numero 3")
        page.get_by_role("button", name="Buscar").click()
        assert page.locator(".hits").inner_text().startswith("Resultado 1 de 11")
        page.get_by_role("link", name="Siguiente").click()
        assert page.locator(".cue.meant").get_attribute("id") == "c-c0030"
        page.get_by_role("link", name="Citar").nth(1).click()
        assert "«Frase número 2" in page.get_by_label("Para copiar").input_value()
        assert "Luis Ficticio, director" in page.get_by_label("Para copiar").input_value()


def test_a_person_checks_by_keyboard(
    chromium: Browser, live_server: Any, spoken: Transcript, rosa: Account, sign_in: SignIn
) -> None:
    with opened(chromium, rosa, sign_in) as context:
        page = context.new_page()
        page.goto(f"{live_server.url}{DESK}taller-1/es/")
        until(page, "document.querySelector('.media').readyState > 0", True)
        page.locator("textarea").first.focus()
        page.keyboard.press("Alt+ArrowDown")
        page.keyboard.press("Alt+r")
        until(page, "document.querySelector('.media').paused", False)
        page.keyboard.press("Control+a")
        page.keyboard.type("Corregido con el teclado.")
        page.keyboard.press("Control+Enter")
        page.get_by_text("Cambios guardados: 1.").wait_for()
        assert Cue.objects.get(cue_id="c0001").text == "Corregido con el teclado."


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_and_narrow_screens(
    chromium: Browser,
    live_server: Any,
    spoken: Transcript,
    speaker: Person,
    marta: Account,
    sign_in: SignIn,
    width: int,
) -> None:
    from datetime import timedelta

    from django.utils import timezone

    Cue.objects.filter(cue_id="c0004").update(is_withheld=True)
    Review.objects.create(transcript=spoken, person=speaker, due_at=timezone.now() + timedelta(days=9))
    secret = make_link("review", days=9, person=speaker, subject=f"transcript:{spoken.pk}", single_use=False)
    one = f"{DESK}taller-1/es/"
    pages = [
        PAGE, f"{PAGE}?q=frase&n=3", "/en/workshops/ciclo-uno/taller-1/t/3-5.9", PAGE.replace("-1/", "-2/"), DESK,
        f"{DESK}taller-1/importar/", f"{DESK}taller-1/grabacion/", one, f"{one}hablantes/",
        f"{one}reemplazar/?find=frase", f"{one}estado/", f"{one}versiones/", f"/es/enlace/{secret}/",
    ]  # fmt: skip
    with opened(chromium, marta, sign_in, viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        for address in pages:
            answer = page.goto(live_server.url + address)
            assert answer is not None
            assert answer.status == 200, address
            serious = [
                (found["id"], [node["html"][:120] for node in found["nodes"]])
                for found in Axe().run(page).response["violations"]
                if found["impact"] in ("serious", "critical")
            ]
            assert (address, serious) == (address, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert len(answer.body()) < 150_000
