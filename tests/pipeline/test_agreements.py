"""From a vote to a sentence of the road map: with its numbers, amber when votes come in, absent where none were."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from thakhi import pipeline
from thakhi.publish.view.agreements import agreement_sections, no_votes
from thakhi.terms.errors import CheckProblem, InputProblem
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import LANGS

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COUNTER = "agreement:ventanilla-en-el-mercado"


def _road(folder: Path) -> Roadmap:
    return pipeline.road(folder, evidence=pipeline.evidence_of(folder, home=folder / "no-home"))


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLES / "demo-cycle", tmp_path / "demo"))


def test_a_sentence_tells_the_vote_and_rests_on_it(demo: Path) -> None:
    (chapter,) = _road(demo).chapters
    told = chapter.paragraphs[1]

    assert told.rests_on == (COUNTER, "agreement:nit-obligatorio")
    assert "tuvo 89\u00a0% (80–94) de acuerdo, n\u00a088;" in told.text.es
    assert "had 89% (80–94) agree, n\u00a088;" in told.text.en


def test_one_more_vote_turns_what_rests_on_it_amber(demo: Path) -> None:
    assert _road(demo).stale == ()
    with (demo / "votes.csv").open("a") as votes:
        votes.write("una-persona-mas,ventanilla-en-el-mercado,disagree,,\n")

    made = _road(demo)

    assert {link.target for link in made.links if link.id in made.stale} == {COUNTER}
    assert {name for name in made.stale if "~" not in name} == {"p1-2", "D1.2"}


def test_a_vote_on_another_proposal_leaves_it_alone(demo: Path) -> None:
    with (demo / "votes.csv").open("a") as votes:
        votes.write("una-persona-mas,guarderia,disagree,,\n")

    assert _road(demo).stale == ()


def test_a_vote_that_is_not_there_is_told_with_its_line(demo: Path) -> None:
    road = demo / "roadmap.yaml"
    road.write_text(road.read_text().replace("{vote:nit-obligatorio}", "{vote:nit-obligatoria}"))

    with pytest.raises((CheckProblem, InputProblem)) as told:
        _road(demo)

    assert "nit-obligatorio" in str(told.value)
    assert "roadmap.yaml:2" in str(told.value)


def test_the_chapter_has_its_tables_in_both_languages(demo: Path) -> None:
    (section,) = agreement_sections(_road(demo))

    assert [grid.id.removeprefix("votes-") for grid in section.grids] == [
        "agreed", "refused", "divided", "unknown", "undecided", "suppressed", "by-sex", "by-sector", "groups",
    ]  # fmt: skip
    assert [drawing.id.removeprefix("votes-") for drawing in section.drawings] == [
        "agreed", "refused", "divided", "unknown", "map",
    ]  # fmt: skip
    for grid in section.grids:
        assert {len(row) for row in grid.rows} == {len(grid.header)}
        assert [words for row in grid.rows for words in row if not all(words.to(lang) for lang in LANGS)] == []


def test_no_small_cell_of_the_chapter_is_told(demo: Path) -> None:
    """Three people of the demonstration are in finance, seven in academia: both columns are hidden throughout."""
    (section,) = agreement_sections(_road(demo))
    table = next(grid for grid in section.grids if grid.id == "votes-by-sector")
    finance = [words.en for words in table.header].index("finance")

    assert {row[finance].en for row in table.rows} == {"suppressed"}


def test_a_cycle_without_votes_says_so_where_a_reader_would_look() -> None:
    made = _road(EXAMPLES / "bolivia-2021")

    assert (made.agreements, agreement_sections(made)) == (None, ())
    assert [words.es for words in no_votes(made)] == [
        "votos sobre propuestas: no hay, y por eso esta edición no tiene un capítulo «Acuerdos»"
    ]


def test_votes_that_are_too_few_are_shown_without_a_map(demo: Path) -> None:
    votes = (demo / "votes.csv").read_text().splitlines(keepends=True)
    (demo / "votes.csv").write_text("".join(votes[:60]))
    road = (demo / "roadmap.yaml").read_text()

    (section,) = agreement_sections(_road(demo))

    assert "{vote:" in road
    assert "votes-map" not in {drawing.id for drawing in section.drawings}
    assert next(grid for grid in section.grids if grid.id == "votes-groups").title.en.startswith(
        "Groups were not looked"
    )
