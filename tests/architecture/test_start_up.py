"""`import thakhi` and the command's help stay light."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "django", "pandas", "polars", "duckdb", "pyarrow", "pyspark", "numpy", "scipy", "pyreadstat", "sqlglot", "typst",
    "xlsxwriter", "jinja2",
}  # fmt: skip


def _loaded(code: str) -> set[str]:
    tell = "import json, sys; print(); print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    found = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"], capture_output=True, text=True, timeout=60, check=True
    )
    return set(json.loads(found.stdout.splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import thakhi",
        "import thakhi.cli",
        "import thakhi.cli\ntry: thakhi.cli.main(['--help'])\nexcept SystemExit: pass",
    ],
    ids=["package", "command line", "help"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert _loaded(code) & HEAVY == set()


def test_the_witness_sees_a_heavy_import() -> None:
    assert "numpy" in _loaded("import numpy")
