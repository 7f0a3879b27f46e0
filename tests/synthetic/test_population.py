"""The synthetic population: marked, reproducible, consistent, with the survey's columns and the fitted margins."""

from __future__ import annotations

import hashlib
from pathlib import Path

import duckdb
import pytest

from tests.synthetic.headline import figures, printed, rows_of_page
from thakhi.evidence.definitions import read_indicators
from thakhi.evidence.estimate import estimate
from thakhi.sources.card import find_survey
from thakhi.sources.synthetic_bolivia.chain import TABLES, Margin, read_chain
from thakhi.sources.synthetic_bolivia.describe import survey_columns
from thakhi.sources.synthetic_bolivia.disclosure import REST
from thakhi.sources.synthetic_bolivia.generate import synthesize
from thakhi.sources.synthetic_bolivia.tables import read_rows
from thakhi.terms.errors import InputProblem
from thakhi.terms.survey import Survey

CHAIN = read_chain()
ITEMS = ("materials", "services", "wages", "rent", "utilities", "credit", "taxes", "dues")
COSTS = " - ".join(f"cost_{item}_bob_month" for item in ITEMS)


def digest(survey: Survey) -> str:
    return hashlib.sha256((Path(survey.folder) / "people.parquet").read_bytes()).hexdigest()


def test_it_says_that_it_is_not_a_survey(synthetic: Survey) -> None:
    stored = find_survey(Path(synthetic.folder).parents[1], "synthetic_bolivia_2019")
    assert stored.synthetic
    assert "no es una encuesta" in stored.title.es
    assert "not a survey" in stored.title.en
    assert "No es una encuesta" in stored.source.citation()
    assert "semilla 1" in stored.source.title


def test_every_estimate_on_it_is_marked_synthetic(synthetic: Survey) -> None:
    found = estimate(synthetic, read_indicators())
    assert len({e.indicator for e in found}) == len(read_indicators())
    assert all(e.synthetic and isinstance(e.value, float) for e in found)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_people(tmp_path: Path) -> None:
    first, again, other = (
        digest(synthesize(tmp_path / name, seed=seed, scale=0.1)) for name, seed in (("a", 7), ("b", 7), ("c", 8))
    )
    assert first == again
    assert first != other


def test_the_design_is_that_of_the_survey(synthetic: Survey) -> None:
    assert (synthetic.strata, synthetic.psus) == (8, 1047)
    assert 36_000 < synthetic.persons < 44_000


def test_a_larger_scale_has_more_units_and_the_same_people_counted(tmp_path: Path) -> None:
    small = synthesize(tmp_path, scale=0.1)
    assert small.psus < 300
    total = duckdb.sql(f"SELECT sum(weight) FROM '{small.folder}/people.parquet'").fetchall()[0][0]
    assert total == pytest.approx(11_533_266, rel=1e-6)


@pytest.mark.parametrize(
    ("seed", "scale", "said"),
    [(-1, 1.0, "the seed is -1: use 0 or more"), (1, 0.0, "the scale is 0"), (1, float("nan"), "the scale is nan"),
     (1, 1e9, "up to 20")],
)  # fmt: skip
def test_a_size_that_cannot_be_drawn_is_refused(seed: int, scale: float, said: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=said):
        synthesize(tmp_path, seed=seed, scale=scale)
    assert list(tmp_path.iterdir()) == []


def test_it_has_the_columns_and_levels_of_the_household_survey(synthetic: Survey) -> None:
    declared = {name: spec for name, spec in survey_columns().items() if not spec.hidden}
    assert set(declared) <= set(synthetic.columns)
    for name, spec in declared.items():
        assert synthetic.columns[name].kind == spec.kind
        if spec.codes:
            assert tuple(level.code for level in synthetic.columns[name].levels) == tuple(spec.codes)


def test_what_is_not_fitted_is_missing_and_says_so(synthetic: Survey, db: duckdb.DuckDBPyConnection) -> None:
    for name in CHAIN.absent:
        assert db.execute(f"SELECT count({name}) FROM p").fetchall() == [(0,)]
        note = synthetic.columns[name].note
        assert note is not None
        assert "Not fitted" in note.en


@pytest.mark.parametrize("margin", CHAIN.margins, ids=lambda margin: margin.id)
def test_weights_meet_every_margin(margin: Margin, db: duckdb.DuckDBPyConnection) -> None:
    rows = read_rows(TABLES / f"margin_{margin.id}.csv")
    named = {tuple(row[name] for name in margin.by): float(row["estimate"]) for row in rows}
    assert drawn_margin(margin, db, set(named)) == pytest.approx(named, rel=1e-6)


