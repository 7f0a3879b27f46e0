"""Other countries' files through a columns.yaml: R's api samples, NHANES II, Chile's labour force survey and EME6."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import polars
import pyarrow.parquet as pq
import pyreadstat
import pytest

from tests.sources.conftest import Tiny
from thakhi.sources.read import import_survey
from thakhi.terms.errors import DataProblem, InputProblem
from thakhi.terms.survey import Survey

COLUMNS = Path(__file__).parent


def loaded(file: Path, name: str, home: Path) -> Survey:
    return import_survey("csv_survey", file, home=home, columns=COLUMNS / f"{name}.columns.yaml")


def mean_and_error(survey: Survey, column: str) -> tuple[float, float]:
    """A mean and its linearized standard error (METHODS 1.4), written out on the stored files."""
    psus = pq.read_table(f"{survey.folder}/psu.parquet")
    design = {c: np.array(psus[c].to_pylist(), dtype=float) for c in ("psu", "stratum", "sampling_fraction")}
    rows = duckdb.sql(
        f"SELECT psu, SUM(weight * {column}), SUM(weight) FILTER ({column} IS NOT NULL) "
        f"FROM '{survey.folder}/people.parquet' GROUP BY psu ORDER BY psu"
    ).fetchall()
    y = np.array([r[1] or 0.0 for r in rows])
    x = np.array([r[2] or 0.0 for r in rows])
    ratio = y.sum() / x.sum()
    z = (y - ratio * x) / x.sum()
    variance = 0.0
    for stratum in np.unique(design["stratum"]):
        mine = design["stratum"] == stratum
        n, fraction = mine.sum(), np.nan_to_num(design["sampling_fraction"][mine][0])
        variance += (1 - fraction) * n / (n - 1) * ((z[mine] - z[mine].mean()) ** 2).sum()
    return float(ratio), float(np.sqrt(variance))


def test_apistrat_has_strata_and_population_sizes(shared_data: Path, tmp_path: Path) -> None:
    survey = loaded(shared_data / "survey_validation" / "apistrat.csv", "apistrat", tmp_path)
    assert (survey.persons, survey.psus, survey.strata) == (200, 200, 3)
    psus = pq.read_table(f"{survey.folder}/psu.parquet").to_pydict()
    assert dict(zip(psus["stratum_code"], psus["sampling_fraction"], strict=True)) == {
        "E": 100 / 4421, "H": 50 / 755, "M": 50 / 1018,
    }  # fmt: skip
    assert mean_and_error(survey, "api00") == pytest.approx((662.287363159321, 9.40894080278458), rel=1e-12)
    assert [level.code for level in survey.columns["awards"].levels] == ["No", "Yes"]


def test_apiclus1_is_one_stratum_of_clusters(shared_data: Path, tmp_path: Path) -> None:
    survey = loaded(shared_data / "survey_validation" / "apiclus1.csv", "apiclus1", tmp_path)
    assert (survey.persons, survey.psus, survey.strata) == (183, 15, 1)
    assert set(pq.read_table(f"{survey.folder}/psu.parquet")["sampling_fraction"].to_pylist()) == {15 / 757}
    mean, error = mean_and_error(survey, "api00")
    assert (round(mean, 2), round(error, 2)) == (644.17, 23.54)
    assert survey.columns["county"].constant_in_psu
    assert not survey.columns["school_type"].constant_in_psu


def test_nhanes2_nests_its_psus(shared_data: Path, tmp_path: Path) -> None:
    survey = loaded(shared_data / "survey_validation" / "nhanes2.csv", "nhanes2", tmp_path)
    assert (survey.persons, survey.psus, survey.strata) == (10_337, 62, 31)
    assert pq.read_table(f"{survey.folder}/psu.parquet")["psu_code"].to_pylist()[:3] == ["1-1", "1-2", "10-1"]
    mean, error = mean_and_error(survey, "zinc")
    assert (round(mean, 2), round(error, 2)) == (87.18, 0.49)
    missing = duckdb.sql(
        "SELECT COUNT(*) FILTER (zinc IS NULL), COUNT(*) FILTER (high_lead IS NULL) "
        f"FROM '{survey.folder}/people.parquet'"
    )
    assert missing.fetchall() == [(1_148, 5_395)]


def test_nhanes2_without_nesting_is_refused(shared_data: Path, tmp_path: Path) -> None:
    columns = tmp_path / "columns.yaml"
    columns.write_text((COLUMNS / "nhanes2.columns.yaml").read_text().replace("nest: true", "nest: false"))
    with pytest.raises(DataProblem, match=r"2 PSUs are in two strata"):
        import_survey("csv_survey", shared_data / "survey_validation" / "nhanes2.csv", home=tmp_path, columns=columns)


def test_chile_labour_force(shared_data: Path, tmp_path: Path) -> None:
    survey = loaded(shared_data / "chile" / "ene.csv.gz", "ene", tmp_path)
    assert survey.persons == 87_842
    assert survey.columns["sex"].levels[0].label.es == "Hombre"
    rows = duckdb.sql(
        f"SELECT sex, SUM(weight), SUM(weight) FILTER (employed) FROM '{survey.folder}/people.parquet' GROUP BY sex"
    )
    raw = duckdb.sql(
        "SELECT CASE sexo WHEN 1 THEN 'man' ELSE 'woman' END AS sex, SUM(fact_cal), "
        "SUM(fact_cal) FILTER (cae_especifico BETWEEN 1 AND 7) "
        f"FROM read_csv('{shared_data}/chile/ene.csv.gz') GROUP BY sex"
    )
    for mine, theirs in zip(sorted(rows.fetchall()), sorted(raw.fetchall()), strict=True):
        assert mine[0] == theirs[0]
        assert mine[1:] == pytest.approx(theirs[1:], rel=1e-12)


def test_chile_microentrepreneurs_from_stata(shared_data: Path, tmp_path: Path) -> None:
    """Levels and labels come out of the Stata file itself."""
    file = shared_data / "chile" / "eme6_extracto.dta"
    survey = loaded(file, "eme6", tmp_path)
    data, meta = pyreadstat.read_dta(str(file), output_format="dict")
    assert survey.persons == len(data["Factor_EME"]) == 7_808
    labels = meta.variable_value_labels["registro_SII"]
    assert {level.label.es for level in survey.columns["registered"].levels} <= set(labels.values())
    total = duckdb.sql(f"SELECT SUM(weight) FROM '{survey.folder}/people.parquet'").fetchall()[0][0]
    assert total == pytest.approx(sum(data["Factor_EME"]), rel=1e-12)


def test_columns_yaml_is_needed(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"csv_survey needs a columns.yaml"):
        import_survey("csv_survey", tmp_path / "x.csv", home=tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "said", "at"),
    [
        (
            "    kind: number",
            "    kind: numeric",
            "“columns.income.kind” cannot be 'numeric': expected",
            "kind: numeric",
        ),
        ("    unit: XXX/month", "    units: XXX/month", "unknown key “units”. Did you mean “unit”?", "units:"),
        ("design: {weight: w,", "design: {wait: w,", "unknown key “wait”", "wait"),
        ("  id: tiny\n", "", "“id” is missing in “survey”", "survey:"),
    ],
)
def test_mistakes_in_columns_yaml(tiny: Tiny, old: str, new: str, said: str, at: str) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace(old, new))
    with pytest.raises(InputProblem) as caught:
        tiny.load()
    assert said in caught.value.text.en
    line = next(i for i, words in enumerate(tiny.columns.read_text().splitlines(), 1) if at in words)
    assert caught.value.where == f"{tiny.columns}:{line}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("design: {weight: w, stratum: h, psu: u, household: f, person: p}\n", "", "“design” is missing"),
        ('    levels: {"1. Hombre": man, "2. Mujer": woman}\n', "    levels: sexes\n", "unknown level set “sexes”"),
        ('"1. Hombre": man', '"1. Hombre": men', "unknown code of “sex” “men”. Did you mean “man”?"),
        ('"1. Hombre": man', "Yes: man", "put the labels Yes, No, On, Off in quotes"),
        ("from: y\n", "derived: incme * 2\n", "the expression of “income” cannot be computed"),
    ],
)
def test_mappings_that_make_no_sense(tiny: Tiny, old: str, new: str, said: str) -> None:
    before = tiny.columns.read_text()
    tiny.columns.write_text(before.replace(old, new))
    assert tiny.columns.read_text() != before
    with pytest.raises(InputProblem) as caught:
        tiny.load()
    assert said in caught.value.text.en
    assert caught.value.where == str(tiny.columns)
    assert tiny.left() == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("weight", "“weight” is the name of a column of the design; call yours something else"),
        ("PSU", "“PSU” is the name of a column of the design"),
        ("order", "“order” is a word of SQL; call the column something else, for example “order_code”"),
        ("net-income", "“net-income” cannot name a column: use letters, digits and underscores"),
        ("2nd", "“2nd” cannot name a column"),
        ("Sex", "the columns “sex” and “Sex” differ in capitals only; rename one"),
    ],
)
def test_names_that_a_condition_could_not_mean(tiny: Tiny, name: str, said: str) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("  income:", f"  {name}:"))
    with pytest.raises(InputProblem) as caught:
        tiny.load()
    assert said in caught.value.text.en
    line = next(i for i, words in enumerate(tiny.columns.read_text().splitlines(), 1) if words == f"  {name}:")
    assert caught.value.where == f"{tiny.columns}:{line}"
    assert tiny.left() == []


def test_names_in_the_language_of_the_survey(tiny: Tiny, people: Callable[..., list[dict[str, object]]]) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace("  income:", "  ingreso_año:"))
    assert [row["ingreso_año"] for row in people(tiny.load())] == [10, 20, None, 7.25, 0]


def test_people_of_the_tiny_country(tiny: Tiny, people: Callable[..., list[dict[str, object]]]) -> None:
    survey = tiny.load()
    names = ("survey", "period", "person", "weight", "stratum", "psu", "household", "sex", "income")
    assert [tuple(row[n] for n in names) for row in people(survey)] == [
        ("tiny", "2020", 1, 1.5, 0, 0, 0, "man", 10.0),
        ("tiny", "2020", 2, 1.5, 0, 0, 0, "woman", 20.0),
        ("tiny", "2020", 1, 2.0, 0, 1, 1, "man", None),
        ("tiny", "2020", 1, 2.0, 1, 2, 2, "woman", 7.25),
        ("tiny", "2020", 1, 1.0, 1, 3, 3, "woman", 0.0),
    ]


def test_derived_columns_use_those_before_them(tiny: Tiny, people: Callable[..., list[dict[str, object]]]) -> None:
    tiny.columns.write_text(
        tiny.columns.read_text()
        + """
  rich: {kind: boolean, label: {es: Rico, en: Rich}, derived: "double_income > 20", hidden: false}
  double_income: {kind: number, label: {es: Doble, en: Double}, derived: "income * 2", hidden: true}
