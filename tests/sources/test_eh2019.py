"""The Encuesta de Hogares 2019 as imported: known totals, and the tables that were computed independently in R."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from thakhi.sources.card import find_survey, list_surveys
from thakhi.terms.survey import Survey

OWNERS = "is_owner"
FARMLESS = "is_owner AND activity_section IS DISTINCT FROM 'A'"


@pytest.fixture(scope="module")
def survey(eh_home: Path) -> Survey:
    return find_survey(eh_home, "ine_bolivia_eh2019")


@pytest.fixture(scope="module")
def db(survey: Survey) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(f"CREATE VIEW p AS FROM '{survey.folder}/people.parquet'")
    return connection


def value(db: duckdb.DuckDBPyConnection, expression: str, where: str = "TRUE") -> float:
    return float(db.execute(f"SELECT {expression} FROM p WHERE {where}").fetchall()[0][0])


def share(db: duckdb.DuckDBPyConnection, of: str, where: str) -> float:
    """Percent of those for whom `of` is known, to one decimal."""
    return round(100 * value(db, f"SUM(weight) FILTER ({of}) / SUM(weight) FILTER (({of}) IS NOT NULL)", where), 1)


def mean(db: duckdb.DuckDBPyConnection, column: str, where: str) -> int:
    return round(value(db, f"SUM(weight * {column}) / SUM(weight) FILTER ({column} IS NOT NULL)", where))


def test_known_totals(db: duckdb.DuckDBPyConnection, survey: Survey) -> None:
    assert (survey.persons, survey.psus, survey.strata) == (39_605, 1_047, 8)
    assert survey.title.es == "Encuesta de Hogares 2019"
    assert round(value(db, "SUM(weight)")) == 11_533_266
    assert round(value(db, "SUM(weight)", "employed")) == 5_809_528
    assert round(value(db, "SUM(weight)", "employed AND age < 14")) == 306_983
    assert round(value(db, "SUM(weight)", "employed AND working_age")) == 5_502_545
    assert value(db, "COUNT(DISTINCT household)") == 11_869
    assert value(db, "COUNT(*)", OWNERS) == 8_665
    assert round(value(db, "SUM(weight)", OWNERS)) == 2_604_207
    assert round(value(db, "SUM(weight)", "status = 'own_account'")) == 2_401_467
    assert round(100 * value(db, "SUM(weight) FILTER (poor) / SUM(weight) FILTER (poor IS NOT NULL)"), 2) == 37.17
    assert share(db, "extremely_poor", "TRUE") == 12.9
    assert value(db, "COUNT(*) FILTER (poor IS NULL)") == 40


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("employed", (41.3, 32.0, 2.2, 0.5)),
        ("employed AND sex = 'woman'", (37.7, 26.4, 4.7, 0.0)),
        ("employed AND area = 'rural'", (45.2, 12.3, 0.3, 0.9)),
        ("employed AND activity_section IS DISTINCT FROM 'A' AND sex = 'man'", (37.7, 49.5, 0.3, 1.2)),
        ("employed AND working_age AND sex = 'woman'", (39.9, 27.8, 4.9, 0.0)),
    ],
)
def test_a1_status(db: duckdb.DuckDBPyConnection, group: str, expected: tuple[float, ...]) -> None:
    levels = ("own_account", "employee", "domestic_worker", "cooperative_member")
    assert tuple(share(db, f"status = '{level}'", group) for level in levels) == expected


def test_a1_employers_and_unpaid(db: duckdb.DuckDBPyConnection) -> None:
    assert share(db, "icse93 = 'employers'", "employed") == 3.5
    assert share(db, "status IN ('family_worker', 'apprentice')", "employed") == 20.5
    assert share(db, "sex = 'woman'", FARMLESS) == 43.8
    assert value(db, "COUNT(*)", FARMLESS) == 6_374


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("TRUE", (28.2, 42.5, 10.5, 4.4, 14.4)),
        ("area = 'urban'", (32.4, 31.4, 9.3, 6.6, 20.3)),
        ("activity_section IS DISTINCT FROM 'A' AND sex = 'woman'", (34.3, 33.9, 6.8, 5.1, 19.9)),
    ],
)
def test_a2_size(db: duckdb.DuckDBPyConnection, group: str, expected: tuple[float, ...]) -> None:
    sizes = ("'1'", "'2-4'", "'5-10'", "'11-14', '15-19', '20-49'", "'50+'")
    assert tuple(share(db, f"unit_size IN ({size})", f"employed AND {group}") for size in sizes) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (OWNERS, (86.5, 2.9, 5.2, 5.4)),
        (f"{OWNERS} AND sex = 'woman'", (87.7, 3.8, 3.8, 4.7)),
        (f"{FARMLESS} AND unit_size = '5-10'", (56.3, 6.0, 35.8, 1.9)),
        (f"{FARMLESS} AND area = 'rural'", (93.4, 0.9, 1.2, 4.5)),
    ],
)
def test_a3_tax_number(db: duckdb.DuckDBPyConnection, group: str, expected: tuple[float, ...]) -> None:
    levels = ("none", "simplificado", "general", "unknown")
    assert tuple(share(db, f"nit_regime = '{level}'", group) for level in levels) == expected


def test_a4_bookkeeping(db: duckdb.DuckDBPyConnection) -> None:
    levels = ("books", "notebook", "none", "unknown")
    assert tuple(share(db, f"bookkeeping = '{level}'", FARMLESS) for level in levels) == (6.9, 19.0, 70.2, 3.9)
    women = f"{FARMLESS} AND sex = 'woman'"
    assert tuple(share(db, f"bookkeeping = '{level}'", women) for level in levels) == (4.6, 21.9, 70.0, 3.5)


def test_a5_place_of_work(db: duckdb.DuckDBPyConnection, survey: Survey) -> None:
    levels = [level.code for level in survey.columns["place_of_work"].levels]
    expected = [4.6, 40.5, 12.1, 1.1, 8.2, 7.6, 16.2, 3.8, 4.5, 0.8, 0.5]
    assert [share(db, f"place_of_work = '{level}'", FARMLESS) for level in levels] == expected


@pytest.mark.parametrize(
    ("group", "sales_n", "sales", "net"),
    [
        ("status = 'own_account'", 5_643, 5_003, 2_727),
        ("status = 'own_account' AND sex = 'woman'", 2_652, 4_482, 2_121),
        ("icse93 = 'employers'", 508, 14_880, 5_203),
        ("nit_regime = 'simplificado'", 287, 9_118, 3_528),
        ("nit_regime = 'general'", 407, 10_479, 5_388),
    ],
)
def test_a6_sales_and_net_income(db: duckdb.DuckDBPyConnection, group: str, sales_n: int, sales: int, net: int) -> None:
    where = f"{FARMLESS} AND {group}"
    assert value(db, "COUNT(gross_sales_bob_month)", where) == sales_n
    assert mean(db, "gross_sales_bob_month", where) == sales
    assert mean(db, "labour_income_main_bob_month", where) == net
    assert share(db, "gross_sales_bob_month * 12 <= 136000", FARMLESS) == 90.1
    assert share(db, "gross_sales_bob_month * 12 <= 184000", f"{FARMLESS} AND nit_regime = 'simplificado'") == 84.5


def test_a6_a_period_is_scaled_to_a_month(db: duckdb.DuckDBPyConnection) -> None:
    """A cost of nothing is nothing whatever its period; every amount with a period is there."""
    assert value(db, "COUNT(cost_materials_bob_month)") == 8_452
    assert value(db, "COUNT(net_income_bob_month)") == 8_534
    assert value(db, "MIN(cost_rent_bob_month)") == 0


def test_a7_pay(db: duckdb.DuckDBPyConnection) -> None:
    paid = "labour_income_main_bob_month IS NOT NULL"
    hourly = "SUM(weight * labour_income_main_bob_month) / SUM(weight * hours_main_week)"
    assert mean(db, "labour_income_main_bob_month", "sex = 'man'") == 3_296
    assert mean(db, "labour_income_main_bob_month", "sex = 'woman'") == 2_439
    gap = 1 - value(db, hourly, f"{paid} AND sex = 'woman'") / value(db, hourly, f"{paid} AND sex = 'man'")
    assert round(100 * gap, 1) == 14.0


@pytest.mark.parametrize(
    ("group", "expected"),
    [(OWNERS, (84.2, 16.1, 41.3)), (FARMLESS, (91.4, 22.6, 53.7)), (f"{OWNERS} AND area = 'rural'", (72.2, 3.0, 20.2))],
)
def test_a8_own_use(db: duckdb.DuckDBPyConnection, group: str, expected: tuple[float, ...]) -> None:
    assert tuple(share(db, c, group) for c in ("phone_own", "computer_used", "internet_used")) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("employed", (19.5, 16.1, 11.6)),
        ("status = 'employee'", (50.5, 47.5, 12.7)),
        ("status = 'own_account' AND sex = 'woman'", (3.7, 0.6, 12.4)),
        ("icse93 = 'employers'", (16.2, 7.7, 15.2)),
    ],
)
def test_a9_pension_and_association(db: duckdb.DuckDBPyConnection, group: str, expected: tuple[float, ...]) -> None:
    columns = ("pension_affiliated", "pension_contributing", "union_member")
    assert tuple(share(db, c, group) for c in columns) == expected


def test_informality_follows_its_order_of_tests(db: duckdb.DuckDBPyConnection) -> None:
    """No registered unit is informal, no contributing employee either; a household is never an owner's shop."""
    assert value(db, "COUNT(*)", "informal_sector <> 'formal' AND nit_regime IN ('general', 'simplificado')") == 0
    assert value(db, "COUNT(*)", "informal_sector <> 'formal' AND institutional_sector = 'public_administration'") == 0
    assert value(db, "COUNT(*)", "informal_job = 'formal' AND status = 'family_worker'") == 0
    assert value(db, "COUNT(*)", "status = 'employee' AND pension_contributing AND informal_job <> 'formal'") == 0
    assert value(db, "COUNT(*)", "informal_sector IS NULL") == value(db, "COUNT(*)", "employed IS DISTINCT FROM TRUE")
    assert value(db, "COUNT(*)", "informal_job = 'cannot_be_derived'") == 1
    assert 79 < share(db, "informal_job = 'informal'", "employed AND age >= 15") < 82  # ILOSTAT, ECE 2019: 81.5


