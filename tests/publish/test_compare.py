"""Two editions compared: nothing that changed is left out, and nothing that did not is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.publish.sample import action, by_department, estimate, roadmap
from thakhi.publish.charts.outline import DEPARTMENTS, read_atlas
from thakhi.publish.compare import Change, compare, read_edition
from thakhi.publish.compare_words import render_changes
from thakhi.publish.formats.edition_json import files
from thakhi.publish.view.document import open_document
from thakhi.terms.absence import Absence
from thakhi.terms.errors import InputProblem
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import LANGS, Text


def published(road: Roadmap, folder: Path) -> Path:
    document = open_document(road, langs=LANGS, atlas=read_atlas(DEPARTMENTS))
    for name, data in files(document).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def changes(old: Roadmap, new: Roadmap, folder: Path, lang: str = "es") -> list[Change]:
    before, after = (read_edition(published(road, folder / name)) for name, road in (("a", old), ("b", new)))
    return compare(before, after, lang="en" if lang == "en" else "es")


def test_an_edition_does_not_differ_from_itself(tmp_path: Path) -> None:
    assert changes(roadmap(), roadmap(), tmp_path) == []


def test_an_action_added_and_one_changed(tmp_path: Path) -> None:
    old = roadmap(actions=1, stale=False)
    first = replace(old.actions[0], responsible="Otro Ministerio", title=Text("Otro título", "Another title"))
    found = changes(old, replace(old, actions=(first, action(2, synthetic=True))), tmp_path)

    assert Change("changed", "actions", "A1", "title/es", old.actions[0].title.es, "Otro título") in found
    assert "Otro Ministerio; Gobierno Municipal Ficticio" in {change.new for change in found}
    assert [change.id for change in found if (change.part, change.kind) == ("actions", "added")] == ["A2"]
    assert not any(change.field.endswith("/en") for change in found)


def test_a_change_in_the_other_language_alone_is_told(tmp_path: Path) -> None:
    old = roadmap(actions=1)
    first = replace(old.actions[0], title=replace(old.actions[0].title, en="Only in English"))

    found = changes(old, replace(old, actions=(first,)), tmp_path)
    assert [change.field for change in found] == ["title/en", "rows/schedule/1/en"]


def test_a_number_shows_its_old_and_its_new_value(tmp_path: Path) -> None:
    old = roadmap(actions=0, synthetic=False)
    before = estimate("share_own_account", 0.31, cell=(("area", "rural"),))
    after = replace(before, value=0.35)
    found = changes(replace(old, estimates=(before,)), replace(old, estimates=(after,)), tmp_path)

    assert [(change.kind, change.part, change.old[:4], change.new[:4]) for change in found] == [
        ("changed", "numbers", "0.31", "0.35")
    ]


def test_a_number_that_is_suppressed_now_says_so_and_not_its_value(tmp_path: Path) -> None:
    old = roadmap(actions=0, synthetic=False)
    before = estimate("share_own_account", 0.31, cell=(("area", "rural"),))
    after = replace(before, value=Absence.SUPPRESSED, n=4)
    (found,) = changes(replace(old, estimates=(before,)), replace(old, estimates=(after,)), tmp_path)

    assert found.new == "(suppressed) share"


def test_removed_paragraphs_are_named(tmp_path: Path) -> None:
    old = roadmap()
    found = changes(old, replace(old, about=()), tmp_path)

    assert {change.kind for change in found if change.part == "paragraphs"} == {"removed"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_name_both_editions(tmp_path: Path, lang: str) -> None:
    old, new = roadmap(), replace(roadmap(), edition="2022-01-01", hash="f" * 16, about=())
    before, after = (read_edition(published(road, tmp_path / name)) for name, road in (("a", old), ("b", new)))
    found = compare(before, after, lang="en" if lang == "en" else "es")
    words = render_changes(found, old=before, new=after, form="table", lang="en" if lang == "en" else "es")

    assert words.startswith("2021-10-04 (0123456789abcdef) → 2022-01-01 (ffffffffffffffff)")
    assert {"es": "quitado", "en": "removed"}[lang] in words


def test_a_folder_without_edition_or_with_a_broken_one_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match="thakhi build"):
        read_edition(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "edition.json").write_text('{\n "format": 1,\n broken', encoding="utf-8")
    with pytest.raises(InputProblem, match=r"edition\.json:3"):
        read_edition(tmp_path)
    (tmp_path / "data" / "edition.json").write_text('{"format": 99}', encoding="utf-8")
    with pytest.raises(InputProblem, match="format 1"):
        read_edition(tmp_path)


def test_numbers_of_the_sample_are_all_compared(tmp_path: Path) -> None:
    old = roadmap(actions=0)
    shifted = tuple(replace(e, n=7) if e.n else e for e in old.estimates)
    figures = tuple(
        replace(
            chapter,
            figures=tuple(
                replace(f, estimates=tuple(replace(e, n=7) if e.n else e for e in f.estimates)) for f in chapter.figures
            ),
        )
        for chapter in old.chapters
    )
    found = changes(old, replace(old, estimates=shifted, chapters=figures), tmp_path)

    assert len([change for change in found if change.part == "numbers"]) == len(
        {e.id for e in (*old.estimates, *by_department(True)) if e.n}
    )
