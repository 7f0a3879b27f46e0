"""`make bench`: every case at every size in one run, each measure in a process of its own; a report, not a gate.

    python -m benchmarks [--sizes 40k,400k,4m,40m] [--cases cube,median] [--limit 600] [--document docs/benchmarks.md]

Times are the best of up to five runs after one warm-up; a run longer than 20 s is its own measure. Peak memory is
that of the whole process. Ratios hold within a run; seconds depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.agreement import agreement
from benchmarks.case import ACTIONS, HOURS, SIZES, UNITS, VOTERS, Case, Result
from benchmarks.cases import read_cases
from benchmarks.peers import ROOT, command_of
from benchmarks.report import bars, machine, misses, table
from benchmarks.run import LIMIT, Bench, answers_of, run_peer

HERE = Path(__file__).parent
ORDER = [*SIZES, *HOURS, *UNITS, *VOTERS, *ACTIONS, "eh2019"]
HOW = """\
Each measure runs in a process of its own: the best of up to five runs after one warm-up; a run longer than 20 s is
its own measure. Starting the peer and reading its data are not in its time; Thakhi reads the Parquet file in its.
Peak memory is that of the whole process, reading included. `scan` is DuckDB reading the same columns with two
threads and reducing each by one aggregate (SUM of numbers, MIN of texts); `scan_touching` takes ANY_VALUE of texts
instead, which does not look into the strings. Ratios hold within a run; seconds depend on what else the machine
does."""


def main() -> None:
    """Runs what was asked and prints it; always ends with 0."""
    given = _arguments()
    cases = [c for c in read_cases() if not given.cases or c.name in given.cases]
    sizes = given.sizes or ORDER[:-1]
    bench = Bench(HERE / "data", HERE / "data" / "answers", given.limit)
    bench.answers.mkdir(parents=True, exist_ok=True)
    results: list[Result] = []
    parts = [_heading()]
    print(parts[0], flush=True)
    agreements: dict[str, str] = {}
    for case in cases:
        _run_case(bench, case, [*sizes, "eh2019"], results, agreements)
        parts.append(_part(case, results, agreements))
        print(parts[-1], flush=True)
    parts.append(_bars_part(cases, results, agreements))
    print(parts[-1])
    _keep(results, agreements, given.document, "\n".join(parts))


def _run_case(bench: Bench, case: Case, sizes: list[str], results: list[Result], agreements: dict[str, str]) -> None:
    for size in (s for s in case.sizes if s in sizes):
        _prepare(bench.data, size, with_gaps=case.name == "gaps")
        for peer, largest in case.peers.items():
            if ORDER.index(size) <= ORDER.index(largest):
                _say(f"{case.name} {size} {peer} …")
                results.append(run_peer(bench, case, size, peer, results))
        if size in case.agree_at:
            said = agreement(answers_of(bench, case, size, "thakhi"), answers_of(bench, case, size, "r_survey"))
            agreements[f"{case.name} {size}"] = said or "not compared: R or Thakhi gave no answer"
    _say("")


def _prepare(data: Path, size: str, *, with_gaps: bool) -> None:
    if size in HOURS:
        _say(f"making and indexing {HOURS[size]:,} hours of speech …")
        for engine in ("sqlite", "postgres"):
            words = command_of(f"{engine} index", folder=data / f"rows_{size}", question="", answers=data).words
            subprocess.run(words, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    if size not in SIZES:
        return
    folder = data / (f"rows_{size}_gaps" if with_gaps else f"rows_{size}")
    if not (folder / "card.yaml").is_file():
        _say(f"making {SIZES[size]:,} people …")
        words = [sys.executable, "-m", "benchmarks.generate", str(folder), str(SIZES[size])]
        subprocess.run([*words, *(["--missing", "0.03"] if with_gaps else [])], check=True, cwd=ROOT)


def _heading() -> str:
    return f"# Benchmarks\n\n`make bench`, {datetime.now(UTC):%Y-%m-%d}: {machine()}.\n\n{HOW}\n"


def _part(case: Case, results: list[Result], agreements: dict[str, str]) -> str:
    said = [f"\n{text}" for name, text in agreements.items() if name.split()[0] == case.name]
    return f"\n## {case.title[0].upper()}{case.title[1:]}\n\n{table(case, results)}\n" + "".join(
        f"{line}.\n" for line in said
    )


def _bars_part(cases: list[Case], results: list[Result], agreements: dict[str, str]) -> str:
    lines = bars(cases, results)
    missed = misses(lines, agreements)
    end = "Misses:\n\n" + "\n".join(f"- {line}" for line in missed) if missed else "No bar missed."
    return "\n## Bars\n\n```\n" + "\n".join(lines) + f"\n```\n\n{end}\n"


def _keep(results: list[Result], agreements: dict[str, str], document: Path | None, text: str) -> None:
    folder = HERE / "results"
    folder.mkdir(exist_ok=True)
    now = datetime.now(UTC)
    facts = {"when": now.isoformat(), "machine": machine(), "agreement": agreements}
    facts["results"] = [asdict(r) for r in results]  # type: ignore[assignment]
    (folder / f"{now:%Y-%m-%dT%H%M%S}.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False))
    if document:
        document.write_text(text, encoding="utf-8")


def _say(words: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{words}")
        sys.stderr.flush()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda text: _known(text, ORDER[:-1]), help=f"of {', '.join(ORDER[:-1])}")
    parser.add_argument("--cases", type=lambda text: _known(text, {c.name for c in read_cases()}))
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for a process")
    parser.add_argument("--document", type=Path, help="writes the report there as well")
    return parser.parse_args()


def _known(text: str, known: object) -> list[str]:
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:  # type: ignore[operator]
            raise argparse.ArgumentTypeError(f"no {name!r}; there are {', '.join(sorted(known))}")  # type: ignore[call-overload]
    return names


if __name__ == "__main__":
    main()
