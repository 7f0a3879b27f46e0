"""The plan of a cycle folder: read, checked with file and line, assembled, and absent where nobody declared it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.roadmap.small_cycle import confirmed, known_of, line_of, read, write_cycle
from thakhi.roadmap.assemble import assemble
from thakhi.roadmap.check import check, check_drafts
from thakhi.roadmap.drafts import Drafts
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import Text

PLAN = """\
  objective: O1
  author: "Inés (persona de prueba)"
  milestones:
    - {id: h1, title: {es: "{scale} visitas", en: "{scale} visits"}, start: "2027-02", end: "2027-06"}
  budget:
    - {year: 2027, source: {es: Alcaldía, en: Town}, state: planned, amount: 100, currency: USD}
    - {year: 2027, source: {es: Fondo, en: Fund}, state: committed, amount: 50.5, currency: USD}
    - {year: 2028, source: {es: Nadie, en: Nobody}, state: not_found}
  chain:
    - {level: activity, text: {es: Visita, en: Visit}, rests_on: ["fact:fee"]}
    - {level: outcome, text: {es: Cambia, en: Changes}, author: "Inés (persona de prueba)"}
"""
ROAD = """\
method:
objectives:
  - {id: O1, pillar: training, title: {es: Aprender, en: Learn}, author: "Inés (persona de prueba)"}
decisions:
  - subject: A0
    title: {es: Aula, en: Classroom}
    outcome: merged
    into: A1
    why: {es: "Rosa dijo {quote:rosa}.", en: "Rosa said {quote:rosa}."}
    by: "Mesa de prueba"
    decided_on: "2026-11-01"
