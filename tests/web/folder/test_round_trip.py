"""Folder → rows → folder → rows → folder: the same bytes, and the same edition."""

from __future__ import annotations

import shutil
from difflib import unified_diff
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.folder.cycles import Drawn, empty_site
from tests.web.folder.snapshot import snapshot
from thakhi import pipeline
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue

pytestmark = pytest.mark.django_db
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def changed(before: Path, after: Path) -> list[str]:
    """The lines in which two folders differ, each with its file."""
    a, b = bytes_of(before), bytes_of(after)
    texts = ((n, a.get(n, b""), b.get(n, b"")) for n in sorted(a.keys() | b.keys()) if a.get(n) != b.get(n))
    return [
        f"{name}: {line}"
        for name, *two in texts
        for line in unified_diff(*(one.decode("utf-8", "replace").splitlines() for one in two), n=0)
    ]


@pytest.mark.parametrize("name", ["bolivia-2021", "demo-cycle"])
@pytest.mark.parametrize("is_public", [False, True], ids=["all", "public"])
def test_what_is_dumped_loads_as_it_was(name: str, is_public: bool, tmp_path: Path) -> None:
    cycle = load(EXAMPLES / name).cycle
    dump(cycle, tmp_path / "a", is_public=is_public)
    empty_site()
    dump(load(tmp_path / "a").cycle, tmp_path / "b", is_public=is_public)

    assert changed(tmp_path / "a", tmp_path / "b") == []


def test_the_dump_of_bolivia_builds_the_edition_of_the_folder(tmp_path: Path) -> None:
    dump(load(EXAMPLES / "bolivia-2021").cycle, tmp_path / "cycle", is_public=True)

    made, _ = pipeline.build(tmp_path / "cycle", home=tmp_path / "home", langs=("es",), out=tmp_path / "out")
    wanted = pipeline.road(
        EXAMPLES / "bolivia-2021", evidence=pipeline.evidence_of(EXAMPLES / "bolivia-2021", home=tmp_path)
    )
    assert (made.hash, made.stale) == (wanted.hash, ())


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32))
def test_any_cycle_is_dumped_and_loaded_without_loss(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    work = tmp_path_factory.mktemp("cycle")
    empty_site()
    drawn = Drawn(seed)
    drawn.forget_strangers()
    before = snapshot()
    dump(drawn.cycle, work / "a")
    dump(drawn.cycle, work / "public", is_public=True)
    empty_site()
    dump(load(work / "a").cycle, work / "b")

    assert changed(work / "a", work / "b") == []
    assert [
        (label, rows - before[label], before[label] - rows)
        for label, rows in snapshot().items()
        if rows != before[label]
    ] == []
    shutil.rmtree(work / "a" / "private")
    assert changed(work / "a", work / "public") == []


def test_a_quote_of_a_folder_opens_the_moment_of_its_cues() -> None:
    load(EXAMPLES / "demo-cycle")

    quote = Statement.objects.get(slug="tres-mananas-de-fila")
    cue = Cue.objects.get(transcript=quote.transcript, cue_id="c0005")
    assert (quote.start_ms, quote.end_ms) == (cue.start_ms, cue.end_ms)
    page = Client().get("/es/talleres/ciclo-demostracion/citas/").content.decode()
    assert page.count("/taller-1/t/") == 3, "each of the three that show"
