"""`thakhi estimate` on Spark: the same table, a quiet terminal, and nothing left in the reader's folder."""

from __future__ import annotations

import csv
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.properties.sample import category, write_survey, yes_no
from tests.spark.drawn import drawn_sample
from thakhi.sources.card import save_card

pytestmark = [pytest.mark.spark, pytest.mark.usefixtures("spark")]
THAKHI = (sys.executable, "-m", "thakhi")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data home with one drawn survey, whose columns carry the names that an indicator reads."""
    sample = drawn_sample()
    renamed = {"second_job": "flag", "is_owner": "good", "sex": "b"}
    people = tuple({**p, **{name: p[of] for name, of in renamed.items()}} for p in sample.people)
    columns = (yes_no("second_job"), yes_no("is_owner"), category("sex", ("u", "v")))
    folder = tmp_path / "home" / "surveys" / "drawn"
    survey = write_survey(type(sample)(people, sample.psus, columns), folder)
    save_card(survey, folder)
    return tmp_path / "home"


def ask(home: Path, cwd: Path, survey: str, **env: str) -> subprocess.CompletedProcess[str]:
    cwd.mkdir()
    words = ("estimate", "share_owners_second_job", "--by", "sex", "--format", "csv", "--home", str(home))
    return subprocess.run(
        [*THAKHI, *words, "--survey", survey],
        cwd=cwd, env={**os.environ, **env}, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def alike(a: str, b: str) -> bool:
    """The same words, and numbers alike to twelve digits."""
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-12)
    except ValueError:
        return a == b


@pytest.mark.heavy  # the engine itself is compared in test_both_engines.py
def test_same_table_quiet_and_tidy(home: Path, tmp_path: Path) -> None:
    here, there = ask(home, tmp_path / "a", "drawn"), ask(home, tmp_path / "b", "spark:drawn")
    rows = [list(csv.reader(done.stdout.splitlines())) for done in (here, there)]

    assert (there.returncode, there.stderr) == (0, "")
    assert list((tmp_path / "b").iterdir()) == []
    assert len(rows[0]) == len(rows[1]) == 3
    assert all(alike(a, b) for ours, theirs in zip(*rows, strict=True) for a, b in zip(ours, theirs, strict=True))


def test_spark_that_does_not_start_is_told(home: Path, tmp_path: Path) -> None:
    done = ask(home, tmp_path / "b", "spark:drawn", JAVA_HOME=str(tmp_path / "nowhere"))

    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr.startswith("thakhi: Spark no arranca (") or done.stderr.startswith(
        "thakhi: Spark does not start ("
    )
    assert "Traceback" not in done.stderr


def test_the_place_where_spark_runs_is_the_readers_choice(home: Path, tmp_path: Path) -> None:
    done = ask(home, tmp_path / "b", "spark:drawn", SPARK_MASTER="nowhere://here")

    assert done.returncode == 5
    assert "Master must" in done.stderr
