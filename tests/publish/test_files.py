"""Workbook, CSV with metadata and PDF, opened by outside readers."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from csvw import CSVW
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.publish.sample import by_department, roadmap
from thakhi.publish.charts.outline import read_atlas
from thakhi.publish.pdf.render import render_pdf
from thakhi.publish.phrases import COLUMNS
from thakhi.publish.view.book import open_book
from thakhi.publish.view.edition import edition_view
from thakhi.publish.view.section import DrawingView, GridView


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("name", ["estimates", "figure-mapa-nit", "figure-brecha"])
def test_csv_metadata_is_read_by_the_csvw_package(edition: Path, name: str) -> None:
    found = CSVW(str(edition / "data" / f"{name}.csv-metadata.json"), validate=True)

    assert found.is_valid
    with (edition / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        header, *rows = list(csv.reader(stream))
    table = found.to_json()["tables"][0]
    assert len(table["row"]) == len(rows)
    assert [column["name"] for column in _metadata(edition, name)["tableSchema"]["columns"]] == header


def _metadata(edition: Path, name: str) -> dict[str, dict[str, list[dict[str, str]]]]:
    return dict(json.loads((edition / "data" / f"{name}.csv-metadata.json").read_text()))


def test_the_csv_of_a_figure_starts_with_the_contracted_columns(edition: Path) -> None:
    header = (edition / "data" / "figure-mapa-nit.csv").read_text().splitlines()[0]

    assert header.startswith("indicator,department,estimate,se,ci_low,ci_high,cv,df,deff,n,n_psu,quality,unit,id,")


def test_all_estimates_are_in_one_csv(edition: Path) -> None:
    with (edition / "data" / "estimates.csv").open(encoding="utf-8", newline="") as stream:
        ids = [row["id"] for row in csv.DictReader(stream)]

    assert sorted(ids) == sorted(open_book(roadmap(), "es").numbers)


@pytest.mark.parametrize(("lang", "sheet"), [("es", "Datos"), ("en", "Data")])
def test_the_workbook_holds_every_figure_at_full_precision(edition: Path, lang: str, sheet: str) -> None:
    book = load_workbook(edition / lang / f"ficticio-2021-{lang}.xlsx")

    assert len(book.sheetnames) == 6  # five, and the schedule of the plan
    header, *rows = list(book[sheet].iter_rows(values_only=True))
    found = [dict(zip(header, row, strict=True)) for row in rows]
    potosi = next(row for row in found if row["department"] == "Potosí")
    assert potosi["estimate"] == by_department()[4].value
    pando = next(row for row in found if row["department"] == "Pando")
    assert (pando["estimate"], pando["se"], pando["quality"]) == (None, None, "suppressed")


@pytest.mark.parametrize(("lang", "sheet", "readme"), [("es", "Datos", "Léame"), ("en", "Data", "README")])
def test_the_workbook_explains_columns_that_it_has(edition: Path, lang: str, sheet: str, readme: str) -> None:
    book = load_workbook(edition / lang / f"ficticio-2021-{lang}.xlsx")
    header = [cell.value for cell in book[sheet][1]]
    explained = [label for label, _ in book[readme].iter_rows(values_only=True) if label in COLUMNS]

    assert explained == list(COLUMNS)
    assert set(explained) <= set(header)


def test_the_workbook_says_that_data_are_synthetic(edition: Path) -> None:
    book = load_workbook(edition / "es" / "ficticio-2021-es.xlsx")
    words = [cell for row in book["Léame"].iter_rows(values_only=True) for cell in row]

    assert "Datos sintéticos" in words


@pytest.mark.parametrize(("lang", "matrix"), [("es", "Matriz de acciones"), ("en", "Action matrix")])
def test_the_pdf_is_tagged_dated_and_has_bookmarks(edition: Path, lang: str, matrix: str) -> None:
    reader = PdfReader(edition / lang / f"ficticio-2021-{lang}.pdf")

    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert reader.root_object["/Lang"].startswith(lang)
    assert reader.metadata is not None
    assert str(reader.metadata.creation_date).startswith("2021-10-04")
    titles = [found.title for found in reader.outline if not isinstance(found, list)]
    assert matrix in titles
    assert sum(title.startswith(("1.", "2.", "3.", "4.")) for title in titles) == 4


def test_the_pdf_names_edition_and_fingerprint_on_every_page(edition: Path) -> None:
    reader = PdfReader(edition / "es" / "ficticio-2021-es.pdf")
    texts = [page.extract_text() for page in reader.pages]

    assert all("0123456789abcdef" in text for text in texts)
    assert all("Datos sintéticos" in text for text in texts)
    assert all(
        (round(page.mediabox.width), round(page.mediabox.height)) in {(595, 842), (842, 595)} for page in reader.pages
    )


def test_a_drawing_taller_than_a_page_stays_whole_and_with_its_title() -> None:
    tall = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 1600" width="700" height="1600">'
        '<text x="9" y="30" font-size="20">PRIMERO</text><text x="9" y="1590" font-size="20">ULTIMO</text></svg>'
    )
    view = edition_view(open_book(roadmap(), "es"), read_atlas())
    drawn = DrawingView(anchor="a", file="a", number="S1.1", title="Dibujo alto", alt="alto", svg=tall)
    wide = GridView(anchor="t", title="Cuadro ancho", header=tuple("abcdefgh"), rows=(("CELDA",) * 8,), source="")
    made = render_pdf(
        replace(view, sections=(replace(view.sections[0], paragraphs=(), drawings=(drawn,), grids=(wide,)),))
    )

    pages = PdfReader(io.BytesIO(made)).pages
    (whole,) = [text for page in pages if "PRIMERO" in (text := page.extract_text())]
    assert "Dibujo alto" in whole
    assert "ULTIMO" in whole
    (table,) = [page for page in pages if "CELDA" in page.extract_text()]
    assert table.mediabox.width > table.mediabox.height


def test_the_pdf_prints_every_number_with_its_interval(edition: Path) -> None:
    text = " ".join(page.extract_text() for page in PdfReader(edition / "es" / "ficticio-2021-es.pdf").pages)

    assert "57,1 a 64,9" in text.replace("\u00a0", " ")
    assert "thakhi estimate share_without_nit" in text
