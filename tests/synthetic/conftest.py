"""One synthetic population for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from thakhi.sources.synthetic_bolivia.generate import synthesize
from thakhi.terms.survey import Survey


@pytest.fixture(scope="session")
def synthetic(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """The default synthetic population, stored."""
    return synthesize(tmp_path_factory.mktemp("synthetic"))


@pytest.fixture(scope="session")
def db(synthetic: Survey) -> duckdb.DuckDBPyConnection:
    """Its people as the view `p`."""
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW p AS FROM '{Path(synthetic.folder) / 'people.parquet'}'")
    return connection
