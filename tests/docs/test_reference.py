"""The reference says what the code says: every command, option, indicator and public name."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", ROOT / "docs" / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_reference"] = module
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_up_to_date(tmp_path: Path) -> None:
    """When this fails: make reference."""
    for maker in ("make_reference.py", "make_rules.py"):
        subprocess.run([sys.executable, ROOT / "docs" / maker, tmp_path], check=True, timeout=60)

    now = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.iterdir()}
    names = ["cli.es.md", "cli.md", "indicators.md", "python.md", "rules.es.md", "rules.md"]
    assert sorted(kept) == sorted(now) == names
    assert [name for name in now if now[name] != kept[name]] == []


def test_every_command_and_option_has_words(maker: ModuleType) -> None:
    silent = [name for name, command in maker.commands() if not command.help]
    silent += [
        f"{name} {option.opts[0]}"
        for name, command in maker.commands()
        for option in maker.options(command)
        if option.param_type_name == "option" and not option.help
    ]

    assert silent == []


def test_every_command_and_option_is_mentioned(maker: ModuleType) -> None:
    page = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    missing = [name for name, _ in maker.commands() if f"\n## {name}\n" not in page]
    missing += [
        f"{name} {option.opts[0]}"
        for name, command in maker.commands()
        for option in maker.options(command)
        if (option.opts[0] if option.param_type_name == "option" else option.name.upper().rstrip("S")) not in page
    ]

    assert missing == []


def test_every_public_name_has_words(maker: ModuleType) -> None:
    import thakhi

    assert maker.public_names()
    assert [n for n in maker.public_names() if callable(getattr(thakhi, n)) and not getattr(thakhi, n).__doc__] == []


def test_the_readme_names_every_public_name_and_command(maker: ModuleType) -> None:
    """The reference is generated; the tour of README and tutorial is by hand and must not forget a command."""
    words = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/**/*.md")])

    assert [name for name, _ in maker.commands() if f"{name} " not in words and f"{name}`" not in words] == []
