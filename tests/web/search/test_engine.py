"""Which database the tests run on."""

from __future__ import annotations

import os

from django.db import connection


def test_the_tests_run_on_the_database_that_was_asked_for() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get("THAKHI_DATABASE_URL") else "sqlite")
