"""Every `thakhi …` line of a console block runs, in the order of its page."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
SURVEY_FILE = "EH2019_Persona.csv.gz"


def _commands(page: str) -> list[list[str]]:
    text = (ROOT / page).read_text(encoding="utf-8")
    lines = [line for block in BLOCK.findall(text) for line in block.splitlines()]
    assert all(line.startswith("$ thakhi ") for line in lines)
    return [shlex.split(line)[2:] for line in lines]


def _run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "THAKHI_HOME": str(folder / "thakhi-data"), "THAKHI_LANG": "en"}
    code = "from thakhi.cli import main; main(prog_name='thakhi')"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def _runs(page: str, folder: Path) -> dict[str, str]:
    """Command → what it said, of the commands that did not end well; `check` may find something to decide."""
    ignored = shutil.ignore_patterns("build")
    shutil.copytree(ROOT / "examples", folder / "examples", ignore=ignored)
    failed = {}
    for arguments in _commands(page):
        found = _run(arguments, folder)
        good = {0, 4} if arguments[0] == "check" else {0}
        if found.returncode not in good or not found.stdout.strip():
            failed[shlex.join(arguments)] = f"exit {found.returncode}: {found.stderr[-2000:]}"
    return failed


@pytest.mark.heavy  # the tour runs in the fast suite
def test_the_tutorial_runs(tmp_path: Path) -> None:
    assert len(_commands("docs/tutorial/from-survey-to-road-map.md")) >= 10
    assert _runs("docs/tutorial/from-survey-to-road-map.md", tmp_path) == {}
    assert (tmp_path / "edition" / "index.html").is_file()


@pytest.mark.known
def test_the_tour_of_the_readme_runs(tmp_path: Path, shared_data: Path) -> None:
    (tmp_path / SURVEY_FILE).symlink_to(shared_data / "eh2019" / SURVEY_FILE)

    assert len(_commands("README.md")) == 10
    assert _runs("README.md", tmp_path) == {}


def test_readme_and_leeme_show_the_same_commands() -> None:
    assert _commands("README.md") == _commands("LEEME.md")
