"""The road map in the browser: the chain of an action, consent withdrawn, a stale link confirmed."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client

from tests.web.roadmap_pages.conftest import As
from thakhi.web.consultation.models import Vote
from thakhi.web.kept_pages import changed
from thakhi.web.people.consent import decide
from thakhi.web.people.models import AuditEntry, Person
from thakhi.web.roadmap_pages import bridge
from thakhi.web.roadmap_pages.queries import open_roads
from thakhi.web.statements.models import Statement
from thakhi.web.workshops.models import Cycle, KeptFile

ROAD = "/es/hoja-de-ruta/ciclo-demostracion/"
ACTION = f"{ROAD}acciones/D1.1/"
WORDS = "Me costó tres mañanas de fila"


def _text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def test_every_action_stands_once_under_its_pillar(demo: Cycle, client: Client) -> None:
    page = _text(client, ROAD)

    assert page.count(f'href="{ACTION}"') == 1
    assert "Ficticio: que registrarse tome una mañana y no tres" in page
    assert "Educación, formación y aprendizaje permanente" in page


def test_a_road_map_opened_before_is_not_opened_for_its_reader(
    demo: Cycle, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for cache in caches.all():
        cache.clear()
    open_roads()
    monkeypatch.setattr(bridge, "open_folder", None)

    assert ACTION in _text(client, ROAD)


def test_the_chain_goes_from_a_moment_to_what_is_missing(demo: Cycle, client: Client) -> None:
    page = _text(client, ACTION)
    steps = [page.index(f'id="{step}"') for step in
             ("said", "stated", "proposed", "voted", "shown", "costed", "chosen", "started")]  # fmt: skip

    assert steps == sorted(steps)
    assert "/es/talleres/ciclo-demostracion/taller-1/t/" in page
    assert "/es/talleres/ciclo-demostracion/citas/tres-mananas-de-fila/" in page
    assert "Que una vecina registrada acompañe a quien empieza" in page
    assert "Nadie la ha decidido todavía" in page


def test_the_door_to_the_moment_leads_to_the_words(demo: Cycle, client: Client) -> None:
    page = _text(client, ACTION)
    address = page.split('id="said"', 1)[1].split('href="', 1)[1].split('"', 1)[0]

    assert "tres mañanas de fila" in _text(client, address)


def test_withdrawn_words_are_gone_and_the_link_is_amber(demo: Cycle, client: Client) -> None:
    row = Statement.objects.get(cycle=demo, slug="tres-mananas-de-fila")
    assert row.person is not None
    assert WORDS in _text(client, ACTION)

    decide(row.person, "words", is_granted=False, by=None, how="test", cycle=demo.slug)
    page = _text(client, ACTION)

    assert WORDS not in page
    assert WORDS not in _text(client, ROAD)
    assert "la persona retiró su consentimiento" in page


def test_an_analyst_confirms_and_the_log_says_who_and_why(demo: Cycle, as_role: As) -> None:
    KeptFile.objects.filter(cycle=demo, path="links.lock.yaml").update(content=b"")
    ines = as_role("analyst")
    queue = f"{ROAD}por-confirmar/"
    first = _text(ines, queue).split(f'href="{queue}', 1)[1].split('"', 1)[0]

    assert ines.post(f"{queue}{first}", {"why": "corto"}).status_code == 200  # too short a reason
    assert AuditEntry.objects.filter(act="roadmap.confirm").count() == 0
    answer = ines.post(f"{queue}{first}", {"why": "La frase sigue en pie: leí la cita otra vez."})

    assert answer.status_code == 302
    entry = AuditEntry.objects.get(act="roadmap.confirm")
    assert (str(entry.account), entry.subject) == ("Analyst", f"link:{first.rstrip('/')}")
    lock = bytes(KeptFile.objects.get(cycle=demo, path="links.lock.yaml").content).decode()
    assert first.rstrip("/") in lock
    assert "confirmed_by: Analyst" in lock
    assert f'href="{queue}{first}"' not in _text(ines, queue)


def test_others_neither_see_the_queue_nor_confirm(demo: Cycle, as_role: As, client: Client) -> None:
    queue = f"{ROAD}por-confirmar/"

    assert client.get(queue).status_code == 302
    assert [as_role(role).get(queue).status_code for role in ("nobody", "facilitator", "organiser")] == [403, 403, 200]


def test_a_road_map_that_lost_its_footing_is_not_shown_by_halves(demo: Cycle, client: Client, as_role: As) -> None:
    KeptFile.objects.filter(cycle=demo, path="actions.yaml").update(content=b"- id: [\n")

    page = _text(client, ROAD)

    assert "no se puede mostrar ahora" in page
    assert "actions.yaml" not in page
    assert "actions.yaml" in _text(as_role("organiser"), ROAD)
    assert client.get(ACTION).status_code == 404


def test_a_cycle_without_a_road_map_says_so(demo: Cycle, client: Client) -> None:
    KeptFile.objects.filter(cycle=demo, path="roadmap.yaml").delete()

    assert "Este ciclo todavía no tiene hoja de ruta" in _text(client, ROAD)
    assert "Todavía no hay ninguna hoja de ruta" in _text(client, "/es/hoja-de-ruta/")


def test_a_person_without_consent_to_the_name_is_not_named(demo: Cycle, client: Client) -> None:
    person = Statement.objects.get(cycle=demo, slug="tres-mananas-de-fila").person
    assert isinstance(person, Person)
    decide(person, "name", is_granted=False, by=None, how="test", cycle=demo.slug)

    assert person.name not in _text(client, ACTION)


def test_votes_are_weighed_again_only_when_votes_changed(
    demo: Cycle, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    caches["contents"].clear()
    weigh, weighed = bridge.agreements_of, []
    monkeypatch.setattr(bridge, "agreements_of", lambda folder: weighed.append(1) or weigh(folder))
    _text(client, ROAD)

    kept = KeptFile.objects.get(cycle=demo, path="actions.yaml")
    kept.content = bytes(kept.content) + b"\n# seen\n"
    kept.save()
    changed()
    _text(client, ROAD)
    assert len(weighed) == 1

    Vote.objects.filter(pk=Vote.objects.filter(answer="agree").values("pk")[:1]).update(answer="disagree")
    changed()
    _text(client, ROAD)
    assert len(weighed) == 2
