"""What came out, as a table in words: seconds, CPU, memory, times Thakhi's; then the bars and the misses."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import version

from benchmarks.case import COUNTS, Bar, Case, Result

OURS = ("thakhi", "thakhi_gaps", "thakhi_512mb", "thakhi_rules")
HEAD = ("size", "who", "seconds", "CPU s", "peak MB", "runs", "× thakhi")


def machine() -> str:
    """The machine in one line."""
    cores, memory = os.cpu_count(), os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    model = next((line.split(":")[1].strip() for line in _cpu_lines() if line.startswith("model name")), "")
    parts = (model or platform.machine(), f"{cores} cores, {memory:.0f} GB", platform.system())
    return ", ".join(parts) + f", Python {platform.python_version()}, DuckDB {version('duckdb')}"


def table(case: Case, results: Sequence[Result]) -> str:
    """The case's table in Markdown."""
    mine = {r.size: r.seconds for r in results if r.case == case.name and r.peer in OURS}
    rows = [_row(r, mine.get(r.size)) for r in results if r.case == case.name]
    widths = [max(len(line[i]) for line in (HEAD, *rows)) for i in range(len(HEAD))]
    lines = [HEAD, tuple("-" * w for w in widths), *rows]
    return "\n".join("| " + " | ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) + " |" for line in lines)


def bars(cases: Sequence[Case], results: Sequence[Result]) -> list[str]:
    """One line per bar: what is asked, what was measured, pass or MISS."""
    return [line for case in cases for bar in case.bars if (line := _bar(case, bar, results))]


def misses(lines: Sequence[str], agreements: Mapping[str, str]) -> list[str]:
    """The bars that were not cleared and the numbers that are not R's."""
    wrong = [f"{name}: {said}" for name, said in agreements.items() if said.startswith("MISMATCH")]
    return [line for line in lines if line.startswith("MISS")] + wrong


def _row(r: Result, mine: float | None) -> tuple[str, ...]:
    size = f"{COUNTS[r.size]:,}" if r.size in COUNTS else r.size
    if r.seconds is None:
        return (size, r.peer, r.said, "", "", "", "")
    times = f"{r.seconds / mine:.2f}" if mine and r.peer not in OURS else ""
    return (size, r.peer, _figures(r.seconds), _figures(r.cpu), f"{r.mb:,.0f}" if r.mb else "", str(r.runs), times)


def _figures(x: float | None) -> str:
    if x is None:
        return ""
    return f"{x:.3f}" if x < 1 else f"{x:.2f}" if x < 10 else f"{x:.1f}"


def _bar(case: Case, bar: Bar, results: Sequence[Result]) -> str:
    if not any(r.case == case.name and r.size == bar.size for r in results):
        return ""
    asked = f"{case.name} at {bar.size}: {_asked(bar)}"
    measured = bar.measured(case.name, results)
    if measured is None:
        return f"----  {asked}: not measured"
    aim = f", aim {bar.aim:g}" if bar.aim else ""
    return f"{'pass' if bar.clears(measured) else 'MISS'}  {asked}{aim}: measured {measured:,.4g}"


def _asked(bar: Bar) -> str:
    if bar.than is None:
        return f"{bar.peer} ≤ {bar.limit:g} {'s' if bar.unit == 'seconds' else 'MB'}"
    other = " ".join(dict.fromkeys(bar.than))
    return f"≤ {bar.limit:g} × {other}" if bar.kind == "at_most" else f"≥ {bar.limit:g} × as fast as {other}"


def _cpu_lines() -> list[str]:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            return file.read().splitlines()
    except OSError:
        return []
