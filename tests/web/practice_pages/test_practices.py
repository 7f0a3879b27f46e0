"""Practice pages: every practice opens, filters are those of the room, what was not found is said."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from thakhi import pipeline

pytestmark = pytest.mark.django_db


def test_filters_are_those_of_the_room(client: Client) -> None:
    for query, owner in (
        ("", ""),
        ("?size=micro&sex=women", "size=micro,sex=women"),
        ("?sector=transport", "sector=transport"),
    ):
        found = pipeline.practices(owner).fits
        page = client.get(f"/es/practicas/{query}").content.decode()
        assert f"<strong>{len(found)} prácticas</strong>" in page
        assert all(f"/es/practicas/{fit.practice.id}/" in page for fit in found)
    assert client.get("/es/practicas/?size=nothing").status_code == 200


@pytest.mark.parametrize("lang", ["es/practicas", "en/practices"])
def test_every_practice_opens_with_its_effects(client: Client, lang: str) -> None:
    for fit in pipeline.practices().fits:
        answer = client.get(f"/{lang}/{fit.practice.id}/")
        page = answer.content.decode()
        assert answer.status_code == 200, fit.practice.id
        assert len(answer.content) < 150_000
        assert page.count('<th scope="row">') == len(fit.practice.effects), fit.practice.id
    assert client.get(f"/{lang}/nothing/").status_code == 404


def test_the_average_is_that_of_the_room_and_contradictions_show(client: Client) -> None:
    everything = pipeline.practices()
    pool = everything.pools[0]
    page = client.get(f"/es/practicas/{pool.practice}/").content.decode()
    assert f"k = {pool.k}" in page
    assert "<svg" in page
    disagreeing = everything.contradictions[0]
    told = client.get(f"/es/practicas/{disagreeing.practice}/").content.decode()
    assert "Donde los estudios no dicen lo mismo" in told


def test_the_gap_map_says_what_nobody_measured(client: Client) -> None:
    gaps = pipeline.practices().gaps
    page = client.get("/en/practices/gap-map/").content.decode()
    assert page.count("nobody measured it") >= sum(not cell.count for cell in gaps.cells) > 0


def test_no_page_asks_the_database_for_the_catalogue(client: Client, django_assert_num_queries: Any) -> None:
    for address in ("/es/practicas/", "/es/practicas/mapa-de-brechas/"):
        with django_assert_num_queries(1):  # the count of changes
            client.get(address)
