"""Every definition: it reads, says what it counts in both languages, and its drawn table comes out as by hand."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import sqlglot
from sqlglot import exp

from tests.spec.evaluate import Row, plain_rows, plain_value, worked_out
from tests.spec.table import Table, read_table
from thakhi.folder.yaml import read_yaml
from thakhi.sources.mapping import ColumnSpec, read_columns
from thakhi.terms.indicator import Family, Indicator
from thakhi.terms.survey import Kind
from thakhi.terms.text import Text

SOURCE = Path(__file__).resolve().parents[2] / "src" / "thakhi"
FILES = {path.stem: path for path in sorted((SOURCE / "evidence" / "indicators").glob("*/*.yaml"))}
REQUIRED = {
    "employed_total",
    "employed_total_14plus",
    "employed_total_15plus",
    "population_total",
    "share_poor_moderate",
    "share_own_account",
    "share_without_nit",
    "labour_income_mean",
    "labour_income_quantile",
    "labour_income_per_hour",
}
UNITS = {
    "total": {"persons", "BOB/month"},
    "mean": {"BOB/month", "hours/week", "years"},
    "share": {"share"},
    "ratio": {"BOB/hour", "share"},
    "quantile": {"BOB/month"},
}
every = pytest.mark.parametrize("name", sorted(FILES))


@cache
def definition(name: str) -> Indicator:
    return read_yaml(FILES[name], Indicator)


@cache
def columns() -> Mapping[str, ColumnSpec]:
    """The columns that are kept of INE Bolivia's survey."""
    declared = read_columns(SOURCE / "sources" / "ine_bolivia_eh" / "columns.yaml").columns
    return {name: column for name, column in declared.items() if not column.hidden}


@cache
def kinds() -> Mapping[str, Kind]:
    return {name: column.kind for name, column in columns().items()}


def test_the_required_definitions_are_there() -> None:
    assert set(FILES) >= REQUIRED


def test_every_family_has_its_definitions() -> None:
    count = Counter(path.parent.name for path in FILES.values())

    assert set(count) == set(get_args(Family))
    assert min(count.values()) >= 10


@every
def test_file_and_folder_carry_the_name(name: str) -> None:
    found = definition(name)

    assert (found.id, found.family) == (FILES[name].stem, FILES[name].parent.name)


@every
def test_words_in_two_languages(name: str) -> None:
    found = definition(name)
    words = [found.title, found.definition, found.counts, *([found.notes] if found.notes else [])]

    assert [text for text in words if not _two_languages(text)] == []
    assert len(found.title.es.split()) <= 12, "a title is a short noun phrase"


def test_no_two_definitions_have_the_same_title() -> None:
    titles = Counter(title for name in FILES for title in (definition(name).title.es, definition(name).title.en))

    assert [title for title, times in titles.items() if times > 1] == []


@every
def test_unit_fits_the_statistic(name: str) -> None:
    found = definition(name)

    assert found.unit in UNITS[found.statistic]
    assert bool(found.denominator) == (found.statistic == "ratio")


@every
def test_expressions_use_declared_columns_and_levels(name: str) -> None:
    found = definition(name)

    for text in (
        found.universe,
        found.numerator,
        found.denominator or "1",
        *(c.where or "TRUE" for c in found.spec.expect),
    ):
        tree = sqlglot.parse_one(text, read="duckdb")
        assert {column.name for column in tree.find_all(exp.Column)} <= set(columns()), text
        for node in tree.find_all(exp.EQ, exp.NEQ, exp.In):
            assert _unknown_levels(node) == [], text


@every
def test_drawn_levels_are_declared(name: str) -> None:
    table = read_table(definition(name).spec.table)

    assert table.columns[0] == "weight"
    assert 3 <= len(table.rows) <= 8
    for column in table.columns[1:]:
        if levels := columns()[column].codes:
            assert set(table.drawn(column)) <= set(levels)


@every
def test_the_table_draws_somebody_outside_and_somebody_missing(name: str) -> None:
    """Only the whole population has nobody outside; only a count has nobody who may not have answered."""
    found = definition(name)
    table = read_table(found.spec.table)
    inside = plain_rows(found, table, kinds())

    assert found.universe == "TRUE" or len(inside) < len(table.rows)
    assert found.id in COMPLETE or any(None in row for row in table.rows)


COMPLETE = {
    "population_total",
    "share_owners_young",  # sex, age, area and kinship are always known
    "share_owners_household_heads",
    "share_children_working",
}


@every
def test_the_value_is_what_the_definition_gives(name: str) -> None:
    found = definition(name)
    table = read_table(found.spec.table)

    for cell in found.spec.expect:
        assert plain_value(found, table, kinds(), cell.where) == pytest.approx(cell.value, rel=1e-12)


@every
def test_the_working_comes_to_the_value(name: str) -> None:
    for cell in definition(name).spec.expect:
        assert cell.working
        if definition(name).statistic != "quantile":  # its working is in words
            assert worked_out(cell.working) == pytest.approx(cell.value, rel=1e-12)


@every
def test_leaving_out_the_universe_would_be_seen(name: str) -> None:
    """The drawn rows outside the universe would change the number, where they have an answer."""
    found = definition(name)
    table = read_table(found.spec.table)
    anyone = Indicator(**{**{f: getattr(found, f) for f in found.__dataclass_fields__}, "universe": "TRUE"})

    if len(_answered(anyone, table)) > len(_answered(found, table)):
        assert plain_value(anyone, table, kinds()) != pytest.approx(found.spec.expect[0].value, rel=1e-9)


def _answered(found: Indicator, table: Table) -> list[Row]:
    return [row for row in plain_rows(found, table, kinds()) if row.numerator is not None]


@pytest.mark.known
@every
def test_questions_are_as_printed(name: str, shared_data: Path) -> None:
    printed = _printed(shared_data / "eh2019" / "questionnaire_items.csv")
    for question in definition(name).questions:
        if question.item[0] in "56" and "." in question.item:
            assert question.text in printed[question.item]
        else:
            assert re.search(
                r"^Variable construida por el INE: |no está en la documentación disponible\.$", question.text
            )


@cache
def _printed(path: Path) -> dict[str, set[str]]:
    """Item → wordings, of the parts of the questionnaire whose wording is at hand."""
    out: dict[str, set[str]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            out.setdefault(f"{row['section']}{row['part']}.{row['item']}", set()).add(row["text_es"])
    return out


def _two_languages(text: Text) -> bool:
    return bool(text.es.strip()) and bool(text.en.strip()) and text.es != text.en


def _unknown_levels(node: exp.Expression) -> list[str]:
    sides = [node.this, *node.args.get("expressions", []), node.args.get("expression")]
    literals = [side.this for side in sides if isinstance(side, exp.Literal) and side.is_string]
    named = [side.name for part in sides if part is not None for side in part.find_all(exp.Column)]
    return [
        literal
        for name in named
        if columns()[name].codes
        for literal in literals
        if literal not in columns()[name].codes
    ]
