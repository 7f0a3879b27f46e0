"""The drawn tables through the real engine: each person a PSU of its own, the number as worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.sample import Sample, write_survey
from tests.spec.table import Table, read_table
from thakhi.evidence.definitions import indicator_files, read_indicator
from thakhi.evidence.estimate import estimate
from thakhi.sources.mapping import read_columns
from thakhi.terms.survey import Column, Level

SOURCE = Path(__file__).resolve().parents[2] / "src" / "thakhi" / "sources" / "ine_bolivia_eh" / "columns.yaml"

TIMES = 5  # each row is drawn as so many people who share its weight, so that no cell is suppressed


@pytest.fixture(scope="module")
def columns() -> dict[str, Column]:
    """The columns of INE Bolivia's survey as its card declares them."""
    return {
        name: Column(name, spec.kind, spec.label, levels=tuple(Level(c, t) for c, t in spec.codes.items()))
        for name, spec in read_columns(SOURCE).columns.items()
    }


@pytest.mark.parametrize("name", sorted(indicator_files()))
def test_engine_gives_the_number_worked_out_by_hand(name: str, tmp_path: Path, columns: dict[str, Column]) -> None:
    indicator = read_indicator(name)
    table = read_table(indicator.spec.table)
    used = [columns[c] for c in table.columns if c != "weight"]
    rows = [row for row in table.rows for _ in range(TIMES)]
    people = [_person(row, table, columns, i) for i, row in enumerate(rows)]
    survey = write_survey(Sample(tuple(people), {"1": tuple(p["psu"] for p in people)}, tuple(used)), tmp_path)
    for cell in indicator.spec.expect:
        found = estimate(survey, [indicator], where=cell.where)
        assert found[0].value == pytest.approx(cell.value, rel=1e-12)


def _person(row: tuple[str | None, ...], table: Table, columns: dict[str, Column], i: int) -> dict[str, object]:
    words = dict(zip(table.columns, row, strict=True))
    person = {c: _value(word, columns[c].kind) for c, word in words.items() if c != "weight"}
    return {"stratum": "1", "psu": f"{i:03}", "weight": float(words["weight"] or 0) / TIMES, **person}


def _value(word: str | None, kind: str) -> object:
    if word is None:
        return None
    if kind == "boolean":
        return word == "yes"
    return float(word) if kind == "number" else word
