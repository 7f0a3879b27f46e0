"""Who is measured: the command of each peer's own process, or the word that says why there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from benchmarks.case import UNITS, VOTERS

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = HERE / ".peers"
PINNED = ("samplics==0.6.1", "svy==0.35.0")
OPENFISCA = PEERS / "openfisca"
PINNED_OPENFISCA = ("openfisca-core>=46,<47",)
RED_DWARF = PEERS / "red_dwarf"
PINNED_RED_DWARF = ("red-dwarf==0.4.0",)


@dataclass(frozen=True)
class Command:
    """What is run; or, without words, `said` why not."""

    words: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


def command_of(peer: str, *, folder: Path, question: str, answers: Path) -> Command:
    """The command that measures `peer`."""
    python, gaps = (sys.executable, "-m"), folder.with_name(f"{folder.name}_gaps")
    thakhi, scan = "benchmarks.workers.thakhi_", "benchmarks.workers.scan"
    own = {
        "thakhi": Command((*python, thakhi, str(folder), question, str(answers))),
        "thakhi_gaps": Command((*python, thakhi, str(gaps), question)),
        "thakhi_512mb": Command((*python, thakhi, str(folder), question), {"THAKHI_MEMORY_MB": "512"}),
        "scan": Command((*python, scan, str(folder), question)),
        "scan_gaps": Command((*python, scan, str(gaps), question)),
        "scan_touching": Command((*python, scan, str(folder), question, "ANY_VALUE")),
    }
    if peer in own:
        return own[peer]
    if peer == "r_survey":
        return _r(folder, question, answers)
    if peer == "thakhi_spark":
        if not (find_spec("pyspark") and shutil.which("java")):
            return Command(said="no pyspark or no Java")
        return Command((*python, thakhi, f"spark:{folder}", question))
    if peer.startswith(("sqlite ", "postgres ")):
        return _search(peer, folder)
    if peer in {"svy", "samplics"}:
        return _python_peer(peer, folder, question)
    if question == "rules":
        return _rules(peer, folder.name.removeprefix("rows_"))
    if question == "votes":
        return _votes(peer, folder.name.removeprefix("rows_"))
    return Command((*python, "benchmarks.workers.command", peer))


def _search(peer: str, folder: Path) -> Command:
    """The site's search: engine and kind of question in the peer's name, hours in the folder's."""
    engine, kind = peer.split(" ", 1)
    size = folder.name.removeprefix("rows_")
    where = str(folder.with_name(f"speech_{engine}_{size}"))
    return Command((sys.executable, "-m", "benchmarks.workers.search_", engine, size.removesuffix("h"), kind, where))


def _rules(peer: str, size: str) -> Command:
    units = str(UNITS[size])
    if peer != "openfisca":
        return Command((sys.executable, "-m", "benchmarks.workers.rules", peer, units))
    if not _openfisca_is_there():
        return Command(said="cannot be installed")
    return Command((str(OPENFISCA / "bin" / "python"), str(HERE / "workers" / "openfisca_.py"), units))


def _votes(peer: str, size: str) -> Command:
    voters = str(VOTERS[size])
    if peer != "red_dwarf":
        return Command((sys.executable, "-m", "benchmarks.workers.votes", peer, voters))
    if not _red_dwarf_is_there():
        return Command(said="cannot be installed")
    return Command((str(RED_DWARF / "bin" / "python"), str(HERE / "workers" / "red_dwarf_.py"), voters))


def _r(folder: Path, question: str, answers: Path) -> Command:
    if not _r_is_there():
        return Command(said="no R with survey")
    if not (folder / "columns" / "rows.txt").is_file():
        subprocess.run([sys.executable, "-m", "benchmarks.columns", str(folder)], check=True, cwd=ROOT)
    return Command(("Rscript", str(HERE / "workers" / "r_survey.R"), str(folder), question, str(answers)))


def _python_peer(peer: str, folder: Path, question: str) -> Command:
    if not _peers_are_there():
        return Command(said="cannot be installed")
    python = PEERS / "bin" / "python"
    return Command((str(python), str(HERE / "workers" / f"{peer}_.py"), str(folder), question))


@lru_cache(maxsize=1)
def _r_is_there() -> bool:
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(survey)"], capture_output=True, check=False).returncode == 0


@lru_cache(maxsize=1)
def _peers_are_there() -> bool:
    """Installs samplics and svy into an environment of their own, once."""
    python = PEERS / "bin" / "python"
    if not python.exists():
        sys.stderr.write("installing samplics and svy into benchmarks/.peers (700 MB, once)\n")
        subprocess.run([sys.executable, "-m", "venv", str(PEERS)], capture_output=True, check=False)
    return _imported(python) or (_installed(python) and _imported(python))


@lru_cache(maxsize=1)
def _openfisca_is_there() -> bool:
    """Installs OpenFisca-Core (AGPL: measured beside, never run by Thakhi) into an environment of its own, once."""
    python, names = OPENFISCA / "bin" / "python", "openfisca_core.simulations"
    if not python.exists():
        sys.stderr.write("installing OpenFisca-Core into benchmarks/.peers (once)\n")
        subprocess.run([sys.executable, "-m", "venv", str(OPENFISCA)], capture_output=True, check=False)
    return _imported(python, names) or (_installed(python, OPENFISCA, PINNED_OPENFISCA) and _imported(python, names))


@lru_cache(maxsize=1)
def _red_dwarf_is_there() -> bool:
    """Installs red-dwarf, which repeats the pipeline of Pol.is, into an environment of its own, once."""
    python, names = RED_DWARF / "bin" / "python", "reddwarf.implementations.polis"
    if not python.exists():
        sys.stderr.write("installing red-dwarf into benchmarks/.peers (once)\n")
        subprocess.run([sys.executable, "-m", "venv", str(RED_DWARF)], capture_output=True, check=False)
    return _imported(python, names) or (_installed(python, RED_DWARF, PINNED_RED_DWARF) and _imported(python, names))


def _imported(python: Path, names: str = "samplics, svy") -> bool:
    if not python.exists():
        return False
    code = f"import warnings; warnings.simplefilter('ignore'); import {names}"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _installed(python: Path, home: Path = PEERS, pinned: tuple[str, ...] = PINNED) -> bool:
    uv = Path(sys.executable).with_name("uv")
    if uv.is_file():
        command, env = [str(uv), "pip", "install", "--quiet", *pinned], {**os.environ, "VIRTUAL_ENV": str(home)}
    else:
        command, env = [str(python), "-m", "pip", "install", "--quiet", *pinned], dict(os.environ)
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
