"""No shipped table says anything about fewer cases than the rule allows."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from thakhi.sources.synthetic_bolivia.chain import TABLES, read_chain
from thakhi.sources.synthetic_bolivia.disclosure import left_out, may_ship, percentiles_for, shown_levels

FILES = sorted(TABLES.glob("*.csv"))
FITTED = {step.column: step for step in read_chain().steps if step.fitted}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_every_fitted_column_and_margin_has_its_table() -> None:
    chain = read_chain()
    means = {f"{s.column}.means.csv" for s in chain.steps if s.balance}
    margins = {f"margin_{m.id}.csv" for m in chain.margins}
    expected = {f"{name}.csv" for name in FITTED} | means | margins | {"likeness.csv", "design.csv"}
    assert {path.name for path in FILES} == expected


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_row_rests_on_fewer_than_thirty_cases(path: Path) -> None:
    assert [row for row in rows(path) if int(row["n"]) < 30] == []


@pytest.mark.parametrize("name", sorted(n for n, s in FITTED.items() if s.kind == "number"))
def test_percentiles_stay_away_from_the_ends(name: str) -> None:
    """Quartiles from 30 cases, deciles from 100, twentieths from 400; never a minimum or a maximum."""
    for row in rows(TABLES / f"{name}.csv"):
        if row["what"].startswith("p") and row["what"][1:].isdigit():
            assert int(row["what"][1:]) in percentiles_for(int(row["n"]))
        else:
            assert row["what"] in {"(positive)", "(zero)", "(missing)", "(rest)", "mean"}


def test_thirty_cases_may_be_shipped_and_twenty_nine_may_not() -> None:
    assert [may_ship(29), may_ship(30)] == [False, True]
    assert [len(percentiles_for(n)) for n in (29, 30, 99, 100, 399, 400)] == [0, 3, 3, 9, 9, 19]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([40, 20, 10], [True, True, True]),
        ([40, 2, 1], [True, False, False]),  # the pool counts 3
        ([40, 5, 2], [True, False, False]),  # 2 cases alone would be seen as what is missing to the whole: 5 join them
        ([40, 1, 0], [False, False, False]),  # two levels: neither can be shown
        ([40, 9, 0], [True, True, False]),
    ],
)
def test_levels_of_one_or_two_cases_are_pooled(counts: list[int], shown: list[bool]) -> None:
    assert shown_levels(np.array(counts)).tolist() == shown


def test_one_case_in_a_thousand_and_missing_answers_are_left_out() -> None:
    assert left_out(np.array([1200, 1, 0]), None).tolist() == [False, True, False]
    assert left_out(np.array([400, 1, 0]), None).tolist() == [False, False, False]
    assert left_out(np.array([400, 3, 2]), 2).tolist() == [False, False, True]


def test_the_folder_says_whose_survey_it_rests_on_and_how_it_was_made() -> None:
    said = (TABLES / "README.md").read_text(encoding="utf-8")
    assert "Instituto Nacional de Estadística (INE), Estado Plurinacional de Bolivia, Encuesta de Hogares 2019" in said
    assert "Cálculo propio" in said
    assert "python -m thakhi.sources.synthetic_bolivia.fit" in said
