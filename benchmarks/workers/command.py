"""Commands as a person runs them, start-up included. Argument: estimate, import or help.

The real survey is read where the tests read it (THAKHI_SHARED), imported into a folder that is removed afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.workers.clock import measure, tell

ROOT = Path(__file__).resolve().parents[2]
THAKHI = str(Path(sys.executable).with_name("thakhi"))
ESTIMATE = ("estimate", "share_without_nit", "--survey", "ine_bolivia_eh2019", "--by", "sex,area,department")


def main(name: str) -> None:
    """Measures and tells."""
    if name == "import":
        tell(measure(lambda: _run([sys.executable, "-c", "import thakhi"])))
    elif name == "help":
        tell(measure(lambda: _run([THAKHI, "--help"])))
    else:
        _estimate()


def _estimate() -> None:
    file = _real_file()
    if file is None:
        tell({"said": "the real survey is not on this machine"})  # type: ignore[dict-item]
        return
    with tempfile.TemporaryDirectory(prefix="thakhi-bench-") as home:
        _run([THAKHI, "import", "ine_bolivia_eh", str(file), "--home", home])
        tell(measure(lambda: _run([THAKHI, *ESTIMATE, "--home", home, "--format", "csv"])))


def _real_file() -> Path | None:
    folder = Path(os.environ.get("THAKHI_SHARED", ROOT.parent / "shared")) / "data" / "eh2019"
    found = sorted(folder.glob("*_Persona.csv.gz")) if folder.is_dir() else []
    return found[0] if found else None


def _run(words: Sequence[str]) -> None:
    subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
