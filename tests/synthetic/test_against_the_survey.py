"""The synthetic population beside the real survey, where that is on the machine: near in figures, far from records."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from tests.synthetic.headline import FITTED, RAKED, figures, printed, rows_of_page
from thakhi.sources.synthetic_bolivia.chain import TABLES
from thakhi.sources.synthetic_bolivia.fit import write_fit
from thakhi.terms.estimate import Estimate
from thakhi.terms.survey import Survey

pytestmark = pytest.mark.known
RICH = (
    "age, sex, department, sector, round(labour_income_main_bob_month, 2), round(gross_sales_bob_month, 2), "
    "hours_main_week"
)
KNOWN = "labour_income_main_bob_month IS NOT NULL AND gross_sales_bob_month IS NOT NULL AND hours_main_week IS NOT NULL"


@pytest.fixture(scope="module")
def pairs(eh2019: Survey, synthetic: Survey) -> dict[str, tuple[Estimate, Estimate]]:
    real, drawn = figures(eh2019), figures(synthetic)
    return {name: (real[name], drawn[name]) for name in real}


def test_the_shipped_tables_are_those_that_the_command_computes(eh2019: Survey, tmp_path: Path) -> None:
    written = write_fit(Path(eh2019.folder), tmp_path / "tables")
    shipped = {path.name: path.read_bytes() for path in sorted(TABLES.iterdir())}
    assert {path.name: path.read_bytes() for path in written} == shipped


@pytest.mark.parametrize("name", RAKED)
def test_what_is_raked_is_the_estimate_of_the_survey(name: str, pairs: dict[str, tuple[Estimate, Estimate]]) -> None:
    """Totals to one person; shares to a tenth of a point (the few without an answer are not the same)."""
    real, drawn = pairs[name]
    assert drawn.value == pytest.approx(real.value, abs=1.0 if "total" in name else 1e-3)


@pytest.mark.parametrize("name", FITTED)
def test_what_is_fitted_is_near(name: str, pairs: dict[str, tuple[Estimate, Estimate]]) -> None:
    """Shares within 1.5 points; means and medians within 10 percent."""
    real, drawn = pairs[name]
    allowed = {"abs": 0.015} if real.unit == "share" else {"rel": 0.10}
    assert drawn.value == pytest.approx(real.value, **allowed)


def test_the_how_to_prints_the_estimates_of_the_survey(pairs: dict[str, tuple[Estimate, Estimate]]) -> None:
    assert {name: printed(real) for name, (real, _) in pairs.items()} == {
        n: row[0] for n, row in rows_of_page().items()
    }


def test_nobody_in_it_is_a_person_of_the_survey(eh2019: Survey, db: duckdb.DuckDBPyConnection) -> None:
    """On seven facts of an owner, synthetic people meet real ones no more often than real people of other units do."""
    real = f"(SELECT {RICH}, psu FROM '{eh2019.folder}/people.parquet' WHERE {KNOWN})"
    drawn = f"(SELECT {RICH}, psu FROM p WHERE {KNOWN})"
    assert met(db, real, real) > 0  # real people of different units do coincide by chance
    assert met(db, drawn, real) <= met(db, real, real)


def met(db: duckdb.DuckDBPyConnection, some: str, others: str) -> int:
    """How many of `some` in odd units have the facts of one of `others` in an even unit."""
    some_rows = f"(SELECT to_json(s) AS t FROM (SELECT * EXCLUDE psu FROM {some} WHERE psu % 2 = 1) s)"
    other_rows = f"(SELECT to_json(s) AS t FROM (SELECT * EXCLUDE psu FROM {others} WHERE psu % 2 = 0) s)"
    return int(db.execute(f"SELECT count(*) FROM {some_rows} WHERE t IN (SELECT t FROM {other_rows})").fetchall()[0][0])
