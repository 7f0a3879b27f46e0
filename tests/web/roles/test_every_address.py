"""Every address with every role, on a published and on a hidden cycle: who_may_see_what.csv is the drawn table.

A new page fails here until its line is in the table. 200 shown · 302 sign in first (or sent on) · 403 seen, not
allowed · 404 not even seen · 405 a deed, not a page.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.roles.addresses import addresses
from tests.web.roles.conftest import ROOT, Browsers
from thakhi.web.people.models import AuditEntry
from thakhi.web.workshops.models import Cycle

TABLE = list(csv.DictReader((Path(__file__).parent / "who_may_see_what.csv").read_text().splitlines()))
SOUND = ROOT / "examples" / "demo-cycle" / "recordings" / "taller-1.mp3"  # made at set-up, by espeak-ng
STATES = ("published", "hidden")
OWN = {"people:leave", "people:end-sign-ins", "people:erase"}  # deeds to oneself: whoever is signed in may
OPEN = {
    "people:enter",
    "people:link",
    "registration:sign-up",
    "registration:own",
    "registration:certificate",
    "my_unit:donate",
    "consultation:erase",  # the same
    "draft:erase",  # who has not begun is led to the page that says what becomes public
    "consultation:vote",  # who has not begun is led to the page that says what becomes public
}


@pytest.mark.parametrize("state", STATES)
def test_who_may_see_what(demo: Cycle, browsers: Browsers, state: str) -> None:
    _set(demo, state)

    found = {
        address.name: {who: _status(browser, address.es) for who, browser in browsers.items()}
        for address in addresses(demo)
    }

    assert found == _drawn(state)


@pytest.mark.parametrize("who", ["stranger", "marta"])
@pytest.mark.parametrize("state", STATES)
def test_english_is_as_spanish(demo: Cycle, browsers: Browsers, state: str, who: str) -> None:
    _set(demo, state)

    found = {address.name: _status(browsers[who], address.en) for address in addresses(demo)}

    assert found == {name: row[who] for name, row in _drawn(state).items()}


@pytest.mark.parametrize("state", STATES)
def test_nobody_does_what_they_may_not_see(demo: Cycle, browsers: Browsers, state: str) -> None:
    """A form sent to a page that one may not see is answered as the page is, and leaves no trace in the log."""
    _set(demo, state)
    before = AuditEntry.objects.count()
    drawn = _drawn(state)

    wrong = [
        (address.name, who, answer.status_code)
        for address in addresses(demo)
        if address.name not in OWN | OPEN
        for who in ("stranger", "tomas", "olga", "elena")
        if (seen := drawn[address.name][who]) in {"302", "403", "404", "405"}
        for answer in [browsers[who].post(address.es, {"anything": "1"})]
        if answer.status_code not in _refusals(seen)
        or (answer.status_code == 302 and "/es/entrar/" not in answer.headers["Location"])
    ]

    assert wrong == []
    assert AuditEntry.objects.count() == before


@pytest.mark.parametrize("state", STATES)
def test_no_page_says_a_missing_value_or_is_heavy(demo: Cycle, browsers: Browsers, state: str) -> None:
    """No template asks for what is not there, and no page passes 150 KB, for a stranger and for an administrator."""
    _set(demo, state)
    wrong = []
    for address in addresses(demo):
        for who in ("stranger", "ada"):
            page = browsers[who].get(address.es)
            if page.headers.get("Content-Type", "").startswith("text/html"):
                wrong += [address.name] if b"!!" in page.content or len(page.content) > 150_000 else []
            _read_out(page)

    assert wrong == []


def _status(browser: Client, address: str) -> str:
    answer = browser.get(address)
    _read_out(answer)
    return str(answer.status_code)


def _read_out(answer: Any) -> None:
    """A file is closed when it has been read; `close()` would end the connection to PostgreSQL that a test is in."""
    for _ in answer.streaming_content if answer.streaming else ():
        pass


def _set(cycle: Cycle, state: str) -> None:
    Cycle.objects.filter(pk=cycle.pk).update(is_published=state == "published")


def _drawn(state: str) -> dict[str, dict[str, str]]:
    """The table; where the sound of the demonstration could not be made, there is none to be had."""
    silent = {} if SOUND.exists() else {"transcripts:recording": {"200": "404"}}
    return {
        row["page"]: {
            who: silent.get(row["page"], {}).get(status, status)
            for who, status in row.items()
            if who not in {"cycle", "page"}
        }
        for row in TABLE
        if row["cycle"] == state
    }


def _refusals(seen: str) -> set[int]:
    """How a form may be answered where the page is answered with `seen`."""
    return {302, 403, 404} if seen == "405" else {int(seen), 405}


def test_no_address_leads_in_a_circle(demo: Cycle, browsers: Browsers) -> None:
    """Whoever follows where a page sends them arrives, signed in or not."""
    lost = []
    for address in addresses(demo):
        for who in ("stranger", "tomas", "ada"):
            path = address.es
            for _ in range(6):
                answer = browsers[who].get(path)
                answer.close()
                if answer.status_code not in (301, 302):
                    break
                path = answer.headers["Location"]
            else:
                lost.append((address.name, who))

    assert lost == []
