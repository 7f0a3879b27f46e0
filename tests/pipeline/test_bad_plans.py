"""Plans that cannot stand, crafted one by one: the same file and line in Spanish and in English, no traceback."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from thakhi.cli import main

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo-cycle"
PLACE = re.compile(r"(?:actions|portfolio)\.yaml:\d+")
Change = Callable[[str, str, str], int]

ASSUMED = """        low: 0.02
        high: 0.2
        assumption: {es: "Ficticio: ningún estudio.", en: "Fictional: no study."}
"""
TURNED = "        estimate: -0.1\n        se: 0.04\n        interval: [0.02, 0.18]\n        study: x\n"
CASES = {
    "no group": ("actions.yaml", "  group: owners_non_agri\n  coverage", "  group: ''\n  coverage", "grupo", "group"),
    "cost below zero": ("actions.yaml", "        low: 60", "        low: -60", "menor que cero", "below zero"),
    "no rate": ("actions.yaml", "        currency: USD", "        currency: EUR", "EUR", "EUR"),
    "weights": ("portfolio.yaml", "0.4, reached: 0.6", "0.4, reached: 0.7", "suman 1.1", "sum to 1.1"),
    "before its baseline": ("actions.yaml", 'date: "2030-12-31"', 'date: "2018-12-31"', "no es posterior", "baseline"),
    "sign": ("actions.yaml", ASSUMED, TURNED, "¿un signo al revés?", "a sign turned round?"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns("build", "recordings"))
    return tmp_path / "demo"


@pytest.fixture
def change(folder: Path) -> Change:
    def changed(name: str, old: str, new: str) -> int:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return changed


def said(folder: Path, lang: str, *command: str) -> str:
    """What a command answers to a folder that it refuses."""
    line = [*command, str(folder), "--home", str(folder / "home")]
    answer = CliRunner().invoke(main, line, env={"THAKHI_LANG": lang})
    assert answer.exit_code in {2, 4}, answer.output
    assert "Traceback" not in answer.output
    return answer.output


@pytest.mark.parametrize("case", CASES)
def test_each_is_told_with_its_line_in_both_languages(folder: Path, change: Change, case: str) -> None:
    file, old, new, es, en = CASES[case]
    line = change(file, old, new)
    spanish, english = said(folder, "es", "check"), said(folder, "en", "check")

    assert es in spanish
    assert en in english
    assert spanish != english
    places = PLACE.findall(spanish)
    assert places == PLACE.findall(english)
    near = [int(place.rpartition(":")[2]) for place in places if place.startswith(file)]
    far = 60 if case == "no group" else 10  # what is missing has no line: the action or its plan is named
    assert any(abs(found - line) <= far for found in near), f"{case}: {places} are far from line {line}"


def test_a_circle_is_told_in_both_languages(folder: Path, change: Change) -> None:
    change("actions.yaml", "    levels: [200", "    requires: [D1.2]\n    levels: [200")
    change("actions.yaml", "    levels: [500", "    requires: [D1.1]\n    levels: [500")

    assert "los requisitos dan la vuelta: D1.1 → D1.2 → D1.1" in said(folder, "es", "check")
    assert "prerequisites go round: D1.1 → D1.2 → D1.1" in said(folder, "en", "check")


def test_many_bad_actions_are_counted_and_not_poured_out(folder: Path) -> None:
    path = folder / "actions.yaml"
    text = path.read_text(encoding="utf-8").replace("        low: 60", "        low: -60", 1)
    head, first, rest = re.split(r"(?m)^(?=- id: )", text, maxsplit=2)
    bare = re.sub(r"(?ms)^  milestones:.*?(?=^  budget:)", "", first)
    path.write_text(head + first + rest + "".join(bare.replace("D1.1", f"X{n}", 1) for n in range(80)))
    spanish, english = said(folder, "es", "check"), said(folder, "en", "check")

    assert len(spanish.splitlines()) < 60
    assert re.search(r"y \d[\d.]* más", spanish)
    assert re.search(r"and \d[\d,]* more", english)
