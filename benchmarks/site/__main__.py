"""`make bench-site`: 200 people read and search, 500 vote, then a server is killed while it writes; on both databases.

    python -m benchmarks.site [--people 200] [--voters 500] [--seconds 30] [--think 2] [--hours 20] [--document docs/…]

Server and people share the machine. A person asks for a page about every two seconds, from a page of a transcript, a
moment of it, and a search; a voter takes some eight seconds for a card. Before, one reader asks for tables of the
household survey that nobody asked for yet. Bars: 95 of 100 answers within 300 ms, no
other status than 200, and every correction and vote that the server accepted is there after `kill -9`.
"""

from __future__ import annotations

import argparse
import asyncio
import concurrent.futures
import contextlib
import json
import os
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from benchmarks.report import machine
from benchmarks.site.crossings import crossed, survey_into
from benchmarks.site.people import Seen, crowd
from benchmarks.site.voters import ballot
from benchmarks.site.writers import corrections
from tests.web import postgres

ROOT = Path(__file__).resolve().parents[2]
DATABASES = ("SQLite", "PostgreSQL")
WRITERS = 6
BAR_MS = 300
QUERIES = ("formalización", "trabajo", "mujeres crédito", "organizaciones", "impuestos mercado", "capacitación")


def main() -> None:
    """Measures and prints; always ends with 0."""
    given = _arguments()
    print(f"{machine()}; {given.people} people, {given.think:g} s between two questions, {given.hours} h of speech.\n")
    parts = [_crossed(), *(_database(name, given) for name in given.database or DATABASES)]
    text = "\n".join(parts)
    print(text)
    if given.document:
        given.document.write_text(text, encoding="utf-8")


def _database(name: str, given: argparse.Namespace) -> str:
    why = postgres.missing() if name == "PostgreSQL" else ""
    if why:
        return f"## {name}\n\nnot measured: {why}\n"
    with (
        tempfile.TemporaryDirectory(prefix="thakhi-bench-") as home,
        postgres.server() if name == "PostgreSQL" else nullcontext("") as url,
    ):
        env = {**os.environ, "THAKHI_HOME": home, "THAKHI_DATABASE_URL": url, "THAKHI_LANG": "en"}
        sessions = json.loads(_rows(env, "fill", str(given.hours), str(WRITERS)))
        kept, anew = _under_load(env, given)
        told, lost = _killed(env, sessions, given.kill_after)
        voters = json.loads(_rows(env, "voters", str(given.voters)))
        voted, missing = _voted(env, voters, given)
    parts = [
        f"## {name}",
        "Pages asked for before, as strangers do who follow one link:",
        f"{_table(kept)}{_verdict(kept)}",
        "Every page made anew for the one who asks:",
        f"{_table(anew)}{_verdict(anew)}",
        _saved(told, lost, "corrections"),
        f"{given.voters} voters at once:",
        f"{_table(voted)}{_verdict(voted)}",
        _saved(*missing, "votes"),
    ]
    return "\n\n".join(parts) + "\n"


def _crossed() -> str:
    with tempfile.TemporaryDirectory(prefix="thakhi-bench-") as home:
        survey = survey_into(Path(home), ROOT)
        server, port = _server({**os.environ, "THAKHI_HOME": home, "THAKHI_DATABASE_URL": "", "THAKHI_LANG": "en"})
        try:
            seen = asyncio.run(crossed(port))
        finally:
            _end(server, signal.SIGTERM)
    return f"## Tables on demand\n\n{survey}; each table for the first time:\n\n{_table(seen)}{_verdict(seen)}\n"


def _under_load(env: dict[str, str], given: argparse.Namespace) -> tuple[Seen, Seen]:
    """What they met where pages may have been kept, and where each is made anew."""
    server, port = _server(env)
    try:
        pages = _shown(port, _pages(given.hours))
        asyncio.run(crowd(port, 8, seconds=3, think=0.1, pages=pages, tell=_tell))  # both processes have started
        kept, anew = (
            asyncio.run(
                crowd(
                    port,
                    given.people,
                    seconds=given.seconds,
                    think=given.think,
                    pages=pages,
                    tell=_tell,
                    is_anew=is_anew,
                )
            )
            for is_anew in (False, True)
        )
    finally:
        _end(server, signal.SIGTERM)
    return kept, anew


