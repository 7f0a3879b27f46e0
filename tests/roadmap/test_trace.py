"""What changes turns amber, and nothing else does; a person's name and date turn it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.roadmap.small_cycle import changed, confirmed, estimates_for, known_of, read, write_cycle
from thakhi.roadmap.check import check
from thakhi.roadmap.lock import LOCK, read_lock, write_lock
from thakhi.roadmap.trace import amber, confirm, link_id, links_of, stale
from thakhi.terms.errors import InputProblem


def test_nobody_has_looked_yet_so_everything_that_rests_on_something_is_amber(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    there = known_of(folder, drafts)

    found = check(drafts, there=there)

    assert {finding.rule for finding in found} == {"unconfirmed"}
    assert {"about-1", "p1", "p2", "p3", "f1", "A1"} <= set(amber(links_of(drafts, there), there))


def test_a_changed_number_turns_amber_exactly_what_rests_on_it(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    numbers = estimates_for(drafts)
    lock = confirmed(drafts, known_of(folder, drafts, numbers))

    there = known_of(folder, drafts, changed(numbers, "share_without_nit"))
    links = links_of(drafts, there, lock)

    assert set(amber(links, there)) == {"p1", link_id("p1", "estimate:test_survey/share_without_nit")}
    assert [(f.rule, f.where) for f in check(drafts, there=there, lock=lock)] == [
        ("stale", drafts.place("paragraph:p1"))
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "origins"),
    [
        ("practices/mentoring.yaml", "+20%", "+10%", {"A1"}),
        ("statements.yaml", "published_source", "withdrawn", {"p2"}),
        ("statements.yaml", 'words: "el puesto es mi vida"', 'words: "el puesto"', {"p2"}),
        ("facts.yaml", "130", "260", {"p3"}),
        ("cycle.yaml", 'value: "12"', 'value: "13"', {"about-1"}),
        ("actions.yaml", "Visitas.", "Más visitas.", set()),
    ],
)
def test_a_changed_practice_statement_or_fact_turns_amber_what_rests_on_it(
    tmp_path: Path, file: str, old: str, new: str, origins: set[str]
) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    lock = confirmed(drafts, known_of(folder, drafts))
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    drafts = read(folder)
    there = known_of(folder, drafts)

    assert {link.origin for link in stale(links_of(drafts, there, lock), there)} == origins


def test_a_person_confirms_by_link_by_origin_or_by_target(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    there = known_of(folder, drafts)
    links = links_of(drafts, there)

    for name in (link_id("p3", "fact:fee"), "p3", "fact:fee"):
        (link,) = confirm(links, [name], by="Inés", on="2026-11-01", there=there)
        assert (link.origin, link.seen, link.confirmed_by, link.confirmed_on) == (
            "p3",
            drafts.facts["fee"].hash,
            "Inés",
            "2026-11-01",
        )


def test_a_name_that_means_no_link_is_refused_with_the_nearest(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    there = known_of(folder, drafts)

    with pytest.raises(InputProblem) as told:
        confirm(links_of(drafts, there), ["fact:fees"], by="Inés", on="2026-11-01", there=there)

    assert "fact:fee" in told.value.text.en


def test_the_lock_keeps_every_other_line(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path)
    drafts = read(folder)
    there = known_of(folder, drafts)
    everything = confirmed(drafts, there)
    write_lock(folder, everything)

    again = replace(everything[0], confirmed_by="Rosa", confirmed_on="2026-11-02")
    write_lock(folder, [again])

    assert read_lock(folder) == (again, *everything[1:])
    before = (folder / LOCK).read_bytes()
    write_lock(folder, [again])
    assert (folder / LOCK).read_bytes() == before


def test_the_order_of_dimensions_does_not_make_another_number(tmp_path: Path) -> None:
    folder = write_cycle(
        tmp_path,
        roadmap=(
            'es: "El {share_without_nit} no tiene NIT.", en: "{share_without_nit} have no NIT."',
            'es: "{share_without_nit;sex=woman;area=woman}", en: "{share_without_nit;area=woman;sex=woman}"',
        ),
    )
    drafts = read(folder)

    links = [link for link in links_of(drafts, known_of(folder, drafts)) if link.origin == "p1"]

    assert [link.target for link in links] == ["estimate:test_survey/share_without_nit;area=woman;sex=woman"]
