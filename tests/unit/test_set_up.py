"""The set-up scripts: apt is asked for what is missing and for nothing else; nothing is done twice."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".ci" / "system-packages"
NEEDED = ("bash", "env", "tr", "id", "mktemp", "tail", "rm", "cat", "sudo")


def _machine(folder: Path, *, has: tuple[str, ...] = (), apt: str | None = "exit 0") -> dict[str, str]:
    """An environment whose PATH holds the basic commands, those in `has`, and an apt-get that notes its arguments."""
    tools = folder / "bin"
    tools.mkdir()
    for name in NEEDED:
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    for name in has:
        _write(tools / name, "exit 0")
    if apt is not None:
        _write(tools / "apt-get", f'echo "$*" >> {folder}/asked\n{apt}')
    return {"PATH": str(tools), "HOME": str(folder), "TMPDIR": str(folder), "POSTGRES_HOME": str(folder)}


def _write(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/bash\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def _install(environment: dict[str, str], task: str = "tests") -> subprocess.CompletedProcess[str]:
    return subprocess.run([SCRIPT, task], env=environment, capture_output=True, text=True, timeout=60, check=False)


def _asked(folder: Path) -> list[str]:
    path = folder / "asked"
    return path.read_text().splitlines() if path.exists() else []


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="asks apt as root; here the user is not root")


@needs_root
def test_only_what_is_missing_is_installed(tmp_path: Path) -> None:
    found = _install(_machine(tmp_path, has=("pdftoppm", "java", "initdb")))

    assert found.returncode == 0
    assert _asked(tmp_path) == [
        "-q -o DPkg::Lock::Timeout=300 update",
        "-q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends chromium",
    ]


@needs_root
def test_all_four_on_a_new_machine(tmp_path: Path) -> None:
    _install(_machine(tmp_path))

    installed = [line.split()[-1] for line in _asked(tmp_path)[1:]]
    assert installed == ["chromium", "poppler-utils", "openjdk-17-jre-headless", "postgresql"]


def test_nothing_is_asked_where_all_is_there(tmp_path: Path) -> None:
    found = _install(_machine(tmp_path, has=("google-chrome", "pdftoppm", "java", "initdb")))

    assert (found.returncode, found.stdout, _asked(tmp_path)) == (0, "", [])


def test_another_system_is_told_what_it_lacks(tmp_path: Path) -> None:
    found = _install(_machine(tmp_path, has=("java", "initdb"), apt=None))

    assert found.returncode == 0
    assert "not installed (no apt, or no right to use it): chromium poppler-utils" in found.stdout
    assert "is skipped" in found.stdout


@needs_root
def test_a_failing_apt_is_said_and_stops_nothing(tmp_path: Path) -> None:
    found = _install(_machine(tmp_path, apt="echo 'E: no network'; exit 100"))

    assert found.returncode == 0
    assert [line.split(";")[0] for line in found.stdout.splitlines() if "could not" in line] == [
        "system packages: could not install chromium",
        "system packages: could not install poppler-utils",
        "system packages: could not install openjdk-17-jre-headless|default-jre-headless",
        "system packages: could not install postgresql",
    ]
    assert "E: no network" in found.stdout


@needs_root
def test_another_release_has_another_java(tmp_path: Path) -> None:
    _install(_machine(tmp_path, has=("chromium", "pdftoppm", "initdb"), apt='[[ "$*" != *openjdk-17* ]]'))

    assert [line.split()[-1] for line in _asked(tmp_path)[1:]] == ["openjdk-17-jre-headless", "default-jre-headless"]


def test_an_unknown_task_is_refused(tmp_path: Path) -> None:
    assert _install(_machine(tmp_path), "nothing").returncode != 0