def _end(server: subprocess.Popen[str], how: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(server.pid, how)
    server.wait(30)


def _killed(env: dict[str, str], sessions: list[str], after: float) -> tuple[int, int]:
    """How many corrections the server said it saved before it was killed, and how many of them are not there."""
    server, port = _server(env)

    async def until_killed() -> list[str]:
        asyncio.get_running_loop().call_later(after, os.killpg, server.pid, signal.SIGKILL)
        return await corrections(port, sessions)

    try:
        saved = asyncio.run(until_killed())
    finally:
        _end(server, signal.SIGKILL)
    kept = set(json.loads(_rows(env, "left")))
    return len(saved), len(set(saved) - kept)


def _voted(env: dict[str, str], sessions: list[str], given: argparse.Namespace) -> tuple[Seen, tuple[int, int]]:
    """What the voters met; and of the votes accepted until the server was killed, how many, and how many are lost."""
    server, port = _server(env)

    async def until_killed() -> tuple[Seen, list[str]]:
        asyncio.get_running_loop().call_later(given.seconds, os.killpg, server.pid, signal.SIGKILL)
        return await ballot(port, sessions, seconds=2 * given.seconds, think=given.card)

    try:
        seen, accepted = asyncio.run(until_killed())
    finally:
        _end(server, signal.SIGKILL)
    return seen, (len(accepted), len(set(accepted) - set(json.loads(_rows(env, "votes")))))


def _server(env: dict[str, str]) -> tuple[subprocess.Popen[str], int]:
    """`thakhi serve` in a process group of its own, answering."""
    port = random.Random(os.getpid()).randrange(20_000, 40_000)
    words = [sys.executable, "-m", "thakhi", "serve", "--port", str(port), "--home", env["THAKHI_HOME"]]
    server = subprocess.Popen(words, env=env, text=True, stdout=subprocess.DEVNULL, start_new_session=True)
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return server, port
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _rows(env: dict[str, str], *words: str) -> str:
    command = [sys.executable, "-m", "benchmarks.site.rows", *words]
    done = subprocess.run(command, env=env, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()[-1]


def _pages(hours: int) -> dict[str, list[str]]:
    chance, places = random.Random(1), [f"/es/talleres/ciclo/taller-{n}/" for n in range(1, hours // 2 + 1)]
    starts = [chance.randrange(0, 2_000) * 36 // 10 for _ in range(60)]  # moments that were quoted and passed on
    return {
        "a page of a transcript": [f"{place}transcripcion/{part}/" for place in places for part in range(1, 5)],
        "a moment": [f"{chance.choice(places)}t/{start}.0-{start + 8}.0" for start in starts],
        "a search": [f"/es/buscar/?q={urllib.parse.quote(query)}" for query in QUERIES],
    }


def _shown(port: int, pages: dict[str, list[str]]) -> dict[str, list[str]]:
    """Those that show something: a moment of somebody who does not consent does not. Every search must find words."""
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        there = {
            kind: [a for a, ok in zip(some, pool.map(partial(_is_there, port), some), strict=True) if ok]
            for kind, some in pages.items()
        }
    if len(there["a search"]) < len(QUERIES):
        raise RuntimeError("a search of the benchmark finds nothing: the site was not filled")
    return there


def _is_there(port: int, address: str) -> bool:
    with (
        contextlib.suppress(urllib.error.HTTPError),
        urllib.request.urlopen(f"http://127.0.0.1:{port}{address}") as answer,
    ):
        return answer.status == 200 and ("?q=" not in address or b"<mark" in answer.read())
    return False


def _table(seen: Seen) -> str:
    rows = [
        f"| {kind} | {len(times):,} | {_ms(times, 50)} | {_ms(times, 95)} | {_ms(times, 99)} |"
        for kind, times in sorted(seen.seconds.items())
    ]
    return "\n".join(
        ["| page | answers | p50 ms | p95 ms | p99 ms |", "| --- | ---: | ---: | ---: | ---: |", *rows, "", ""]
    )


def _verdict(seen: Seen) -> str:
    times = [t for part in seen.seconds.values() for t in part]
    p95 = _ms(times, 95)
    said = "pass" if int(p95) <= BAR_MS and not seen.failures else "MISS"
    shown = f": {', '.join(sorted(set(seen.failures))[:5])}" if seen.failures else ""
    return f"{said}  {len(times):,} answers, p95 {p95} ms (bar {BAR_MS}), {len(seen.failures)} failures{shown}"


def _saved(told: int, lost: int, what: str) -> str:
    said = "pass" if told and not lost else "MISS"
    return f"{said}  killed while writing: {told} {what} acknowledged, {lost} of them lost"


def _ms(times: list[float], percent: int) -> str:
    cut = statistics.quantiles(times, n=100)[percent - 1] if len(times) > 1 else times[0]
    return f"{cut * 1000:.0f}"


def _tell(words: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{words}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--database", action="append", choices=DATABASES, help="one of the two; both where not said")
    parser.add_argument("--voters", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=2, help="seconds between two questions of a person")
    parser.add_argument("--card", type=float, default=8, help="seconds that a voter takes for a card")
    parser.add_argument("--hours", type=int, default=20, help="of speech")
    parser.add_argument("--kill-after", type=float, default=6, help="seconds of writing")
    parser.add_argument("--document", type=Path, help="writes the tables there as well")
    return parser.parse_args()


if __name__ == "__main__":
    main()