"""
    )
    with pytest.raises(InputProblem, match=r"“rich” cannot be computed"):
        tiny.load()
    text = tiny.columns.read_text()
    rich = next(line for line in text.splitlines() if line.startswith("  rich"))
    tiny.columns.write_text(text.replace(rich + "\n", "") + rich + "\n")
    rows = people(tiny.load())
    assert [row["rich"] for row in rows] == [False, True, None, False, False]
    assert "double_income" not in rows[0]


def test_derived_category_stays_within_its_codes(tiny: Tiny) -> None:
    tiny.columns.write_text(
        tiny.columns.read_text()
        + """
  band:
    kind: category
    label: {es: Tramo, en: Band}
    codes: {low: {es: Bajo, en: Low}}
    derived: CASE WHEN income > 10 THEN 'high' ELSE 'low' END
"""
    )
    with pytest.raises(InputProblem, match=r"“band” holds the code “high”, which is not one of its levels"):
        tiny.load()
    assert tiny.left() == []


def test_words_for_missing(tiny: Tiny, people: Callable[..., list[dict[str, object]]]) -> None:
    tiny.columns.write_text(tiny.columns.read_text().replace('decimal: "."', 'decimal: ".", missing: [NA, "-"]'))
    rows = people(tiny.load(tiny.write({(2, "y"): "NA", (3, "s"): " - "})))
    assert [(row["sex"], row["income"]) for row in rows[:2]] == [("man", None), (None, 20.0)]


def test_corrections_are_declared_beside_the_mapping(
    tiny: Tiny, people: Callable[..., list[dict[str, object]]]
) -> None:
    corrections = tiny.folder / "corrections.yaml"
    corrections.write_text("- {variable: y, when: \"f = '3'\", value: null, why: The producer's erratum of 2021}\n")
    assert [row["income"] for row in people(tiny.load())] == [10, 20, None, None, 0]
    corrections.write_text("- {variable: yy, when: \"f = '3'\", why: x}\n")
    with pytest.raises(InputProblem, match=r"unknown variable “yy”"):
        tiny.load()
    corrections.write_text('- {variable: y, when: "no such thing", why: x}\n')
    with pytest.raises(InputProblem, match=r"the correction of “y” cannot be applied"):
        tiny.load()


def test_category_with_too_many_values(tiny: Tiny) -> None:
    tiny.columns.write_text(
        tiny.columns.read_text()
        .replace("kind: number", "kind: category")
        .replace("from: y", "from: y\n    levels: from_data")
    )
    lines = "".join(f"1,a,1,1,{i + 10},1. Hombre,{i}\n" for i in range(20_001))
    with pytest.raises(DataProblem, match=r"“y” has more than 20000 distinct values: it is not a category"):
        tiny.load(tiny.write(extra=lines))


def test_dta_of_the_tiny_country(tiny: Tiny, people: Callable[..., list[dict[str, object]]]) -> None:
    """Numeric codes of strata and PSUs are written without a decimal point."""
    file = tiny.folder / "tiny.dta"
    frame = polars.DataFrame(
        {
            "w": [1.0, 2.0],
            "h": [11.0, 12.0],
            "u": [1.0, 2.5],
            "f": [1.0, 2.0],
            "p": [1.0, 1.0],
            "s": [1.0, 2.0],
            "y": [None, 3.0],
        }
    )
    pyreadstat.write_dta(frame, str(file), variable_value_labels={"s": {1: "Hombre", 2: "Mujer"}})
    survey = tiny.load(file)
    psus = pq.read_table(f"{survey.folder}/psu.parquet").to_pydict()
    assert (psus["stratum_code"], psus["psu_code"]) == (["11", "12"], ["1", "2.5"])
    assert [(r["sex"], r["income"]) for r in people(survey)] == [("man", None), ("woman", 3.0)]
