"""Folder → rows → folder → rows → folder: the same bytes, and the same edition."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from thakhi import pipeline
from thakhi.web.folder.dump import dump
from thakhi.web.folder.load import load
from thakhi.web.people.models import Account, AuditEntry, Consent, Organisation, Person
from thakhi.web.workshops.models import Cycle

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


def empty_site() -> None:
    """Another site, where nobody is known."""
    for model in (Cycle, Consent, Person, Organisation, AuditEntry, Account):
        model.objects.all().delete()


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
