"""One Spark session for all tests of this folder; skipped, saying so, where Java or pyspark is missing."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec

import pytest


@pytest.fixture(scope="session")
def spark() -> Iterator[None]:
    """Spark can be asked; it starts once and ends with the tests."""
    if not find_spec("pyspark"):
        pytest.skip("pyspark is not installed (.ci/setup spark)")
    if not shutil.which("java"):
        pytest.skip("no Java on this machine: Spark needs Java 17")
    from pyspark.sql import SparkSession

    from thakhi.evidence.spark_session import spark_session

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers that run functions are this Python
    spark_session()
    yield
    SparkSession.builder.getOrCreate().stop()
