"""The same file in its other clothes gives the same people: UTF-8, .zip, SPSS with labels, Stata with codes."""

from __future__ import annotations

import csv
import gzip
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars
import pyarrow.parquet as pq
import pyreadstat
import pytest

from thakhi.sources.mapping import read_columns
from thakhi.sources.read import import_survey

MAPPING = Path(import_survey.__code__.co_filename).parent / "ine_bolivia_eh" / "columns.yaml"


@pytest.fixture
def plain(eh_with: Callable[..., Path]) -> Path:
    return eh_with()


@pytest.fixture
def expected(plain: Path, tmp_path: Path) -> Any:
    """The people of the extract read from its CSV."""
    return loaded(plain, tmp_path / "expected")


def loaded(file: Path, home: Path) -> Any:
    survey = import_survey("ine_bolivia_eh", file, home=home)
    return pq.read_table(f"{survey.folder}/people.parquet")


def test_extract_says_that_it_is_one(plain: Path, tmp_path: Path) -> None:
    survey = import_survey("ine_bolivia_eh", plain, home=tmp_path)
    assert survey.title.es == "Encuesta de Hogares 2019 (extracto: 400 de 39605 personas)"
    assert survey.persons == 400


def test_utf8_and_packed(plain: Path, expected: Any, tmp_path: Path) -> None:
    utf8 = tmp_path / "utf8.csv"
    utf8.write_text(plain.read_text(encoding="latin-1"), encoding="utf-8-sig", newline="")
    zipped = tmp_path / "EH.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(plain, "Base EH2019/EH2019_Persona.csv")
        packed.writestr("LEAME.pdf", b"%PDF")
    gz = tmp_path / "EH.csv.gz"
    gz.write_bytes(gzip.compress(plain.read_bytes()))
    assert [loaded(f, tmp_path / "home").equals(expected) for f in (utf8, zipped, gz)] == [True, True, True]


def test_path_that_is_not_utf8(plain: Path, expected: Any, tmp_path: Path) -> None:
    folder = Path(str(tmp_path) + "/encuesta_\udcf1")
    folder.mkdir()
    odd = folder / "a\udcf1o 2019.csv"
    odd.write_bytes(plain.read_bytes())
    assert loaded(odd, tmp_path / "home").equals(expected)


def records(plain: Path) -> tuple[list[str], list[list[str | None]]]:
    with plain.open(encoding="latin-1", newline="") as stream:
        header, *rows = csv.reader(stream, delimiter=";")
    return header, [[cell.strip() or None for cell in row] for row in rows]


def number(cell: str | None) -> float | None:
    return None if cell is None else float(cell.replace(",", "."))


def as_statistics_package(plain: Path) -> tuple[polars.DataFrame, dict[str, dict[int, str]]]:
    """Numbers as numbers; "1.Hombre" as the code 1 with the value label "Hombre"; the rest as text."""
    columns = read_columns(MAPPING)
    year = columns.years[2019]
    numbers = {n for c, v in year.variables.items() for n in v.names if columns.columns[c].kind == "number"} | {
        "factor"
    }
    header, rows = records(plain)
    data: dict[str, list[Any]] = {}
    labels: dict[str, dict[int, str]] = {}
    for i, name in enumerate(header):
        cells = [row[i] for row in rows]
        coded = [re.fullmatch(r"(\d+)\.\s*(.*)", c) for c in cells if c]
        if name in numbers:
            data[name] = [number(c) for c in cells]
        elif name.startswith("s0") and coded and all(coded) and not name.endswith("_cod"):
            labels[name] = {int(m[1]): m[2] for m in coded if m}
            data[name] = [float(c.split(".")[0]) if c else None for c in cells]
        else:
            data[name] = [c or "" for c in cells]
    return polars.DataFrame(data, infer_schema_length=None), labels


@pytest.mark.parametrize("form", ["sav", "dta"])
def test_codes_with_value_labels(form: str, plain: Path, expected: Any, tmp_path: Path) -> None:
    frame, labels = as_statistics_package(plain)
    assert len(labels) > 40
    file = tmp_path / f"EH2019.{form}"
    write = pyreadstat.write_sav if form == "sav" else pyreadstat.write_dta
    write(frame, str(file), variable_value_labels=labels)
    assert loaded(file, tmp_path / "home").equals(expected)


def test_bare_codes_without_labels(plain: Path, expected: Any, tmp_path: Path) -> None:
    """A file whose labels were lost: the codes of the official labels are enough."""
    frame, _ = as_statistics_package(plain)
    file = tmp_path / "codes.dta"
    pyreadstat.write_dta(frame, str(file))
    people = loaded(file, tmp_path / "home")
    texts = {"indigenous_people"}  # its levels are the words of the data
    names = [n for n in expected.column_names if n not in texts]
    assert people.select(names).equals(expected.select(names))


def test_labels_as_text_in_sav(plain: Path, expected: Any, tmp_path: Path) -> None:
    """All text, as when the CSV itself was opened in SPSS: numbers with a decimal point."""
    frame, _ = as_statistics_package(plain)
    header, rows = records(plain)
    texts = {n: [row[i] or "" for row in rows] for i, n in enumerate(header) if n.startswith("s0")}
    only = {n: v for n, v in texts.items() if any("." in c for c in v)}
    file = tmp_path / "text.sav"
    pyreadstat.write_sav(frame.with_columns(**{n: polars.Series(v) for n, v in only.items()}), str(file))
    assert loaded(file, tmp_path / "home").equals(expected)


def test_label_that_contradicts_the_mapping(plain: Path, tmp_path: Path) -> None:
    """Code 1 labelled "Mujer" is not taken for 1.Hombre."""
    from thakhi.terms.errors import DataProblem

    frame, labels = as_statistics_package(plain)
    labels["s02a_02"] = {1: "Mujer", 2: "Hombre"}
    file = tmp_path / "swapped.sav"
    pyreadstat.write_sav(frame, str(file), variable_value_labels=labels)
    with pytest.raises(DataProblem, match=r"s02a_02: “2\. Hombre” \(\d+×, first on line"):
        import_survey("ine_bolivia_eh", file, home=tmp_path / "home")