def test_not_asked_is_told_from_no(db: duckdb.DuckDBPyConnection) -> None:
    assert value(db, "COUNT(*)", "age < 7 AND employed IS NOT NULL") == 0
    assert value(db, "COUNT(*)", "NOT internet_used AND internet_daily IS DISTINCT FROM FALSE") == 0
    assert value(db, "COUNT(internet_daily)") == value(db, "COUNT(internet_used)") == 35_900
    assert value(db, "COUNT(*)", "employed AND pension_contributing IS NULL") == 0


def test_activity_agrees_with_isic(db: duckdb.DuckDBPyConnection) -> None:
    """Divisions lie in their section of ISIC Rev.4."""
    bounds = {"A": (1, 3), "C": (10, 33), "F": (41, 43), "G": (45, 47), "H": (49, 53), "I": (55, 56), "T": (97, 98)}
    for section, (low, high) in bounds.items():
        where = f"activity_section = '{section}' AND activity_division::INT NOT BETWEEN {low} AND {high}"
        assert value(db, "COUNT(*)", where) == 0
    assert value(db, "COUNT(activity_division)") == 19_136  # 15 records carry a section letter only


def test_size_classes_of_the_ilo(db: duckdb.DuckDBPyConnection) -> None:
    """The class 5 to 10 is split with the number of persons; nobody in it is left where the number decides."""
    assert value(db, "COUNT(*)", "unit_size = '5-10' AND unit_size_persons = 10 AND unit_size_ilo <> '10-49'") == 0
    assert value(db, "COUNT(*)", "unit_size = '5-10' AND unit_size_persons = 9 AND unit_size_ilo <> '2-9'") == 0
    assert value(db, "COUNT(unit_size_ilo)") == 18_681


