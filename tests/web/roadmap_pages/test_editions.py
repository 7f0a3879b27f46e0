"""An edition is signed by two people in two roles, published for good, compared, withheld when a quote is withdrawn."""

from __future__ import annotations

import json
from html import unescape

from django.test import Client

from tests.web.roadmap_pages.conftest import As
from thakhi.web.folder.editions import build_edition, editions_folder
from thakhi.web.people.consent import decide
from thakhi.web.people.models import AuditEntry
from thakhi.web.roadmap_pages.frozen import digest_of
from thakhi.web.roadmap_pages.models import Edition, SignOff
from thakhi.web.statements.models import Statement
from thakhi.web.workshops.models import Cycle, KeptFile

PLACE = "/es/hoja-de-ruta/ciclo-demostracion/ediciones/"


def _hash(cycle: Cycle) -> str:
    file = editions_folder() / cycle.slug / "data" / "edition.json"
    return str(json.loads(file.read_text(encoding="utf-8"))["hash"])


def _status(client: Client, address: str) -> int:
    """How a file is answered; it is closed again."""
    answer = client.get(address)
    answer.close()
    return answer.status_code


def _publish(cycle: Cycle, ines: Client, marta: Client) -> None:
    build_edition(cycle)
    ines.post(PLACE, {"hash": _hash(cycle), "role": "analyst"})
    marta.post(PLACE, {"hash": _hash(cycle), "role": "organiser"})
    marta.post(PLACE, {"hash": _hash(cycle), "publish": "1"})


def test_an_edition_is_published_only_when_both_roles_have_signed(demo: Cycle, as_role: As, client: Client) -> None:
    build_edition(demo)
    ines, marta, seen = as_role("analyst"), as_role("organiser"), _hash(demo)

    marta.post(PLACE, {"hash": seen, "publish": "1"})
    ines.post(PLACE, {"hash": seen, "role": "organiser"})  # a role that Inés has not
    assert (Edition.objects.count(), SignOff.objects.count()) == (0, 0)
    marta.post(PLACE, {"hash": seen, "role": "organiser"})
    marta.post(PLACE, {"hash": seen, "publish": "1"})
    assert Edition.objects.count() == 0
    ines.post(PLACE, {"hash": seen, "role": "analyst"})
    assert ines.post(PLACE, {"hash": seen, "publish": "1"}).status_code == 403  # an analyst signs, and publishes not
    marta.post(PLACE, {"hash": "another", "publish": "1"})
    assert Edition.objects.count() == 0
    marta.post(PLACE, {"hash": seen, "publish": "1"})

    made = Edition.objects.get()
    assert (made.number, made.edition_hash) == (1, seen)
    assert made.sha256 == digest_of(editions_folder() / "ciclo-demostracion.1")
    page = unescape(client.get(PLACE).content.decode())
    assert "Organiser (organiza" in page
    assert "Analyst (analiza" in page
    assert _status(client, f"{PLACE}1/es/index.html") == 200
    assert client.post(PLACE, {"hash": seen, "publish": "1"}).status_code == 302  # a stranger is asked to sign in
    assert AuditEntry.objects.filter(act="edition.publish").count() == 1


def test_editions_are_compared_and_withheld_with_their_quotes(demo: Cycle, as_role: As, client: Client) -> None:
    ines, marta = as_role("analyst"), as_role("organiser")
    _publish(demo, ines, marta)
    first = digest_of(editions_folder() / "ciclo-demostracion.1")
    file = KeptFile.objects.get(cycle=demo, path="actions.yaml")
    file.content = bytes(file.content).replace(
        b"Ninguno real: es una demostraci", b"Que llueva el martes: es una demostraci", 1
    )
    file.save()
    _publish(demo, ines, marta)

    page = unescape(client.get(f"{PLACE}1/cambios/2/").content.decode())

    assert "Que llueva el martes" in page
    assert "Ninguno real" in page
    assert digest_of(editions_folder() / "ciclo-demostracion.1") == first  # the first stays as it was
    person = Statement.objects.get(cycle=demo, slug="tres-mananas-de-fila").person
    assert person is not None
    decide(person, "words", is_granted=False, by=None, how="test", cycle=demo.slug)
    for path in ("1/es/index.html", "2/es/index.html", "1/data/edition.json", "1/cambios/2/"):
        assert _status(client, f"{PLACE}{path}") == 410
