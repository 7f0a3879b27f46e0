"""What the reader of the Encuesta de Hogares refuses, with what and where; and what a new year takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from thakhi.sources.read import import_survey
from thakhi.terms.errors import DataProblem, InputProblem, Problem


def refused(family: type[Problem], file: Path, home: Path, **options: object) -> Problem:
    with pytest.raises(family) as caught:
        import_survey("ine_bolivia_eh", file, home=home, **options)  # type: ignore[arg-type]
    left = [p.name for p in (home / "surveys").iterdir()] if (home / "surveys").is_dir() else []
    assert left in ([], [".import.lock"])
    return caught.value


def test_file_of_another_survey(shared_data: Path, tmp_path: Path) -> None:
    problem = refused(InputProblem, shared_data / "survey_validation" / "apistrat.csv", tmp_path)
    assert "not the file expected 2019: " in problem.text.en
    assert "variables are missing: factor" in problem.text.en
    assert "The file has: " in problem.text.en
    assert "cds" in problem.text.en
    assert problem.where
    assert problem.where.endswith("apistrat.csv:1")


def test_missing_design_column_with_the_nearest_name(eh_with: Callable[..., Path], tmp_path: Path) -> None:
    file = eh_with()
    file.write_bytes(file.read_bytes().replace(b";estrato;factor;", b";estrat0;factor_exp;", 1))
    problem = refused(InputProblem, file, tmp_path)
    assert "2 variables are missing: factor (≈ factor_exp), estrato (≈ estrat0)" in problem.text.en
    assert "faltan 2 variables: factor (≈ factor_exp), estrato (≈ estrat0)" in problem.text.es


def test_year_that_is_not_mapped(eh_with: Callable[..., Path], tmp_path: Path) -> None:
    problem = refused(InputProblem, eh_with(), tmp_path, year=2018)
    assert "unknown survey year “2018”. Did you mean “2019”?" in problem.text.en


def test_unknown_labels_are_all_listed(eh_with: Callable[..., Path], tmp_path: Path) -> None:
    file = eh_with(
        {(2, "s02a_02"): "1.Varon", (3, "s02a_02"): "3.Otro", (7, "depto"): "La Pas", (9, "depto"): "La Pas"}
    )
    problem = refused(DataProblem, file, tmp_path)
    assert problem.where == f"{file}:2"
    assert "depto: “La Pas” (2×, first on line 7; did you mean “La Paz”?)" in problem.text.en
    assert "s02a_02: “1.Varon” (1×, first on line 2; did you mean “1.Hombre”?)" in problem.text.en
    assert "s02a_02: “3.Otro” (1×, first on line 3)" in problem.text.en
    assert "etiquetas desconocidas: " in problem.text.es


def test_labels_may_be_spaced_and_accented_otherwise(eh_with: Callable[..., Path], tmp_path: Path) -> None:
    file = eh_with({(2, "s02a_02"): " 1.  HOMBRE ", (3, "s02a_02"): "2.mujer", (4, "depto"): "CHUQUISACA"})
    assert import_survey("ine_bolivia_eh", file, home=tmp_path).persons == 400


def test_numbers_that_are_not(eh_with: Callable[..., Path], tmp_path: Path) -> None:
    file = eh_with({(2, "factor"): "193.01", (4, "s02a_03"): "ocho"})
    problem = refused(DataProblem, file, tmp_path)
    assert problem.text.en == (
        "not numbers with a decimal comma: factor: “193.01” (line 2; 1 in all); s02a_03: “ocho” (line 4; 1 in all)"
    )
    assert problem.where == f"{file}:2"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("factor", "-1,5", "the weight is negative: 1 records (lines 5)"),
        ("factor", "0", "the weight is zero: 1 records (lines 5)"),
        ("factor", " ", "the weight is missing: 1 records (lines 5)"),
        ("estrato", " ", "the stratum is missing: 1 records (lines 5)"),
        ("estrato", "24", "1 PSUs are in two strata"),
    ],
)
def test_design(eh_with: Callable[..., Path], tmp_path: Path, variable: str, value: str, said: str) -> None:
    file = eh_with({(5, variable): value})
    problem = refused(DataProblem, file, tmp_path)
    assert said in problem.text.en
    assert problem.where == f"{file}:5"


def test_repeated_person(eh_lines: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "eh.csv"
    file.write_bytes(b"".join([*eh_lines, eh_lines[1], eh_lines[2]]))
    problem = refused(DataProblem, file, tmp_path)
    assert "repeated persons (household/person 100-00000000001-A-0011/1; 100-00000000001-A-0011/2)" in problem.text.en
    assert "2 records (lines 402, 403)" in problem.text.en


@pytest.mark.parametrize("kept", [0.31, 0.77])
def test_truncated_in_the_middle_of_a_row(eh_lines: list[bytes], tmp_path: Path, kept: float) -> None:
    file = tmp_path / "eh.csv"
    last = eh_lines[-1]
    file.write_bytes(b"".join(eh_lines[:-1]) + last[: int(len(last) * kept)])
    problem = refused(DataProblem, file, tmp_path)
    assert re.search(r"the row has \d+ fields, expected 423: the file is cut short or damaged", problem.text.en)
    assert problem.where == f"{file}:401"


def test_last_line_without_its_end_is_whole(eh_lines: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "eh.csv"
    file.write_bytes(b"".join(eh_lines).rstrip(b"\r\n"))
    assert import_survey("ine_bolivia_eh", file, home=tmp_path).persons == 400


def test_row_with_too_many_fields(eh_lines: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "eh.csv"
    lines = list(eh_lines)
    lines[99] = lines[99].replace(b"\r\n", b";1;2\r\n")
    file.write_bytes(b"".join(lines))
    problem = refused(DataProblem, file, tmp_path)
    assert problem.text.en == "the row has more than 423 fields: the file is cut short or damaged"
    assert problem.where == f"{file}:100"


def test_unclosed_quote(eh_lines: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "eh.csv"
    lines = list(eh_lines)
    lines[50] = lines[50].replace(b";Chuquisaca;", b';"Chuquisaca;', 1)
    file.write_bytes(b"".join(lines))
    problem = refused(DataProblem, file, tmp_path)
    assert "unclosed quote" in problem.text.en
    assert problem.where == f"{file}:51"


def test_header_alone(eh_lines: list[bytes], tmp_path: Path) -> None:
    file = tmp_path / "eh.csv"
    file.write_bytes(eh_lines[0])
    problem = refused(DataProblem, file, tmp_path)
    assert problem.text.en == "the file has no records"


def test_unknown_source(tmp_path: Path) -> None:
    with pytest.raises(InputProblem, match=r"unknown source “ine_bolivia”. Did you mean “ine_bolivia_eh”"):
        import_survey("ine_bolivia", tmp_path / "x.csv", home=tmp_path)
    assert not (tmp_path / "surveys").exists()


FICTION = """
  2031:
    period: "2031"
    design: {weight: fexp, stratum: est, psu: cong, household: viv, person: ord}
    variables:
      sex: {from: p102, levels: {"V": man, "M": woman}}
      age: {from: p103, missing: [999]}
      employed: {from: ocu, levels: {"1": true, "0": false}}
      status:
        from: p501
        levels: {"Cuenta propia": own_account, "Asalariado": employee, "Patrón": employer_without_salary, "NS/NR": null}
      gross_sales_amount: {from: [p601, p602]}
      gross_sales_frequency: {from: [f601, f602], levels: frequency}
