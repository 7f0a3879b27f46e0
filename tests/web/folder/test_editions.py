"""Built editions: shown to who may see the cycle, from their folder only, and not once a quote in them is withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from thakhi.web.folder.editions import build_edition
from thakhi.web.folder.load import load
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Person
from thakhi.web.workshops.models import Cycle

pytestmark = pytest.mark.django_db
DEMO = Path(__file__).resolve().parents[3] / "examples" / "demo-cycle"
ROOT = "/ediciones/ciclo-demostracion/"


@pytest.fixture
def demo(db: None) -> Cycle:
    """The demonstration with its edition."""
    cycle = load(DEMO).cycle
    build_edition(cycle)
    return cycle


def body(answer: object) -> bytes:
    """What was sent, in pieces or whole."""
    return b"".join(getattr(answer, "streaming_content", None) or [answer.content])  # type: ignore[attr-defined]


def test_the_edition_opens_in_both_languages(demo: Cycle, client: Client) -> None:
    for lang, word in (("es", "Ficticio"), ("en", "Fictional")):
        answer = client.get(f"{ROOT}{lang}/index.html", headers={"accept-language": "en"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
        assert word in body(answer).decode()


def test_what_did_not_change_is_not_sent_again(demo: Cycle, client: Client) -> None:
    first = client.get(ROOT)
    body(first)

    assert client.get(ROOT, headers={"if-modified-since": first.headers["Last-Modified"]}).status_code == 304


def test_the_cycle_page_leads_to_it(demo: Cycle, client: Client) -> None:
    assert f'href="{ROOT}"' in client.get("/es/talleres/ciclo-demostracion/").content.decode()


def test_nothing_else_is_served(demo: Cycle, client: Client) -> None:
    folder = Path(settings.HOME) / "editions" / demo.slug
    (folder / ".hidden").write_text("secret")
    outside = ["../ciclo-demostracion.quotes.json", "..%2f..%2fsite.sqlite3", "es/../../secret.key", "//etc/passwd"]

    answers = {path: client.get(ROOT + path).status_code for path in [*outside, "nothing.html", ".hidden"]}
    assert set(answers.values()) == {404}, answers


def test_a_cycle_that_is_not_public_has_no_public_edition(demo: Cycle, client: Client) -> None:
    Cycle.objects.update(is_published=False)

    assert client.get(ROOT).status_code == 404


def test_a_cycle_without_edition_says_nothing_of_one(client: Client) -> None:
    Cycle.objects.create(slug="sin-edicion", is_published=True)

    assert client.get("/ediciones/sin-edicion/").status_code == 404
    assert "/ediciones/" not in client.get("/es/talleres/sin-edicion/").content.decode()


@pytest.mark.parametrize("use", ["words", "name"])
def test_it_is_gone_in_the_request_in_which_a_quote_is_withdrawn(demo: Cycle, client: Client, use: str) -> None:
    pdf = next((Path(settings.HOME) / "editions" / demo.slug).rglob("*.pdf")).relative_to(
        Path(settings.HOME) / "editions" / demo.slug
    )
    shown = client.get(f"{ROOT}{pdf}")
    assert (shown.status_code, body(shown)[:5]) == (200, b"%PDF-")

    decide(Person.objects.get(slug="carmen-prueba"), use, is_granted=False)

    for path in ("", "es/index.html", str(pdf)):
        answer = client.get(ROOT + path)
        assert answer.status_code == 410
        assert "permiso de cada persona" not in answer.content.decode()


def test_a_new_edition_stands_without_the_name(demo: Cycle, client: Client) -> None:
    decide(Person.objects.get(slug="carmen-prueba"), "name", is_granted=False)
    build_edition(demo)
    pages = [path.read_text() for path in (Path(settings.HOME) / "editions" / demo.slug).rglob("*.html")]

    answer = client.get(ROOT)
    assert (answer.status_code, bool(body(answer))) == (200, True)
    assert any("permiso de cada persona" in page for page in pages)
    assert not any("Carmen" in page for page in pages)