def test_order_and_row_groups(survey: Survey) -> None:
    people = pq.ParquetFile(f"{survey.folder}/people.parquet")
    table = people.read(columns=["psu", "stratum"])
    psu, stratum = table["psu"].to_numpy(), table["stratum"].to_numpy()
    assert (psu[1:] >= psu[:-1]).all()
    assert (stratum[1:] >= stratum[:-1]).all()
    assert sorted(set(psu)) == list(range(1_047))
    psus = pq.read_table(f"{survey.folder}/psu.parquet").to_pydict()
    assert psus["psu"] == list(range(1_047))
    assert sum(psus["persons"]) == 39_605
    assert [psus["stratum_code"][psus["stratum"].index(i)] for i in range(8)] == [
        str(c) for c in (11, 12, 13, 14, 21, 22, 23, 24)
    ]
    assert psus["sampling_fraction"] == [None] * 1_047


def test_card(survey: Survey, eh_home: Path, eh_file: Path) -> None:
    import hashlib

    assert survey.source.sha256 == hashlib.sha256(eh_file.read_bytes()).hexdigest()
    assert "Instituto Nacional de Estadística (INE), Estado Plurinacional de Bolivia" in survey.source.citation()
    assert [s.id for s in list_surveys(eh_home)] == ["ine_bolivia_eh2019"]
    status = survey.columns["status"]
    assert (status.item, status.question) == ("6B.14", "En esta ocupación usted trabaja como:")
    assert status.variable == "s06b_14"
    constant = {c.name for c in survey.columns.values() if c.constant_in_psu}
    assert {"weight", "stratum", "psu", "department", "area"} <= constant
    assert "sex" not in constant
    assert all(c.label.es and c.label.en for c in survey.columns.values())


