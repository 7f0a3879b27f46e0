"""Files made on the spot: a few rows of the real survey, and a tiny country that exists only here."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from thakhi.sources.read import import_survey
from thakhi.terms.survey import Survey

Rows = list[list[str]]


@pytest.fixture(scope="session")
def eh_file(shared_data: Path) -> Path:
    """INE's person file of 2019."""
    return shared_data / "eh2019" / "EH2019_Persona.csv.gz"


@pytest.fixture(scope="session")
def eh_home(eh_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data home with the whole survey imported."""
    home = tmp_path_factory.mktemp("home")
    import_survey("ine_bolivia_eh", eh_file, home=home)
    return home


@pytest.fixture(scope="session")
def eh_lines(eh_file: Path) -> list[bytes]:
    """The header and the first 400 records of the real file, as bytes with their line ends."""
    with gzip.open(eh_file) as stream:
        return [stream.readline() for _ in range(401)]


@pytest.fixture
def eh_with(eh_lines: list[bytes], tmp_path: Path) -> Callable[..., Path]:
    """Writes an extract of the real file in which cells were changed: (line, variable) → value."""
    header = eh_lines[0].decode("latin-1").rstrip("\r\n").split(";")

    def write(
        changes: dict[tuple[int, str], str] | None = None, name: str = "eh.csv", encoding: str = "latin-1"
    ) -> Path:
        rows = [line.decode("latin-1") for line in eh_lines]
        for (line, variable), value in (changes or {}).items():
            cells = rows[line - 1].rstrip("\r\n").split(";")
            assert len(cells) == len(header), "choose a line without quoted cells"
            cells[header.index(variable)] = value
            rows[line - 1] = ";".join(cells) + "\r\n"
        path = tmp_path / name
        path.write_bytes("".join(rows).encode(encoding))
        return path

    return write


TINY_COLUMNS = """
dialect: {separator: ",", encoding: utf-8, decimal: "."}
survey:
  id: tiny
  title: {es: Encuesta diminuta, en: Tiny survey}
  producer: Nobody
  period: "2020"
  place: XX
  place_name: {es: Ninguna parte, en: Nowhere}
design: {weight: w, stratum: h, psu: u, household: f, person: p}
columns:
  sex:
    kind: category
    label: {es: Sexo, en: Sex}
    codes: {man: {es: Hombre, en: Man}, woman: {es: Mujer, en: Woman}}
    from: s
    levels: {"1. Hombre": man, "2. Mujer": woman}
  income:
    kind: number
    label: {es: Ingreso, en: Income}
    unit: XXX/month
    from: y
"""


class Tiny:
    """A survey of a few lines: write rows, import them."""

    header = ("w", "h", "u", "f", "p", "s", "y")
    rows = (
        ("1.5", "a", "1", "1", "1", "1. Hombre", "10"),
        ("1.5", "a", "1", "1", "2", "2. Mujer", "20"),
        ("2", "a", "2", "2", "1", "1. Hombre", ""),
        ("2", "b", "3", "3", "1", "2. Mujer", "7.25"),
        ("1", "b", "4", "4", "1", "2. Mujer", "0"),
    )

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.folder = folder
        self.columns = folder / "columns.yaml"
        self.columns.write_text(TINY_COLUMNS, encoding="utf-8")

    def write(self, changes: dict[tuple[int, str], str] | None = None, extra: str = "") -> Path:
        """The file, with cells changed by (line, variable)."""
        lines = [list(self.header), *(list(r) for r in self.rows)]
        for (line, variable), value in (changes or {}).items():
            lines[line - 1][self.header.index(variable)] = value
        path = self.folder / "tiny.csv"
        path.write_text("".join(",".join(row) + "\n" for row in lines) + extra, encoding="utf-8")
        return path

    def load(self, file: Path | None = None) -> Survey:
        """Imports the file."""
        return import_survey("csv_survey", file or self.write(), home=self.home, columns=self.columns)

    def left(self) -> list[str]:
        """What stands in the data home besides the lock."""
        surveys = self.home / "surveys"
        return sorted(p.name for p in surveys.iterdir() if p.name != ".import.lock") if surveys.is_dir() else []


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """The tiny survey."""
    return Tiny(tmp_path)


@pytest.fixture
def people() -> Callable[[Survey], list[dict[str, object]]]:
    """The people table of a survey, row by row."""

    def rows(survey: Survey) -> list[dict[str, object]]:
        found = duckdb.sql(f"SELECT * FROM '{survey.folder}/people.parquet'")
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]

    return rows
