"""What git tracks: no unit records, no machine's paths, no registry's host, nothing left to do."""

from __future__ import annotations

import re
import subprocess
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).relative_to(ROOT)
# Written in pieces, so that this file does not find itself.
HOSTS = re.compile(
    "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "deb" + r"ian\.org"])
)
PATHS = re.compile(r"(?<![\w.])/(?:" + "|".join(["work/", "root/", "home/[a-z]", "Users/", "opt/" + "py"]) + ")")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b")
MICRODATA = re.compile(r"\.(sav|dta|parquet|zsav|por|sas7bdat)(\.(gz|zip))?$|EH20\d\d_Persona", re.IGNORECASE)
LARGEST = 3_000_000


@lru_cache(maxsize=1)
def _tracked() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git work tree: what it tracks cannot be listed")
    return tuple(ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file())


def _found(pattern: re.Pattern[str], but: tuple[str, ...] = ()) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{number} {found[0]}"
        for path in _tracked()
        if path.relative_to(ROOT).as_posix() not in but and path.relative_to(ROOT) != HERE
        for number, line in enumerate(_text(path).splitlines(), 1)
        if (found := pattern.search(line))
    ]


def _text(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data[:1024] else data.decode("utf-8", errors="replace")


def test_no_registry_host() -> None:
    assert _found(HOSTS) == []


def test_no_path_of_a_machine() -> None:
    assert _found(PATHS) == []


def test_nothing_is_left_to_do() -> None:
    assert _found(UNDONE) == []


def test_no_unit_records() -> None:
    assert [str(p.relative_to(ROOT)) for p in _tracked() if MICRODATA.search(p.name)] == []


def test_no_large_file() -> None:
    assert [str(p.relative_to(ROOT)) for p in _tracked() if p.stat().st_size > LARGEST] == []


def test_the_product_does_not_know_the_data_of_its_tests() -> None:
    """Only tests look for the shared folder of real data."""
    knows = re.compile(r"THAKHI_SHARED|\.\./shared")
    outside = [f for f in _found(knows) if not f.startswith(("tests/", "benchmarks/"))]

    assert outside == []


def test_what_is_built_is_not_tracked() -> None:
    built = re.compile(r"(^|/)(build|dist|thakhi-data|\.venv|__pycache__)/")

    assert [p for p in (str(p.relative_to(ROOT)) for p in _tracked()) if built.search(p)] == []
