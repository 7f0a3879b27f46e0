"""The site's search, from the question to the finished page, on many hours of speech.

Arguments: ENGINE HOURS KIND FOLDER. The site is made and indexed once per engine and number of hours, and kept in
FOLDER. KIND is one of `questions`, or `index` (how long it took to make), or `all` (a table of every kind). Measured is
the whole: reading the question, hits, filters with their counts, moments, the page as HTML. `seconds` is the 95th
percentile of warm runs.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from inspect import unwrap
from pathlib import Path

from benchmarks.speech import vocabulary
from benchmarks.workers.clock import tell

ROOT = Path(__file__).resolve().parents[2]
RUNS = 100  # at least: fewer have no 95th percentile
COMMON = ["trabajo", "crédito", "mujeres", "formalización", "impuestos"]
COMMON += ["organización", "unidades", "mercado", "registro", "costo"]
Question = Mapping[str, str]


def main(engine: str, hours: str, kind: str, folder: str) -> None:
    """Measures and tells."""
    with _database(engine, Path(folder)):
        made = _site(Path(folder), int(hours))
        if kind == "all":
            _table(engine, made)
        elif kind == "index":
            tell({"seconds": made["seconds"], "runs": 1})
        else:
            walls, cpus = _measured(kind)
            tell({"seconds": _share(walls, 0.95), "cpu": _share(cpus, 0.95), "runs": len(walls)})


def questions() -> dict[str, list[Question]]:
    """Some questions of each kind, from words of all frequencies."""
    words = [word for word in vocabulary() if len(word) > 4]
    rare, middle = words[8_000:50_000:2_100], words[300:2_300:100]
    texts = {
        "rare": rare,
        "middle": middle,
        "common": COMMON,
        "two words": [f"{a} {b}" for a, b in zip(COMMON * 2, middle, strict=True)],
        "two common": [f"{a} {b}" for a, b in zip(COMMON, COMMON[1:] + COMMON[:1], strict=True)],
        "phrase": [f'"{a} {b}"' for a in ("de la", "que no") for b in COMMON],
        "beginning": [f"{word[:5]}*" for word in COMMON],
        "function words": ["de", "la", "que", "en", "de la", "que el", "en los", "no se", "y que", "por las"],
        "not said": [f"{word[:3]}x{word[3:]}" for word in middle],
        "without": [f"{a} -{b}" for a, b in zip(COMMON * 2, middle, strict=True)],
    }
    filtered = [{"q": word, "sector": "workers"} for word in COMMON]
    return {**{kind: [{"q": text} for text in asked] for kind, asked in texts.items()}, "filtered": filtered}


@contextmanager
def _database(engine: str, folder: Path) -> Iterator[None]:
    """The environment of a site on this engine; a server for PostgreSQL."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ |= {"THAKHI_HOME": str(folder), "THAKHI_SECRET_KEY": "only for benchmarks" * 3}
    os.environ["DJANGO_SETTINGS_MODULE"] = "thakhi.web.settings"
    if engine == "sqlite":
        yield
        return
    from tests.web import postgres

    if why := postgres.missing():
        tell({"said": why})  # type: ignore[dict-item]
        sys.exit()
    with postgres.server(kept=folder / "postgres") as url:
        os.environ["THAKHI_DATABASE_URL"] = url
        yield


def _site(folder: Path, hours: int) -> dict[str, float]:
    """Makes the site if it is not there, and indexes it: how long that took, how many passages, and MB on disk."""
    done = folder / "index.json"
    if not done.is_file():
        subprocess.run([sys.executable, "-m", "benchmarks.speech", str(hours)], check=True, cwd=ROOT)
    import django

    django.setup()
    if not done.is_file():
        from thakhi.web.search.index import reindex

        began = time.perf_counter()
        _, passages = reindex()
        facts = {"seconds": time.perf_counter() - began, "passages": passages, "mb": _index_mb()}
        done.write_text(json.dumps(facts))
    return dict(json.loads(done.read_text()))


def _index_mb() -> float:
    """What the tables of search take on disk."""
    from django.db import connection

    sizes = {
        "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'search_%'",
        "postgresql": "SELECT sum(pg_total_relation_size(oid)) FROM pg_class "
        "WHERE relname LIKE 'search_%' AND relkind = 'r'",
    }
    with connection.cursor() as cursor:
        cursor.execute(sizes[connection.vendor])
        return float(cursor.fetchone()[0]) / 2**20


def _measured(kind: str) -> tuple[list[float], list[float]]:
    """Wall times and CPU times of this process, each in order, of warm runs."""
    asked = questions()[kind]
    for question in asked:
        _ask(question)
    runs = [_ask(question) for _ in range(-(-RUNS // len(asked))) for question in asked]
    return sorted(wall for wall, _ in runs), sorted(cpu for _, cpu in runs)


def _share(times: list[float], share: float) -> float:
    return times[int(len(times) * share)]


def _ask(question: Question) -> tuple[float, float]:
    from django.contrib.auth.models import AnonymousUser
    from django.test import RequestFactory

    from thakhi.web.search.views import search

    request = RequestFactory().get("/es/buscar/", question)
    request.user = AnonymousUser()
    wall, cpu = time.perf_counter(), time.process_time()
    answer = unwrap(search)(request)  # made anew: pages that are kept for strangers would be no measure
    assert answer.status_code == 200
    return time.perf_counter() - wall, time.process_time() - cpu


def _table(engine: str, made: Mapping[str, float]) -> None:
    print(f"{engine}: {made['passages']:,} passages, {made['mb']:,.0f} MB, indexed in {made['seconds']:.0f} s\n")
    print("| question | p50 ms | p95 ms | CPU p50 | CPU p95 | runs |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    for kind in questions():
        walls, cpus = _measured(kind)
        figures = (_share(walls, 0.5), _share(walls, 0.95), _share(cpus, 0.5), _share(cpus, 0.95))
        print(f"| {kind} | {' | '.join(f'{x * 1000:.1f}' for x in figures)} | {len(walls)} |", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
