"""One search on two databases: SQLite's FTS5 and PostgreSQL's tsvector, told apart by the connection."""

from __future__ import annotations

from django.db import connection

from thakhi.web.search.engines.fts5 import Fts5
from thakhi.web.search.engines.terms import Engine
from thakhi.web.search.engines.tsvector import TsVector


def engine() -> Engine:
    """The engine of the database that the site runs on."""
    return TsVector() if connection.vendor == "postgresql" else Fts5()
