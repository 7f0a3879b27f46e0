"""The table of contents: a field that Word updates, filled with the titles so that it is never empty."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from thakhi.publish.legible import clean
from thakhi.publish.view.edition import EditionView
from thakhi.publish.word.writer import Writer


def add_contents(writer: Writer, view: EditionView) -> None:
    """Titles of the first level; with the field updated, pages and the second level too."""
    writer.document.add_paragraph(writer.w["contents"], style="TOC Heading")
    titles = _titles(writer, view)
    for i, title in enumerate(titles):
        paragraph = writer.document.add_paragraph(style="Source Note")
        if i == 0:
            _open(paragraph)
        paragraph.add_run(clean(title))
        if i == len(titles) - 1:
            paragraph.add_run()._r.append(_char("end"))


def _titles(writer: Writer, view: EditionView) -> list[str]:
    w = writer.w
    found = [w["about"]] if view.about else []
    found += [f"{chapter.panel}. {chapter.title}" for chapter in view.chapters]
    found += [w["matrix"], *([w["annex_actions"]] if view.actions else [])]
    found += [f"{section.number}. {section.title}" for section in view.sections]
    found += [w["annex"], *([w["practices"]] if view.practices else []), *([w["facts"]] if view.facts else [])]
    return [*found, w["method"]]


def _open(paragraph: Any) -> None:
    paragraph.add_run()._r.append(_char("begin"))
    words = OxmlElement("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = ' TOC \\o "1-2" \\h \\z \\u '
    paragraph.add_run()._r.append(words)
    paragraph.add_run()._r.append(_char("separate"))


def _char(kind: str) -> Any:
    found = OxmlElement("w:fldChar")
    found.set(qn("w:fldCharType"), kind)
    return found
