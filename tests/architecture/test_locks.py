"""The locks: everything declared, with hashes, of no named host, and under licences that Apache-2.0 admits."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, metadata, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import thakhi

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = ("requirements.lock", "requirements-spark.lock", "requirements-uv.lock")
RUN_TIME_EXTRAS = ("sources", "publish", "dialogue", "roadmap", "web", "postgres", "spark")
LOCKED_EXTRAS = tuple(name for name in RUN_TIME_EXTRAS if name != "spark")  # Spark has a lock of its own
COPYLEFT = re.compile(r"\b(A?GPL|Affero|GNU General Public)\b|(?<!Lesser )General Public License", re.IGNORECASE)
# Licence fields that say it in prose: read by hand, with what was read.
READ_BY_HAND: dict[str, str] = {}


def _locked(name: str) -> dict[str, str]:
    """Package → version of one lock."""
    text = (ROOT / name).read_text()
    return {canonicalize_name(m[1]): m[2] for m in re.finditer(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", text, re.MULTILINE)}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pinned_package_with_hashes(name: str) -> None:
    text = re.sub(r" \\\n\s*", " ", (ROOT / name).read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    pinned = re.compile(r"[A-Za-z0-9._-]+==[^ ]+( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+")

    assert lines
    assert [line[:60] for line in lines if not pinned.fullmatch(line)] == []


def test_the_lock_holds_what_the_project_declares() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    groups = PROJECT["dependency-groups"]
    declared = [*PROJECT["project"]["dependencies"], *(line for name in LOCKED_EXTRAS for line in extras[name])]
    wrong = _not_locked([*declared, *groups["build"], *groups["test"]], _locked("requirements.lock"))
    wrong += _not_locked(extras["spark"], _locked("requirements-spark.lock"))

    assert wrong == []


def test_the_locks_agree() -> None:
    base, spark = _locked("requirements.lock"), _locked("requirements-spark.lock")

    assert {name: version for name, version in spark.items() if name in base and base[name] != version} == {}


def test_every_extra_is_of_a_room_and_locked() -> None:
    assert set(PROJECT["project"]["optional-dependencies"]) == set(RUN_TIME_EXTRAS)


def test_no_copyleft_at_run_time() -> None:
    """No GPL or AGPL anywhere in what a user of every extra runs."""
    names = _closure()
    copyleft = {name: words for name in names if COPYLEFT.search(words := _licence(name)) and name not in READ_BY_HAND}

    assert {"duckdb", "numpy", "pydantic", "typst"} <= names
    assert copyleft == {}


def test_every_run_time_package_states_a_licence() -> None:
    assert [name for name in sorted(_closure()) if not _licence(name) and name not in READ_BY_HAND] == []


def _not_locked(declared: list[str], locked: dict[str, str]) -> list[str]:
    needs = [Requirement(line) for line in declared]
    return [str(n) for n in needs if locked.get(canonicalize_name(n.name), "0") not in n.specifier]


def _closure() -> set[str]:
    """Names of every installed package that thakhi with all its extras needs to run."""
    extras = PROJECT["project"]["optional-dependencies"]
    waiting = [*PROJECT["project"]["dependencies"], *(line for name in RUN_TIME_EXTRAS for line in extras[name])]
    found: set[str] = set()
    while waiting:
        need = Requirement(waiting.pop())
        name = canonicalize_name(need.name)
        if name in found or (need.marker and not need.marker.evaluate({"extra": ""})):
            continue
        try:
            waiting += requires(name) or []
        except PackageNotFoundError:
            continue  # an extra that is not installed here (Spark without Java)
        found.add(name)
    return found


def _licence(name: str) -> str:
    """What a package says of its licence: the SPDX field, else the classifiers, else the short field."""
    card = metadata(name)
    classifiers = [c for c in card.get_all("Classifier") or [] if c.startswith("License ::")]
    short = (card.get("License") or "").strip().splitlines()[:1]
    return card.get("License-Expression") or "; ".join(classifiers) or "".join(short) or _licence_file(name)


def _licence_file(name: str) -> str:
    """The first line of a licence file in the package."""
    for file in distribution(name).files or []:
        if re.search(r"licen[cs]e", file.name, re.IGNORECASE):
            return file.read_text().strip().splitlines()[0]
    return ""


def test_one_version_everywhere() -> None:
    version = PROJECT["project"]["version"]
    told = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(), re.MULTILINE)

    assert thakhi.__version__ == version
    assert told is not None
    assert told[1] == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()
