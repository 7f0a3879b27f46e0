"""The benchmarks run: a small survey is made and measured, bars are judged, a wrong number is seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.agreement import agreement
from benchmarks.case import Bar, Case, Result
from benchmarks.cases import read_cases
from benchmarks.generate import generate
from benchmarks.report import bars, misses
from benchmarks.run import Bench, run_peer
from thakhi.sources.card import read_card

CUBE = next(c for c in read_cases() if c.name == "cube")
ROWS = 8_000  # two or three PSUs in each of the 72 strata
RESULTS = [
    Result("cube", "4m", "thakhi", 2.0, 3.0, 400.0, 5),
    Result("cube", "4m", "scan", 0.4, 0.5, 90.0, 5),
    Result("cube", "4m", "r_survey", said="> 600 s"),
]


def test_the_survey_is_in_the_house_layout_and_the_same_each_time(tmp_path: Path) -> None:
    survey = generate(tmp_path / "a", ROWS)
    generate(tmp_path / "b", ROWS)
    people = pq.read_table(tmp_path / "a" / "people.parquet")

    assert survey == read_card(tmp_path / "a")
    assert (people.num_rows, survey.persons, survey.strata) == (ROWS, ROWS, 72)
    assert people["psu"].to_pylist() == sorted(people["psu"].to_pylist())
    assert (tmp_path / "a" / "people.parquet").read_bytes() == (tmp_path / "b" / "people.parquet").read_bytes()


@pytest.mark.parametrize("peer", ["thakhi", "scan"])
def test_a_measure_in_its_own_process(peer: str, tmp_path: Path) -> None:
    generate(tmp_path / "rows_40k", ROWS)
    found = run_peer(Bench(tmp_path, tmp_path, limit=60), CUBE, "40k", peer, [])

    assert (found.said, found.runs) == ("", 5)
    assert 0 < (found.seconds or 0) < 60
    assert (found.mb or 0) > 20


def test_a_peer_over_the_limit_is_ended_and_not_tried_at_the_next_size(tmp_path: Path) -> None:
    generate(tmp_path / "rows_40k", ROWS)
    bench = Bench(tmp_path, tmp_path, limit=0.05)
    late = run_peer(bench, CUBE, "40k", "thakhi", [])
    after = run_peer(bench, CUBE, "400k", "thakhi", [late])

    assert (late.said, after.said) == ("> 0.05 s", "> 0.05 s (not run)")


SCAN, R = ("cube", "scan"), ("cube", "r_survey")


@pytest.mark.parametrize(
    ("bar", "line"),
    [
        (Bar("4m", 4, than=SCAN), "MISS  cube at 4m: ≤ 4 × cube scan: measured 5"),
        (Bar("4m", 6, than=SCAN, aim=3), "pass  cube at 4m: ≤ 6 × cube scan, aim 3: measured 5"),
        (Bar("4m", 0.1, "at_least", than=SCAN), "pass  cube at 4m: ≥ 0.1 × as fast as cube scan: measured 0.2"),
        (Bar("4m", 300, unit="mb"), "MISS  cube at 4m: thakhi ≤ 300 MB: measured 400"),
        (Bar("4m", 9, "at_least", than=R), "----  cube at 4m: ≥ 9 × as fast as cube r_survey: not measured"),
    ],
)
def test_bars_are_judged(bar: Bar, line: str) -> None:
    case: Case = replace(CUBE, bars=(bar,))

    assert bars([case], RESULTS) == [line]
    assert misses([line], {"cube 40k": "MISMATCH"})[-1] == "cube 40k: MISMATCH"


def test_a_number_that_is_not_rs_is_seen(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "a.csv", tmp_path / "b.csv"
    ours.write_text("mean,man|rural,10.0,1.0\nmean,man|urban,11.0,1.0\n")
    theirs.write_text("mean,man|rural,10.0,1.0\nmean,man|urban,11.0,1.0000001\nmean,woman|urban,5.0,NaN\n")

    assert agreement(ours, theirs).startswith("MISMATCH in 1 of 2 cells: ('mean', 'man|urban')")
    assert agreement(theirs, theirs).startswith("MISMATCH in 1 of 3")
    assert (
        agreement(ours, ours) == "estimates and SEs of 2 cells are R's to 1e-9 (0 too small to be shown or set aside)"
    )


@pytest.mark.heavy
@pytest.mark.parametrize("peer", ["sqlite index", "sqlite two words"])
def test_search_is_measured_on_hours_of_invented_speech(peer: str, tmp_path: Path) -> None:
    case = next(c for c in read_cases() if c.name == "search")
    found = run_peer(Bench(tmp_path, tmp_path, limit=120), case, "2h", peer, [])

    assert found.said == ""
    assert 0 < (found.seconds or 0) < 60
    assert sorted(p.name for p in (tmp_path / "speech_sqlite_2h").glob("*.sqlite3")) == ["site.sqlite3"]


def test_every_kind_of_question_is_a_peer_on_both_databases() -> None:
    from benchmarks.workers.search_ import questions

    case = next(c for c in read_cases() if c.name == "search")
    kinds = {"index", *questions()}

    assert set(case.peers) == {f"{engine} {kind}" for engine in ("sqlite", "postgres") for kind in kinds}


@pytest.mark.parametrize("peer", ["thakhi_rules", "thakhi_all", "numpy"])
def test_rules_are_measured(peer: str, tmp_path: Path) -> None:
    rules = next(c for c in read_cases() if c.name == "rules")
    found = run_peer(Bench(tmp_path, tmp_path, limit=60), rules, "u10k", peer, [])

    assert (found.said, found.runs) == ("", 5)
