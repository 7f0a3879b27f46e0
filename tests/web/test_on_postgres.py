"""The parts of the site that speak to a database in its own words, tested on PostgreSQL as they are on SQLite.

`make test-postgres` runs all tests of the site there; this runs, with every `make test`, those that differ.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DIFFERENT = ["search", "consultation", "test_site.py"]


@pytest.mark.postgres
@pytest.mark.skipif("THAKHI_DATABASE_URL" in os.environ, reason="these tests run on PostgreSQL already")
def test_they_pass_there_too(postgres_url: str) -> None:
    words = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not heavy and not browser"]
    done = subprocess.run(
        [*words, *(str(HERE / name) for name in DIFFERENT)],
        env={**os.environ, "THAKHI_DATABASE_URL": postgres_url, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
        cwd=HERE.parents[1],
    )

    assert done.returncode == 0, done.stdout[-6000:]
    assert " passed" in done.stdout