def drawn_margin(
    margin: Margin, db: duckdb.DuckDBPyConnection, named: set[tuple[str, ...]]
) -> dict[tuple[str, ...], float]:
    """Weighted people by cell; what the margin does not name goes to its rest."""
    people = f"(SELECT *, {SCRATCH} FROM p)"
    by = ", ".join(f"coalesce(CAST({CHAIN.sql_of(name)} AS VARCHAR), '(missing)')" for name in margin.by)
    found: dict[tuple[str, ...], float] = {}
    for *cell, total in db.execute(f"SELECT {by}, sum(weight) FROM {people} GROUP BY ALL").fetchall():
        key = tuple(cell) if tuple(cell) in named else (REST,) * len(cell)
        found[key] = found.get(key, 0.0) + total
    return found


SCRATCH = (
    "sum(coalesce(labour_income_bob_month, 0)) OVER (PARTITION BY household) / count(*) OVER (PARTITION BY household) "
    "AS labour_per_person, CASE WHEN relationship IN ('head', 'partner', 'child') "
    "THEN CAST(relationship AS VARCHAR) ELSE 'other' END AS role"
)


@pytest.mark.parametrize(
    "rule",
    [
        "employed AND age < 7",
        "employed IS NOT NULL AND age < 7",
        "unit_size = '1' AND unit_size_persons <> 1",
        "pension_contributing AND NOT pension_affiliated",
        "internet_daily AND NOT internet_used",
        "labour_income_main_bob_month > 0 AND status IN ('family_worker', 'apprentice')",
        f"abs(gross_sales_bob_month - net_income_bob_month - {COSTS}) > 0.01",
        "gross_sales_bob_month IS NOT NULL AND status IN ('employee', 'employer_with_salary', 'family_worker')",
        "poor <> (household_income_per_person_bob_month < poverty_line_bob_month)",
        "extremely_poor AND NOT poor",
        "hours_second_week > 0 AND NOT second_job",
        "status IS NOT NULL AND NOT employed",
        "relationship = 'head' AND person <> 1",
        "age_group = '65+' AND age < 65",
        "weight <= 0",
    ],
)
def test_no_person_breaks_a_rule(rule: str, db: duckdb.DuckDBPyConnection) -> None:
    assert db.execute(f"SELECT count(*) FROM p WHERE {rule}").fetchall() == [(0,)]


@pytest.mark.parametrize("name", CHAIN.derived)
def test_derived_columns_follow_the_expressions_of_the_survey(name: str, db: duckdb.DuckDBPyConnection) -> None:
    derived = survey_columns()[name].derived
    differ = f"CAST({name} AS VARCHAR) IS DISTINCT FROM CAST(d AS VARCHAR)"
    kind = "DOUBLE" if survey_columns()[name].kind == "number" else "VARCHAR"
    sql = f"SELECT count(*) FROM (SELECT *, CAST(({derived}) AS {kind}) AS d FROM p) WHERE {differ}"
    assert db.execute(sql).fetchall() == [(0,)]


def test_households_and_units_hold_together(db: duckdb.DuckDBPyConnection) -> None:
    alike = "weight, psu, household_income_bob_month, poverty_line_bob_month, department, area"
    apart = " OR ".join(f"count(DISTINCT {name}) > 1" for name in alike.split(", "))
    assert db.execute(
        f"SELECT count(*) FROM (SELECT household FROM p GROUP BY household HAVING {apart})"
    ).fetchall() == [(0,)]
    heads = "count(*) FILTER (relationship = 'head')"
    assert db.execute(
        f"SELECT count(*) FROM (SELECT household FROM p GROUP BY household HAVING {heads} <> 1)"
    ).fetchall() == [(0,)]


def test_people_of_one_unit_are_alike_as_in_the_survey(synthetic: Survey) -> None:
    """Without likeness within units the design effect of rural trades would be near that of the weights, about 2."""
    found = {
        e.indicator: e
        for e in estimate(synthetic, read_indicators(("share_owners_agriculture", "share_poor_moderate")))
    }
    assert all((e.deff or 0) > 5 for e in found.values())


def test_the_how_to_prints_the_figures_of_this_population(synthetic: Survey) -> None:
    assert {name: printed(e) for name, e in figures(synthetic).items()} == {
        n: row[1] for n, row in rows_of_page().items()
    }