heard: [cycle-people]
publisher: {name: "Quien publica", ref: "XX-1", type: "10"}
"""
END = "  rests_on: [practice:mentoring]\n"


def planned(folder: Path, old: str = "", new: str = "") -> Path:
    """The small cycle with a whole plan; `old` becomes `new` in it."""
    assert not old or old in PLAN + ROAD
    write_cycle(folder, actions=(END, END + PLAN.replace(old, new, 1) if old in PLAN else END + PLAN))
    road = ROAD.replace(old, new, 1) if old and old not in PLAN else ROAD
    path = folder / "roadmap.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("method:\n", road, 1).replace("method:\n", "", 1), "utf-8")
    words = path.read_text(encoding="utf-8")
    method = words.index("  - id: m1")
    body = words[method:]
    path.write_text(words[:method] + "method:\n" + body, encoding="utf-8")
    return folder


def road_of(drafts: Drafts, folder: Path) -> Roadmap:
    there = known_of(folder, drafts)
    return assemble(drafts, there=there, lock=confirmed(drafts, there), indicators={}, surveys={})


def test_the_plan_is_assembled_with_its_numbers_and_quotes(tmp_path: Path) -> None:
    road = road_of(read(planned(tmp_path)), tmp_path)
    action = road.actions[0]

    assert action.milestones[0].title == Text("50 visitas", "50 visits")
    assert [line.state for line in action.budget] == ["planned", "committed", "not_found"]
    assert [(line.currency, line.year, line.amount) for line in road.budget_totals] == [("USD", 2027, 150.5)]
    assert "«el puesto es mi vida»" in road.decisions[0].why.es
    assert [fact.value for fact in road.heard] == ["12"]
    assert road.publisher
    assert road.publisher.ref == "XX-1"


def test_a_step_is_a_link_of_its_action_that_can_turn_amber(tmp_path: Path) -> None:
    road = road_of(read(planned(tmp_path)), tmp_path)

    assert "fact:fee" in {link.target for link in road.actions[0].links}


def test_a_folder_without_plan_has_none_and_its_hash_does_not_know_of_it(tmp_path: Path) -> None:
    plain = road_of(read(write_cycle(tmp_path / "a")), tmp_path / "a")
    full = road_of(read(planned(tmp_path / "b")), tmp_path / "b")

    assert (plain.objectives, plain.decisions, plain.budget_totals, plain.heard, plain.publisher) == (
        (),
        (),
        (),
        (),
        None,
    )
    assert plain.hash != full.hash


def test_a_whole_plan_has_nothing_to_correct(tmp_path: Path) -> None:
    drafts = read(planned(tmp_path))
    there = known_of(tmp_path, drafts)

    assert check(drafts, there=there, lock=confirmed(drafts, there)) == []


BROKEN = [
    # rule, old text, new text, file of the finding, words on its line, words of the finding
    ("name", "objective: O1", "objective: O2", "actions.yaml", "objective: O2", "¿Quiso decir «O1»?"),
    ("name", "pillar: training, title", "pillar: trainin, title", "roadmap.yaml", "id: O1", "¿Quiso decir «training»?"),
    ("name", "heard: [cycle-people]", "heard: [cycle-peple]", "roadmap.yaml", "heard:", "«cycle-people»"),
    ("name", "into: A1", "into: A7", "roadmap.yaml", "subject: A0", "no existe «A7»"),
    ("plan", "    into: A1\n", "", "roadmap.yaml", "subject: A0", "dice a cuál"),
    ("plan", 'decided_on: "2026-11-01"', 'decided_on: "ayer"', "roadmap.yaml", "subject: A0", "fecha"),
    ("plan", "subject: A0", "subject: A1", "roadmap.yaml", "subject: A1", "no existe"),
    ("plan", 'end: "2027-06"', 'end: "2027-01"', "actions.yaml", "id: h1", "antes de empezar"),
    ("plan", 'end: "2027-06"', 'end: "2027-13"', "actions.yaml", "id: h1", "no es AAAA"),
    ("plan", "amount: 100,", "amount: -100,", "actions.yaml", "amount: -100", "menor que cero"),
    ("plan", "amount: 100, currency: USD", "amount: 100", "actions.yaml", "amount: 100", "moneda"),
    ("plan", "state: not_found}", "state: not_found, amount: 0}", "actions.yaml", "amount: 0}", "no puede tener cifra"),
    ("plan", "level: activity", "level: impact", "actions.yaml", "level: impact", "no va de actividad"),
    ("no_source", ', rests_on: ["fact:fee"]', "", "actions.yaml", "es: Visita,", "«author» si es un juicio editorial"),
    ("no_source", ', author: "Inés (persona de prueba)"}\ndec', "}\ndec", "roadmap.yaml", "id: O1", "no dice en qué"),
    ("quote", "{quote:rosa}.\", en", "«que no es así».\", en", "roadmap.yaml", "subject: A0", "nadie consta"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "old", "new", "file", "words", "said"), BROKEN)
def test_what_a_plan_gets_wrong_is_told_with_its_line(
    tmp_path: Path, rule: str, old: str, new: str, file: str, words: str, said: str
) -> None:
    folder = planned(tmp_path, old, new)
    drafts = read(folder)
    found = [
        f for f in check_drafts(drafts, statements=known_of(folder, drafts, []).statements) if f.rule in {rule, "name"}
    ]

    assert [finding.where for finding in found][:1] == [line_of(folder, file, words)]
    assert any(said in finding.text.es for finding in found), [finding.text.es for finding in found]
    assert all(finding.text.en for finding in found)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain, other = planned(tmp_path / "a"), planned(tmp_path / "b")
    for path in other.rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert road_of(read(other), other).hash == road_of(read(plain), plain).hash


def test_windows_line_ends_keep_the_line_of_a_complaint(tmp_path: Path) -> None:
    folder = planned(tmp_path, "amount: 100,", "amount: -100,")
    path = folder / "actions.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    (found,) = [f for f in check_drafts(read(folder), statements={}) if f.rule == "plan"]

    assert found.where == line_of(folder, "actions.yaml", "amount: -100")


def test_the_key_is_not_the_word_that_yaml_takes_for_true(tmp_path: Path) -> None:
    assert read(planned(tmp_path)).roadmap.decisions[0].decided_on == "2026-11-01"
