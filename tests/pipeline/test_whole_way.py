"""The whole way: a cycle folder to a published edition, in both languages, from shipped and synthetic numbers."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from thakhi import pipeline
from thakhi.terms.errors import CheckProblem
from thakhi.terms.survey import Survey

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "bolivia-2021"


@pytest.fixture
def cycle(tmp_path: Path) -> Path:
    """A copy of the example that a test may change."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "cycle", ignore=shutil.ignore_patterns("build")))


def bytes_of(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_shipped_numbers_make_the_same_edition_twice(cycle: Path, tmp_path: Path) -> None:
    made, first = pipeline.build(cycle, home=tmp_path / "empty", out=tmp_path / "a")
    _, second = pipeline.build(cycle, home=tmp_path / "empty", out=tmp_path / "b")
    assert not made.synthetic
    assert made.stale == ()
    assert 12 <= len(made.actions) <= 20
    assert bytes_of(first) == bytes_of(second)
    assert {"es", "en"} <= {path.name for path in first.iterdir()}


def test_an_edition_of_the_synthetic_population_says_so_on_every_page(cycle: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    survey = pipeline.synthesize(home=home, scale=0.3)
    made, out = pipeline.build(cycle, home=home, out=tmp_path / "out", survey=survey.id)
    assert made.synthetic
    assert made.stale  # nobody has confirmed these numbers
    pages = {"es": "sintétic", "en": "synthetic"}
    for lang, word in pages.items():
        for page in sorted((out / lang).glob("*.html")):
            assert word in page.read_text(encoding="utf-8"), page


def test_shipped_numbers_are_those_of_the_survey(eh2019: Survey, cycle: Path) -> None:
    home = Path(eh2019.folder).parents[1]
    shipped = pipeline.evidence_of(cycle, home=cycle / "empty")
    computed = pipeline.evidence_of(cycle, home=home)
    assert {e.id: e.hash for e in shipped.estimates} == {e.id: e.hash for e in computed.estimates}


def test_a_misspelt_indicator_is_told_with_its_line(eh2019: Survey, cycle: Path) -> None:
    text = (cycle / "roadmap.yaml").read_text(encoding="utf-8")
    (cycle / "roadmap.yaml").write_text(text.replace("{share_without_nit", "{share_without_nitt", 1), encoding="utf-8")
    with pytest.raises(CheckProblem) as found:
        pipeline.evidence_of(cycle, home=Path(eh2019.folder).parents[1])
    assert "share_without_nit" in found.value.to("en")
    assert re.search(r"roadmap\.yaml:\d+: .*share_without_nitt", found.value.to("en"))