"""


@pytest.fixture
def fiction(tmp_path: Path) -> tuple[Path, Path]:
    """A year that never was: other names, other labels; the shipped mapping with one more entry."""
    shipped = Path(import_survey.__code__.co_filename).parent / "ine_bolivia_eh" / "columns.yaml"
    columns = tmp_path / "columns.yaml"
    columns.write_text(shipped.read_text(encoding="utf-8") + FICTION, encoding="utf-8")
    file = tmp_path / "eh2031.csv"
    file.write_text(
        "viv;ord;P102;P103;ocu;p501;p601;f601;p602;f602;cong;est;fexp\r\n"
        "h1;1;V;40;1;cuenta  propia;300;1. Diario;;;u1;9;1,5\r\n"
        "h1;2;M;999;1;Patrón;;;500;Semanal;u1;9;2,5\r\n"
        "h2;1;M;12;0;;;;;;u2;9;,5\r\n"
        "h3;1;V;30;1;NS/NR;;;;;u2;9;1E1\r\n",
        encoding="latin-1",
    )
    return file, columns


def test_another_year_is_another_mapping(
    fiction: tuple[Path, Path], tmp_path: Path, people: Callable[..., list[dict[str, object]]]
) -> None:
    file, columns = fiction
    survey = import_survey("ine_bolivia_eh", file, home=tmp_path, columns=columns)
    assert (survey.id, survey.period.iso, survey.title.en) == (
        "ine_bolivia_eh2031", "2031", "Household Survey (Encuesta de Hogares) 2031",
    )  # fmt: skip
    rows = people(survey)
    names = ("sex", "age", "age_group", "employed", "status", "is_owner", "icse93", "weight")
    assert [tuple(row[n] for n in names) for row in rows] == [
        ("man", 40, "35-44", True, "own_account", True, "own_account", 1.5),
        ("woman", None, None, True, "employer_without_salary", True, "employers", 2.5),
        ("woman", 12, "7-13", False, None, None, None, 0.5),
        ("man", 30, "25-34", True, None, None, "not_classifiable", 10),
    ]
    assert [row["gross_sales_bob_month"] for row in rows] == [None, 500 * 4.33, None, None]
    assert "department" not in survey.columns, "a question that the year did not ask is not a column"
    assert {row["informal_sector"] for row in rows} == {"cannot_be_derived", None}


def test_real_file_is_still_2019_with_the_other_year_mapped(
    fiction: tuple[Path, Path], eh_with: Callable[..., Path], tmp_path: Path
) -> None:
    survey = import_survey("ine_bolivia_eh", eh_with(), home=tmp_path, columns=fiction[1])
    assert survey.id == "ine_bolivia_eh2019"


def test_file_that_fits_two_years_asks_which(fiction: tuple[Path, Path], tmp_path: Path) -> None:
    file, columns = fiction
    columns.write_text(columns.read_text() + FICTION.replace("2031", "2032"), encoding="utf-8")
    problem = refused(InputProblem, file, tmp_path / "home", columns=columns)
    assert problem.text.en == "the file fits several years (2031, 2032); say which with --year"
    assert import_survey("ine_bolivia_eh", file, home=tmp_path, columns=columns, year=2032).id == "ine_bolivia_eh2032"


def test_mapping_with_a_code_that_the_column_has_not(fiction: tuple[Path, Path], tmp_path: Path) -> None:
    file, columns = fiction
    columns.write_text(columns.read_text().replace('"V": man', '"V": men'), encoding="utf-8")
    problem = refused(InputProblem, file, tmp_path / "home", columns=columns)
    assert problem.text.en == "unknown code of “sex” “men”. Did you mean “man”?"
    assert problem.where == str(columns)
