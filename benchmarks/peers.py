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

from benchmarks.case import ACTIONS, UNITS, VOTERS

HERE = Path(__file__).parent
ROOT = HERE.parent
PEERS = HERE / ".peers"


@dataclass(frozen=True)
class Home:
    """Where a peer is installed, what, and which module shows that it is there."""

    home: Path
    pinned: tuple[str, ...]
    names: str


OWN_HOMES = {
    "surveys": Home(PEERS, ("samplics==0.6.1", "svy==0.35.0"), "samplics, svy"),  # 700 MB
    "openfisca": Home(PEERS / "openfisca", ("openfisca-core>=46,<47",), "openfisca_core.simulations"),  # AGPL: beside
    "red_dwarf": Home(PEERS / "red_dwarf", ("red-dwarf==0.4.0",), "reddwarf.implementations.polis"),
    "pulp": Home(PEERS / "pulp", ("pulp==3.3.2",), "pulp"),  # CBC comes with it
}


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
    if question == "portfolio":
        return _portfolio(peer, folder, folder.name.removeprefix("rows_"))
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
    return _in_its_home("openfisca", "openfisca_.py", units)


def _votes(peer: str, size: str) -> Command:
    voters = str(VOTERS[size])
    if peer != "red_dwarf":
        return Command((sys.executable, "-m", "benchmarks.workers.votes", peer, voters))
    return _in_its_home("red_dwarf", "red_dwarf_.py", voters)


def _portfolio(peer: str, folder: Path, size: str) -> Command:
    worker, actions = (sys.executable, "-m", "benchmarks.workers.portfolio"), str(ACTIONS[size])
    if peer != "pulp_cbc":
        return Command((*worker, peer, actions))
    model = folder.with_name(f"portfolio_{size}.json")
    if not model.is_file():
        model.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run([*worker, "export", actions, str(model)], check=True, cwd=ROOT)
    return _in_its_home("pulp", "pulp_.py", str(model))


def _in_its_home(name: str, worker: str, *words: str) -> Command:
    if not _is_there(name):
        return Command(said="cannot be installed")
    return Command((str(OWN_HOMES[name].home / "bin" / "python"), str(HERE / "workers" / worker), *words))


def _r(folder: Path, question: str, answers: Path) -> Command:
    if not _r_is_there():
        return Command(said="no R with survey")
    if not (folder / "columns" / "rows.txt").is_file():
        subprocess.run([sys.executable, "-m", "benchmarks.columns", str(folder)], check=True, cwd=ROOT)
    return Command(("Rscript", str(HERE / "workers" / "r_survey.R"), str(folder), question, str(answers)))


def _python_peer(peer: str, folder: Path, question: str) -> Command:
    return _in_its_home("surveys", f"{peer}_.py", str(folder), question)


@lru_cache(maxsize=1)
def _r_is_there() -> bool:
    if not shutil.which("Rscript"):
        return False
    return subprocess.run(["Rscript", "-e", "library(survey)"], capture_output=True, check=False).returncode == 0


@lru_cache
def _is_there(name: str) -> bool:
    """Installs a peer into an environment of its own, once."""
    peer = OWN_HOMES[name]
    python = peer.home / "bin" / "python"
    if not python.exists():
        sys.stderr.write(f"installing {peer.pinned} into {peer.home.relative_to(ROOT)} (once)\n")
        subprocess.run([sys.executable, "-m", "venv", str(peer.home)], capture_output=True, check=False)
    return _imported(python, peer.names) or (
        _installed(python, peer.home, peer.pinned) and _imported(python, peer.names)
    )


def _imported(python: Path, names: str) -> bool:
    if not python.exists():
        return False
    code = f"import warnings; warnings.simplefilter('ignore'); import {names}"
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _installed(python: Path, home: Path, pinned: tuple[str, ...]) -> bool:
    uv = Path(sys.executable).with_name("uv")
    if uv.is_file():
        command, env = [str(uv), "pip", "install", "--quiet", *pinned], {**os.environ, "VIRTUAL_ENV": str(home)}
    else:
        command, env = [str(python), "-m", "pip", "install", "--quiet", *pinned], dict(os.environ)
    return subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
