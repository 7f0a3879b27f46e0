"""The shape of the code: short files, short functions, no room for odds and ends (STYLE 2 and 3)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "thakhi"
FOLDERS = (SOURCE, ROOT / "tests", ROOT / "benchmarks")
CODE = sorted(
    path
    for folder in FOLDERS
    for path in folder.rglob("*.py")
    if not any(part.startswith(".") for part in path.relative_to(folder).parts)  # what a benchmark installs
    and "0001_initial" not in path.name  # written by Django
)
MAX_FILE = 400
MAX_FUNCTION = 60
CHANCE = re.compile(
    r"(.*\.)?(now|utcnow|today)\(.*\)|time\.(time|time_ns|localtime)\(.*\)|random\.\w+\(.*\)|uuid\.\w+\(.*\)"
    r"|(.*\.)?default_rng\(\)|np\.random\.(?!default_rng|Generator|SeedSequence|PCG64)\w+\(.*\)",
    re.DOTALL,
)
ODDS_AND_ENDS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff"}


def test_no_file_is_longer_than_400_lines() -> None:
    long = {str(path.relative_to(ROOT)): n for path in CODE if (n := len(path.read_text().splitlines())) > MAX_FILE}

    assert long == {}


def test_a_function_over_60_lines_gives_its_reason() -> None:
    """A reason is a comment `# long: …` on the line of its `def`."""
    long = [
        f"{path.relative_to(ROOT)}:{function.lineno} {function.name}"
        for path in CODE
        for function in _functions(path)
        if _lines(function) > MAX_FUNCTION and "# long: " not in path.read_text().splitlines()[function.lineno - 1]
    ]

    assert long == []


def test_functions_are_small() -> None:
    """Half under 8 lines, nine in ten under 25."""
    lengths = sorted(_lines(function) for path in SOURCE.rglob("*.py") for function in _functions(path))

    assert lengths[len(lengths) // 2] < 12, "half of the functions should be short"
    assert lengths[len(lengths) * 9 // 10] <= 25


def test_no_odds_and_ends() -> None:
    named = [str(p.relative_to(ROOT)) for p in SOURCE.rglob("*") if p.stem in ODDS_AND_ENDS]

    assert named == []


def test_every_module_says_what_it_is() -> None:
    silent = [str(p.relative_to(ROOT)) for p in CODE if p.read_text().strip() and not ast.get_docstring(_tree(p))]

    assert silent == []


def test_no_state_at_module_level() -> None:
    """`global` is the sign of it."""
    stateful = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Global)
    ]

    assert stateful == []


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def _functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without the docstring."""
    body = function.body
    has_docstring = ast.get_docstring(function, clean=False) is not None
    if has_docstring and len(body) == 1:
        return 0
    first = body[1].lineno if has_docstring else body[0].lineno
    return (function.end_lineno or first) - first + 1


def test_clock_and_chance_are_passed_in() -> None:
    """Only the command line and the site read the clock, and nobody draws without a seed (STYLE 4)."""
    read = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in SOURCE.rglob("*.py")
        if path != SOURCE / "cli.py" and SOURCE / "web" not in path.parents  # the site has a clock (ARCHITECTURE)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and CHANCE.fullmatch(ast.unparse(node))
    ]

    assert read == []
