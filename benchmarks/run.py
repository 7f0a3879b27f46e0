"""Runs one measure in a process of its own: its time as it tells it, its peak memory as the system saw it."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.case import COUNTS, Case, Result
from benchmarks.peers import ROOT, Command, command_of

LIMIT = 600.0  # seconds for a process, reading included


@dataclass(frozen=True)
class Bench:
    """Where surveys are, where answers go, and how long a process may take."""

    data: Path
    answers: Path
    limit: float = LIMIT


def run_peer(bench: Bench, case: Case, size: str, peer: str, before: Sequence[Result]) -> Result:
    """What came out; a peer that would go over the limit by its time at the size before is not started."""
    result = Result(case.name, size, peer)
    guess = _guess(case, size, peer, before)
    if guess > bench.limit:
        return replace(result, said=f"> {bench.limit:g} s (not run)")
    answers = answers_of(bench, case, size, peer)
    command = command_of(peer, folder=bench.data / f"rows_{size}", question=case.question, answers=answers)
    return _measured(result, command, bench.limit) if command.words else replace(result, said=command.said)


def answers_of(bench: Bench, case: Case, size: str, peer: str) -> Path:
    """Where the numbers that a peer found are kept."""
    return bench.answers / f"{case.name}-{size}-{peer}.csv"


def _guess(case: Case, size: str, peer: str, before: Sequence[Result]) -> float:
    """The seconds that it would take if they grew as the rows do; over any limit where it did not end before."""
    past = [r for r in before if (r.case, r.peer) == (case.name, peer) and r.size in COUNTS and size in COUNTS]
    if not past:
        return 0.0
    last = past[-1]
    if last.seconds is None:
        return float("inf") if last.said.startswith(">") else 0.0
    return last.seconds * COUNTS[size] / COUNTS[last.size]


def _measured(result: Result, command: Command, limit: float) -> Result:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            command.words, stdout=out, stderr=err, cwd=ROOT, env={**os.environ, **command.env}, start_new_session=True
        )
        is_late, status, usage = _waited(process, limit)
        if is_late:
            return replace(result, said=f"> {limit:g} s")
        if status:
            return replace(result, said=_last_line(err.seek(0) or err.read()) or f"ended with {status}")
        told = json.loads(_last_line(out.seek(0) or out.read()))
    if "said" in told:
        return replace(result, said=told["said"])
    mb = None if result.peer == "thakhi_spark" else usage.ru_maxrss / 1024  # Java's memory is not in it
    return replace(result, **told, mb=mb)


def _waited(process: subprocess.Popen[bytes], limit: float) -> tuple[bool, int, resource.struct_rusage]:
    late = threading.Event()

    def end() -> None:
        late.set()
        os.killpg(process.pid, 9)

    timer = threading.Timer(limit, end)
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    return late.is_set(), process.returncode, usage


def _last_line(text: bytes) -> str:
    lines = [line for line in text.decode(errors="replace").splitlines() if line.strip()]
    return lines[-1].strip()[:200] if lines else ""
