"""The search table of the database that the tests run on: made, unmade, and empty when its rows are gone."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command
from django.db import connection

from tests.web.search.conftest import SPEECH, Say
from thakhi.web.search.models import Passage
from thakhi.web.search.queries import find
from thakhi.web.search.query import read_search
from thakhi.web.transcripts.models import Transcript
from thakhi.web.workshops.models import Cycle


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_words")
        return int(cursor.fetchone()[0])


def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("THAKHI_DATABASE_URL") else "sqlite")


@pytest.mark.parametrize("gone", ["transcript", "cycle", "passages"])
def test_what_goes_from_the_rows_goes_from_the_table(said: Transcript, gone: str) -> None:
    assert rows() == 3

    {"transcript": said, "cycle": said.workshop.cycle, "passages": Passage.objects.all()}[gone].delete()

    assert rows() == 0


@pytest.mark.django_db(transaction=True)
def test_the_table_is_made_again_after_it_was_taken_away(cycle: Cycle, say: Say) -> None:
    call_command("migrate", "search", "zero", verbosity=0)
    assert "search_words" not in connection.introspection.table_names()

    call_command("migrate", "search", verbosity=0)
    say(cycle.workshops.get(n=1), SPEECH)

    assert find(read_search({"q": "formalizarse"})).total == 2
    call_command("flush", interactive=False, verbosity=0)
    assert rows() == 0
