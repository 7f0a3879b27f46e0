"""Eight requests of one person at the same moment: one voter, one vote. On PostgreSQL, see test_on_postgres.py."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections
from django.test import Client

from thakhi.web.consultation.models import Vote, Voter
from thakhi.web.people.models import Account
from thakhi.web.workshops.models import Cycle

HERE = "/es/propuestas/ciclo-uno/"


@pytest.mark.django_db(transaction=True)
def test_many_at_once_leave_one_vote(voted: Cycle, juan: Account) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the SQLite of tests is in memory: its threads share one connection")
    browsers = []
    for _ in range(8):
        browser = Client()
        browser.force_login(juan, backend="django.contrib.auth.backends.ModelBackend")
        browsers.append(browser)
    barrier, seen = threading.Barrier(8, timeout=20), []

    def run(browser: Client, answer: str) -> None:
        try:
            barrier.wait()
            seen.append(browser.post(f"{HERE}empezar/").status_code)
            seen.append(browser.post(f"{HERE}votar/", {"proposal": "propuesta-1", "answer": answer}).status_code)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=run, args=(browser, ("agree", "disagree")[place % 2]), daemon=True)
        for place, browser in enumerate(browsers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=40)

    assert seen == [302] * 16
    assert (Voter.objects.count(), Vote.objects.count()) == (1, 1)
