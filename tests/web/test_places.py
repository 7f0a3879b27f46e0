"""The header: the places that apps declare, in their order, marked where the reader is."""

from __future__ import annotations

import re

import pytest
from django.test import Client

LINK = re.compile(r'<li><a href="([^"]+)"( aria-current="page")?>([^<]+)</a></li>')


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/es/talleres/", ("Talleres", "Buscar", "Para mi unidad")), ("/en/workshops/", ("Workshops", "Search"))],
)
def test_places_stand_in_their_order(db: None, address: str, expected: tuple[str, ...]) -> None:
    page = Client().get(address).content.decode()
    nav = page.split('<nav class="places"')[1].split("</nav>")[0]
    found = LINK.findall(nav)

    assert [words for _, _, words in found if words in expected] == list(expected)
    assert [words for _, mark, words in found if mark] == [expected[0]]
