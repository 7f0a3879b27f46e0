"""The command line: what other programs rely on, and what a reader sees after a mistake."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SURVEY = "synthetic_bolivia_2019"
MEASURES = ["estimate", "se", "ci_low", "ci_high", "cv", "df", "deff", "n", "n_psu", "quality", "unit"]


def thakhi(*words: str, home: Path, lang: str = "en", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the command as a user does."""
    env = {**os.environ, "THAKHI_LANG": lang, "THAKHI_HOME": str(home)}
    return subprocess.run(
        [sys.executable, "-m", "thakhi", *words], capture_output=True, text=True, env=env, cwd=cwd or ROOT, timeout=120
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data home with a small synthetic population."""
    home = tmp_path_factory.mktemp("home")
    made = thakhi("synthesize", "--scale", "0.2", home=home)
    assert made.returncode == 0, made.stderr
    assert "SYNTHETIC" in made.stdout
    return home


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_has_the_columns_that_other_programs_call(home: Path) -> None:
    run = thakhi(
        "estimate",
        "share_own_account",
        "employed_total",
        "--survey",
        SURVEY,
        "--by",
        "sex,area",
        "--format",
        "csv",
        home=home,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0].split(",") == ["indicator", "sex", "area", *MEASURES]
    found = rows(run.stdout)
    assert [(r["indicator"], r["sex"], r["area"]) for r in found] == [
        (name, sex, area)
        for name in ("share_own_account", "employed_total")
        for sex in ("man", "woman")
        for area in ("urban", "rural")
    ]
    assert all(float(r["ci_low"]) <= float(r["estimate"]) <= float(r["ci_high"]) for r in found)
    assert run.stderr == ""


def test_margins_and_comparison_are_rows_of_the_same_table(home: Path) -> None:
    run = thakhi(
        "estimate",
        "labour_income_quantile",
        "--survey",
        SURVEY,
        "--by",
        "area",
        "--margins",
        "--compare",
        "sex",
        "--quantile",
        "0.5",
        "--format",
        "csv",
        home=home,
    )
    found = [(r["area"], r["sex"]) for r in rows(run.stdout)]
    assert found == [(a, s) for a in ("urban", "rural", "total") for s in ("man", "woman", "woman-man")]


def test_json_carries_definition_source_and_the_synthetic_mark(home: Path) -> None:
    run = thakhi("estimate", "share_without_nit", "--survey", SURVEY, "--format", "json", home=home)
    facts = json.loads(run.stdout)
    text = json.dumps(facts)
    assert "synthetic" in text
    assert "thakhi estimate share_without_nit --survey synthetic_bolivia_2019" in text


def test_where_narrows_the_domain_and_keeps_the_design(home: Path) -> None:
    words = ("estimate", "share_own_account", "--survey", SURVEY, "--format", "csv")
    by = rows(thakhi(*words, "--by", "area", home=home).stdout)
    where = rows(thakhi(*words, "--where", "area = 'rural'", home=home).stdout)
    rural = next(r for r in by if r["area"] == "rural")
    assert [where[0][m] for m in MEASURES] == [rural[m] for m in MEASURES]


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_indicators_are_listed_in_each_format(home: Path, form: str) -> None:
    run = thakhi("indicators", "--format", form, home=home)
    assert run.returncode == 0
    assert "share_without_nit" in run.stdout


@pytest.mark.parametrize(
    ("words", "code", "es", "en"),
    [
        (
            ["estimate", "share_without_nitt", "--survey", SURVEY],
            2,
            "¿Quiso decir «share_without_nit»?",
            "Did you mean “share_without_nit”?",
        ),
        (
            ["estimate", "employed_total", "--survey", "sintetic_bolivia_2019"],
            2,
            "¿Quiso decir «synthetic_bolivia_2019»?",
            "Did you mean “synthetic_bolivia_2019”?",
        ),
        (
            ["estimate", "employed_total", "--survey", SURVEY, "--by", "sexx"],
            2,
            "¿Quiso decir «sex»?",
            "Did you mean “sex”?",
        ),
        (["import", "ine_bolivia_ehh", "x.csv"], 2, "¿Quiso decir «ine_bolivia_eh»?", "Did you mean “ine_bolivia_eh”?"),
        (["import", "ine_bolivia_eh", "no-such-file.csv"], 2, "no existe", "no such file"),
        (["build", "no-such-folder"], 2, "no existe", "no such"),
        (["open", "."], 2, "use primero thakhi build", "run thakhi build first"),
        (["build", "examples/bolivia-2021", "--lang", "fr"], 2, "no hay idioma «fr»", "there is no language “fr”"),
    ],
)
def test_a_mistake_is_told_in_the_readers_language(home: Path, words: list[str], code: int, es: str, en: str) -> None:
    for lang, said in (("es", es), ("en", en)):
        run = thakhi(*words, home=home, lang=lang)
        assert run.returncode == code
        assert said in run.stderr
        assert "Traceback" not in run.stderr
        assert run.stdout == ""


def test_an_empty_home_says_what_to_do(tmp_path: Path) -> None:
    run = thakhi("surveys", home=tmp_path / "nothing")
    assert run.returncode == 0
    assert "thakhi import" in run.stdout
    assert not (tmp_path / "nothing").exists()


def test_a_home_whose_name_is_not_utf8_is_refused_in_words(home: Path, tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")
    os.symlink(home, odd)
    env = {**os.environ, "THAKHI_LANG": "en", "THAKHI_HOME": odd}
    words = [sys.executable, "-m", "thakhi", "estimate", "population_total", "--survey", SURVEY]
    run = subprocess.run(words, capture_output=True, env=env, cwd=ROOT, timeout=120, check=False)
    assert b"the path of the data home is not UTF-8; choose another with --home" in run.stderr
    assert b"Traceback" not in run.stderr
    assert run.returncode == 2
