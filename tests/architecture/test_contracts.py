"""Who may know whom: the contracts hold, and would notice a breach."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "thakhi"
ROOMS = ("sources", "evidence", "dialogue", "practices", "simulate", "advise", "roadmap", "publish")


def _lint(source: Path) -> subprocess.CompletedProcess[str]:
    command = "import sys; from importlinter.cli import lint_imports_command as c; sys.argv = ['x', '--no-cache']; c()"
    return subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(source)!r}); {command}"],
        cwd=source.parent,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _copy(target: Path) -> Path:
    shutil.copytree(ROOT / "src", target / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", target)
    return target / "src"


def test_import_contracts_hold(tmp_path: Path) -> None:
    found = _lint(_copy(tmp_path))

    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("publish/stray.py", "from thakhi.evidence import definitions", "rooms that do not know"),
        ("terms/stray.py", "import thakhi.folder.yaml", "rooms that do not know"),
        ("utils.py", "import json", "rooms that do not know"),
        ("roadmap/stray.py", "import duckdb", "Engines and tables"),
        ("evidence/stray.py", "import pyreadstat", "Microdata files"),
        ("simulate/stray.py", "import pyarrow", "Rules are numpy"),
        ("simulate/stray.py", "from thakhi.evidence import design", "rooms that do not know"),
        ("evidence/stray.py", "import jinja2", "PDF, page and spreadsheet"),
        ("publish/stray.py", "import click", "The terminal"),
        ("roadmap/stray.py", "import yaml", "YAML and its checks"),
        ("pipeline_stray.py", "import django", "rooms that do not know"),
        ("publish/stray.py", "import django", "Django: the site only"),
        ("web/workshops/stray.py", "from thakhi.publish import numbers", "meets the rooms in its bridge.py alone"),
    ],
)
def test_a_breach_is_noticed(tmp_path: Path, file: str, line: str, contract: str) -> None:
    source = _copy(tmp_path)
    (source / "thakhi" / file).write_text(f"{line}\n")

    found = _lint(source)

    assert found.returncode == 1, found.stdout
    broken = " ".join(found.stdout.split()).split(" BROKEN")[:-1]
    assert any(contract in text for text in broken), found.stdout


def test_terms_import_the_standard_library_only() -> None:
    outside = {
        (path.name, name)
        for path in sorted((PACKAGE / "terms").glob("**/*.py"))
        for name in _imported(path)
        if not name.startswith("thakhi.terms") and name.split(".")[0] not in sys.stdlib_module_names
    }

    assert outside == set()


def test_every_room_is_there() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    assert folders == {*ROOMS, "folder", "terms", "web"}


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written from the root"
            names.add(node.module or "")
    return names
