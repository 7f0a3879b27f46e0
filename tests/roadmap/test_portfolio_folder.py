"""A portfolio from the files of a folder: what the command says, and what it refuses with file and line."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from thakhi import pipeline
from thakhi.cli import main
from thakhi.roadmap.portfolio.rates import rates_of
from thakhi.terms.errors import InputProblem

SIGN = "        estimate: -0.1\n        se: 0.04\n        interval: [0.02, 0.18]\n        study: x\n"
DEMO = Path(__file__).parents[2] / "examples" / "demo-cycle"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(DEMO, tmp_path / "cycle", ignore=shutil.ignore_patterns("build", "recordings"))
    return tmp_path / "cycle"


def portfolio(folder: Path, *options: str) -> Result:
    line = ["portfolio", str(folder), "--draws", "40", *options, "--home", str(folder / "home")]
    return CliRunner().invoke(main, line, env={"THAKHI_LANG": "en"})


def change(path: Path, old: str, new: str) -> int:
    """Puts `new` for the first `old`; the line on which it stands."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_choice_of_the_demonstration_says_that_all_rests_on_assumption(folder: Path) -> None:
    answer = portfolio(folder, "--format", "json", "--frontier")
    found = json.loads(answer.stdout)

    assert answer.exit_code == 0, answer.output
    assert found["cost_assumed"] == pytest.approx(1.0)
    assert [outcome["assumed"] for outcome in found["outcomes"]] == [pytest.approx(1.0), 0.0], "a count is no effect"
    assert found["points"] >= found["greedy"] - 1e-9
    assert found["cost"]["mean"] <= found["budget"]
    points = [point["points"] for point in found["frontier"]]
    assert points == sorted(points), "more money is never worse"
    assert len(found["chosen"]) + len(found["left_out"]) == 2


def test_a_costly_dollar_is_converted_and_indexed() -> None:
    """1 USD of 2019: 6.91 Bs, times prices of 2023 over those of 2019."""
    factor = rates_of(()).factor("USD", 2019, to=2023, where="x:1")

    assert factor == pytest.approx(6.91 * 117.77 / 110.97)


@pytest.mark.parametrize(("currency", "year"), [("EUR", 2019), ("USD", 2024), ("USD", 2014), ("BOB", 2025)])
def test_money_without_a_rate_is_refused_with_its_line(currency: str, year: int) -> None:
    with pytest.raises(InputProblem, match=r"actions\.yaml:7: not found"):
        rates_of(()).factor(currency, year, to=2023, where="actions.yaml:7")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("actions.yaml", "        low: 60", "        low: -60", "below zero"),
        ("actions.yaml", "        currency: USD", "        currency: EUR", "exchange rate of EUR in 2019"),
        ("actions.yaml", "  group: owners_non_agri\n  coverage", "  group: ''\n  coverage", "group"),
        ("portfolio.yaml", "{formalized: 0.4, reached: 0.6}", "{formalized: 0.4, reached: 0.7}", "sum to 1.1, not 1"),
        ("portfolio.yaml", "{formalized: 1.0}", "{formalised: 1.0}", "Did you mean “formalized”?"),
        ("portfolio.yaml", "    counts: people", "    counts: women", "is unknown"),
    ],
)
def test_bad_input_names_file_and_line(folder: Path, file: str, old: str, new: str, said: str) -> None:
    change(folder / file, old, new)
    answer = portfolio(folder)

    assert answer.exit_code in {2, 4}
    assert said in answer.stderr
    assert ".yaml:" in answer.stderr
    assert "Traceback" not in answer.output


def test_a_circle_of_prerequisites_is_named(folder: Path) -> None:
    change(folder / "actions.yaml", "    levels: [200", "    requires: [D1.2]\n    levels: [200")
    change(folder / "actions.yaml", "    levels: [500", "    requires: [D1.1]\n    levels: [500")
    answer = portfolio(folder)

    assert answer.exit_code == 4
    assert "D1.1 → D1.2 → D1.1" in answer.stderr


def test_a_sign_turned_round_is_refused(folder: Path) -> None:
    change(folder / "actions.yaml", "        low: 0.02\n        high: 0.2\n", SIGN)
    words = '        assumption: {es: "Ficticio: ningún estudio.", en: "Fictional: no study."}\n'
    change(folder / "actions.yaml", words, "")
    answer = portfolio(folder)

    assert answer.exit_code == 4
    assert "outside its interval" in answer.stderr


def test_limits_that_collide_are_named(folder: Path) -> None:
    change(folder / "portfolio.yaml", "bodies:", "floors: {formalized: 100000}\nbodies:")
    answer = portfolio(folder)

    assert answer.exit_code == 4
    assert "no choice keeps together" in answer.stderr
    assert "floor of Units formalized" in answer.stderr


def test_windows_line_ends_and_a_bom_are_read(folder: Path) -> None:
    for name in ("actions.yaml", "portfolio.yaml"):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    assert portfolio(folder).exit_code == 0


def test_whoever_waits_can_stop_it(folder: Path) -> None:
    class Cancelled(Exception):
        pass

    def progress(*_: object) -> None:
        raise Cancelled

    evidence = pipeline.evidence_of(folder, home=folder / "home")
    with pytest.raises(Cancelled):
        pipeline.portfolio(folder, evidence=evidence, draws=20, progress=progress)


def test_a_folder_without_a_portfolio_says_what_to_write(folder: Path) -> None:
    (folder / "portfolio.yaml").unlink()
    answer = portfolio(folder)

    assert answer.exit_code == 2
    assert "portfolio.yaml" in answer.stderr


def test_the_printed_model_is_the_one_that_is_solved(folder: Path) -> None:
    """Its objective and its budget, computed from the printed coefficients, are those of the choice."""
    found = json.loads(portfolio(folder, "--format", "json").stdout)
    printed = portfolio(folder, "--print-model").stdout
    reached = {(one["action"], year): people for one in found["chosen"] for year, people in one["people"]}

    def worth(line: str) -> float:
        terms = re.findall(r"([\d.]+) ([ns])\[(D\d\.\d),(\d{4})\]", line)
        assert terms
        people = ((float(by), sign, reached.get((action, int(year)), 0)) for by, sign, action, year in terms)
        return sum(by * (n if sign == "n" else bool(n)) for by, sign, n in people)

    lines = printed.splitlines()
    assert lines[0] == "maximise the mean of 40 draws, in points"
    assert worth(lines[1]) == pytest.approx(found["points"], rel=1e-3)
    budget = lines[lines.index("  (2) budget in all:") + 1]
    assert budget.endswith(" ≤ 90000")
    assert worth(budget) == pytest.approx(found["cost"]["mean"], rel=1e-3)
    assert "  n[D1.1,2030] ∈ {0, 200, 400, 800}" in lines


def test_check_tells_what_does_not_stand_and_what_changed(folder: Path) -> None:
    def checked() -> Result:
        line = ["check", str(folder), "--home", str(folder / "home")]
        return CliRunner().invoke(main, line, env={"THAKHI_LANG": "en"})

    assert (checked().exit_code, checked().stdout) == (0, "all in order\n")

    change(folder / "portfolio.yaml", "total: 90000", "total: 80000")
    assert checked().exit_code == 4
    assert "portfolio.yaml: changed since the portfolio was computed" in checked().stdout

    line = change(folder / "portfolio.yaml", "formalized: 0.4, reached: 0.6", "formalized: 0.4, reached: 0.7")
    assert f"portfolio.yaml:{line - 2}:" in checked().stdout
    assert "changed since" not in checked().stdout, "what does not stand comes first"
