"""A cycle that was invented says so on every page, sheet and table of its edition."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from thakhi import pipeline

DEMO = Path(__file__).resolve().parents[2] / "examples" / "demo-cycle"
WORDS = {"es": "Ficticio", "en": "Fictional"}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made, out = pipeline.build(DEMO, home=tmp_path_factory.mktemp("home"), out=tmp_path_factory.mktemp("out") / "e")
    assert (made.fictional, made.stale, len(made.actions)) == (True, (), 2)
    return out


def test_every_page_says_so(edition: Path) -> None:
    silent = [p for lang, word in WORDS.items() for p in (edition / lang).glob("*.html") if word not in p.read_text()]

    assert silent == []
    assert all(word in (edition / "index.html").read_text() for word in WORDS.values())


def test_every_printed_page_says_so(edition: Path) -> None:
    pages = {path: PdfReader(path).pages for path in edition.rglob("*.pdf")}
    words = {path: WORDS["es" if ".es" in path.name or path.parent.name == "es" else "en"] for path in pages}

    assert len(pages) == 2
    assert [
        (p.name, n) for p, found in pages.items() for n, page in enumerate(found) if words[p] not in page.extract_text()
    ] == []


def test_the_workbooks_and_tables_say_so(edition: Path) -> None:
    books = list(edition.rglob("*.xlsx"))
    tables = [table for table in edition.rglob("*.csv") if not table.name.endswith(".sdmx.csv")]
    observations = csv.DictReader((edition / "data" / "estimates.sdmx.csv").read_text(encoding="utf-8").splitlines())
    read = [
        str(cell)
        for book in books
        for row in load_workbook(book).worksheets[0].iter_rows(values_only=True)
        for cell in row
    ]

    assert books
    assert tables
    assert any(word in read for word in WORDS.values())
    assert {
        row["fictional"] for table in tables for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    } == {"true"}
    assert {row["FICTIONAL"] for row in observations} == {"Y"}
    assert all(
        json.loads(table.with_name(f"{table.name}-metadata.json").read_text())["dc:provenance"].startswith("fictional")
        for table in tables
    )