CONTRACT = {
    "department": "Chuquisaca,La Paz,Cochabamba,Oruro,Potosí,Tarija,Santa Cruz,Beni,Pando",
    "area": "urban,rural",
    "sex": "man,woman",
    "age_group": "0-6,7-13,14-17,18-24,25-34,35-44,45-54,55-64,65+",
    "indigenous": "belongs,does_not_belong,not_bolivian",
    "education_level": "none,primary,secondary,higher,other",
    "activity_status": "employed,unemployed_ceased,unemployed_first_job,inactive_temporary,inactive_permanent",
    "status": "employee,employer_with_salary,own_account,employer_without_salary,cooperative_member,family_worker,"
    "apprentice,domestic_worker",
    "icse93": "employees,employers,own_account,cooperative_members,contributing_family_workers,not_classifiable",
    "activity_section": ",".join("ABCDEFGHIJKLMNOPQRSTU"),
    "occupation_group": ",".join("0123456789"),
    "unit_size": "1,2-4,5-10,11-14,15-19,20-49,50+",
    "unit_size_ilo": "1,2-9,10-49,50+,ambiguous",
    "institutional_sector": "public_administration,public_enterprise,private_medium_large,private_family_micro_small,"
    "ngo,international",
    "nit_regime": "general,simplificado,none,unknown",
    "bookkeeping": "books,notebook,none,unknown",
    "place_of_work": "home,own_premises,others_premises,land,mobile_stall,fixed_stall,vehicle,clients_home,walking,"
    "walking_presales,other",
    "contract": "fixed_term,by_work,verbal,permanent_item,none",
    "health_coverage": "public,private,other,none",
    "informal_sector": "formal,informal,household,cannot_be_derived",
    "informal_job": "formal,informal,cannot_be_derived",
}


@pytest.mark.parametrize("name", CONTRACT)
def test_levels_are_those_that_indicators_rest_on(survey: Survey, db: duckdb.DuckDBPyConnection, name: str) -> None:
    levels = [level.code for level in survey.columns[name].levels]
    assert ",".join(levels) == CONTRACT[name]
    met = {r[0] for r in db.execute(f"SELECT DISTINCT {name} FROM p WHERE {name} IS NOT NULL").fetchall()}
    assert met <= set(levels)
    assert not set(levels) - met - {"ambiguous"}, "a declared level that nobody has"
