"""Each rule of the check, broken once: what it says, about what, and on which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.roadmap.small_cycle import confirmed, estimates_for, known_of, line_of, read, write_cycle
from thakhi.roadmap.check import check, check_drafts
from thakhi.terms.errors import InputProblem
from thakhi.terms.finding import Finding

BROKEN = [
    # rule, subject, file changed, old text, new text, file of the finding, words on its line, words of the finding
    (
        "missing",
        "A1",
        "actions",
        "practice:mentoring]",
        "practice:mentorin]",
        "- id: A1",
        "¿Quiso decir «practice:mentoring»?",
    ),
    ("missing", "A1", "actions", "[practice:mentoring]", "[mentoring]", "- id: A1", "no es tipo:nombre"),
    ("no_source", "A1", "actions", "[practice:mentoring]", "[]", "- id: A1", "no dice en qué se apoya"),
    (
        "no_source",
        "p3",
        "roadmap",
        "        rests_on: [fact:fee]\n",
        "",
        "- id: p3",
        "«author» si es un juicio editorial",
    ),
    ("target", "A1", "actions", "    unit: share\n", "", "target:", "no tiene unidad"),
    ("target", "A1", "actions", "unit: share", "unit: points", "unit: points", "no se pueden comparar"),
    ("target", "A1", "actions", "    indicator: share_without_nit\n", "", "target:", "línea de base"),
    ("target", "A1", "actions", '    date: "2028-12-31"\n', "", "target:", "no tiene fecha"),
    ("target", "A1", "actions", "2028-12-31", "2018-12-31", "date:", "no es posterior a su línea de base (2019)"),
    ("target", "A1", "actions", "2028-12-31", "fin de 2028", "date:", "no es AAAA"),
    ("target", "A1", "actions", "value: 0.8", "value: 0.9", "value:", "ya se cumple en la línea de base"),
    (
        "target",
        "A1",
        "actions",
        '    source: {es: "juicio editorial", en: "editorial judgement"}\n',
        "",
        "target:",
        "fuente",
    ),
    ("panel", "A1", "actions", "panel: 1", "panel: 7", "panel: 7", "no existe el panel «7»"),
    ("panel", "f1", "evidence", "panel: 1", "panel: 3", "panel: 3", "no existe el panel «3»"),
    ("cost", "A1", "actions", "unit_low: 10", "unit_low: -10", "cost:", "menor que cero"),
    ("cost", "A1", "actions", "unit_high: 20", "unit_high: 5", "cost:", "el costo alto es menor que el bajo"),
    ("cost", "A1", "actions", "    currency: USD\n", "", "cost:", "moneda"),
    ("scale", "A1", "actions", "scale: 50", "scale: 1100", "scale: 1100", "la encuesta solo asegura 1050"),
    ("name", "A1", "actions", "pillar: training", "pillar: trainig", "pillar:", "¿Quiso decir «training»?"),
    (
        "name",
        "A1",
        "actions",
        "indicator: share_without_nit",
        "indicator: share_without_nitt",
        "indicator:",
        "share_without_nit",
    ),
    (
        "quote",
        "p3",
        "roadmap",
        "cuesta Bs 130.",
        "cuesta «lo que nadie ha dicho».",
        "- id: p3",
        "nadie consta que lo dijo",
    ),
    ("languages", "p1", "roadmap", "{share_without_nit} have", "Most have", "- id: p1", "no usan los mismos datos"),
]


@pytest.mark.parametrize(("rule", "subject", "file", "old", "new", "line", "words"), BROKEN)
def test_each_broken_rule_is_named_with_its_line(
    tmp_path: Path, rule: str, subject: str, file: str, old: str, new: str, line: str, words: str
) -> None:
    folder = write_cycle(tmp_path, **{file: (old, new)})

    found = [finding for finding in _blocking(folder) if finding.rule == rule]

    assert {finding.subject for finding in found} == {subject}
    assert found[0].where == line_of(folder, f"{file}.yaml", line)
    assert any(words in finding.text.es for finding in found)


def test_a_whole_cycle_has_nothing_to_say(tmp_path: Path) -> None:
    assert _blocking(write_cycle(tmp_path)) == []


def test_words_that_somebody_was_accepted_to_have_said_may_be_quoted(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path, roadmap=("cuesta Bs 130.", "es «mi vida, señor»."))

    assert _blocking(folder) == []


def test_words_of_a_withdrawn_speaker_may_not_be_quoted_any_more(tmp_path: Path) -> None:
    folder = write_cycle(
        tmp_path,
        roadmap=("cuesta Bs 130.", "es «mi vida, señor»."),
        statements=("published_source", "withdrawn"),
    )

    assert [(f.rule, f.subject) for f in _blocking(folder)] == [("quote", "p3")]


def test_unknown_group_is_refused_with_the_nearest(tmp_path: Path) -> None:
    folder = write_cycle(tmp_path, actions=("group: traders", "group: trader"))

    with pytest.raises(InputProblem) as told:
        check_drafts(read(folder), statements={})

    assert "¿Quiso decir «traders»?" in told.value.text.es
    assert told.value.where == line_of(folder, "actions.yaml", "group: trader")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "words"),
    [
        ("actions", "scale: 50", "scale: mucho", "scale: mucho", "«0.scale» no vale 'mucho'"),
        ("actions", "  risk:", "  rist:", "rist:", "¿Quiso decir «risk»?"),
        ("roadmap", "- id: p3", "- id: A1", "- id: A1", "el nombre «A1» ya se usa"),
        ("evidence", "kind: gap", "kind: pie", "kind: pie", "'dots', 'gap', 'map' o 'table'"),
        ("roadmap", "edition:", "edition: [", "edition: [", "no es YAML válido"),
    ],
)
def test_a_file_that_does_not_fit_says_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, line: str, words: str
) -> None:
    folder = write_cycle(tmp_path, **{file: (old, new)})

    with pytest.raises(InputProblem) as told:
        read(folder)

    assert told.value.where is not None
    assert told.value.where.startswith(str(folder))
    if "YAML" not in words and "ya se usa" not in words:
        assert told.value.where == line_of(folder, f"{file}.yaml", line)
    assert words in told.value.text.es


def _blocking(folder: Path) -> list[Finding]:
    drafts = read(folder)
    names = {"share_without_nit", "labour_income_mean", "population_total"}
    there = known_of(folder, drafts, estimates_for(drafts))
    found = check(drafts, there=there, lock=confirmed(drafts, there), indicators=names)
    return [finding for finding in found if finding.blocks]
