"""Pieces of a Word page: fields, bookmarks, captions, tables, and a file without the clock."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thakhi.publish.legible import clean

Day = tuple[int, int, int]


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """A field such as `PAGE` or `SEQ`; `shown` stands until the reader updates it."""
    for kind in ("begin", "separate"):
        run = paragraph.add_run()
        run._r.append(_field_char(kind))
        if kind == "begin":
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {instruction} "
            paragraph.add_run()._r.append(words)
    paragraph.add_run(shown)
    paragraph.add_run()._r.append(_field_char("end"))


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """A permanent anchor at the paragraph; Word takes forty letters, digits and underscores."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    safe = "".join(letter if letter.isalnum() else "_" for letter in name)[:40]
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), safe)
    paragraph._p.insert(0 if paragraph._p.pPr is None else 1, start)
    paragraph._p.append(end)


def add_caption(document: Any, label: str, number: str, title: str) -> Any:
    """A caption that Word can list: label, chapter, and a sequence field that counts within the chapter."""
    paragraph = document.add_paragraph(style="Caption")
    chapter, _, count = number.rpartition(".")
    paragraph.add_run(f"{label} {chapter}." if chapter else f"{label} ")
    add_field(paragraph, f"SEQ {label}_{chapter or 'x'} \\* ARABIC", count)
    paragraph.add_run(f". {title}")
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def add_table(document: Any, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float] = ()) -> Any:
    """A real table: the heading repeats on each page, rows are not cut. Written as XML, for long ones are slow else."""
    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, words in zip(table.rows[0].cells, header, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles["Table Text"]
        paragraph.add_run(words).bold = True
    _repeat(table.rows[0]._tr)
    style = document.styles["Table Text"].style_id
    for row in rows:
        table._tbl.append(_row(row, style))
    for column, share in zip(table.columns, widths, strict=False):
        column.width = share
    return table


def add_card(document: Any, pairs: Sequence[tuple[str, str]], widths: Sequence[Any]) -> Any:
    """Label and words side by side: a table whose heading is its first column."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    style = document.styles["Table Text"].style_id
    for label, words in pairs:
        row = _row((label, words), style)
        row.find(f".//{qn('w:r')}").insert(0, _bold())
        table._tbl.append(row)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:firstRow"), "0")
    look.set(qn("w:firstColumn"), "1")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return table


def _bold() -> Any:
    properties = OxmlElement("w:rPr")
    properties.append(OxmlElement("w:b"))
    return properties


def _row(words: Sequence[str], style: str) -> Any:
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(OxmlElement("w:cantSplit"))
    row.append(properties)
    for text in words:
        row.append(_cell(text, style))
    return row


def _cell(text: str, style: str) -> Any:
    cell, paragraph = OxmlElement("w:tc"), OxmlElement("w:p")
    properties, name = OxmlElement("w:pPr"), OxmlElement("w:pStyle")
    name.set(qn("w:val"), style)
    properties.append(name)
    paragraph.append(properties)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.set(qn("xml:space"), "preserve")
    words.text = clean(text)
    run.append(words)
    paragraph.append(run)
    cell.append(paragraph)
    return cell


def _repeat(row: Any) -> None:
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


def _field_char(kind: str) -> Any:
    found = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    return found


def file_of(document: Any, day: Day) -> bytes:
    """The document as a file dated by its edition: the same inputs give the same bytes."""
    made = io.BytesIO()
    document.save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            about = zipfile.ZipInfo(name, date_time=(max(day[0], 1980), day[1], day[2], 0, 0, 0))
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            new.writestr(about, old.read(name))
    return out.getvalue()
