"""Writes headings, numbered paragraphs with footnotes, cards, notes, pictures and captions into one document."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Cm

from thakhi.publish.legible import clean
from thakhi.publish.view.paragraph import ParagraphView
from thakhi.publish.view.support import Support
from thakhi.publish.word.footnotes import Footnotes
from thakhi.publish.word.page import add_bookmark, add_caption, add_card
from thakhi.publish.word.styles import add_styles
from thakhi.terms.text import Lang


class Writer:
    """One document while it is written; `w` is the wording of its language."""

    def __init__(self, document: Any, w: dict[str, str], lang: Lang) -> None:
        self.document, self.w, self.lang = document, w, lang
        add_styles(document, lang)
        self.footnotes = Footnotes(document)
        self.marks = 0

    def heading(self, words: str, level: int, anchor: str) -> None:
        """A heading with its anchor."""
        self._mark(self.document.add_heading(clean(words), level), anchor)

    def words(self, words: str, *, bold: str = "") -> Any:
        """A plain paragraph, with words in bold at its start."""
        paragraph = self.document.add_paragraph()
        if bold:
            paragraph.add_run(clean(bold)).bold = True
        paragraph.add_run(clean(words))
        return paragraph

    def note(self, words: str) -> None:
        """A small line: a source, a caution; nothing where there is nothing to say."""
        if words:
            self.document.add_paragraph(clean(words), style="Source Note")

    def numbered(self, found: ParagraphView) -> None:
        """A paragraph with its permanent number, and a footnote for each thing that it rests on."""
        paragraph = self.document.add_paragraph(style="Numbered Paragraph")
        paragraph.add_run(f"{found.number}\t{clean(''.join(part.words for part in found.parts))}")
        if found.author:
            paragraph.add_run(f" {self.w['judgement']}: {clean(found.author)}.", style="Editorial Judgement")
        if found.is_stale:
            paragraph.add_run(f" [{self.w['stale'].lower()}]", style="To Be Confirmed")
        for i, support in enumerate(found.supports):
            if i:
                paragraph.add_run(" ", style="Footnote Reference")
            self.footnotes.add(paragraph, clean(support_words(support, self.lang)))
        self._mark(paragraph, found.anchor)

    def card(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Label and words, side by side, as a table of two columns."""
        found = [(label, words) for label, words in pairs if words]
        if found:
            add_card(self.document, found, widths=(Cm(4), Cm(12)))
            self.document.add_paragraph(style="Source Note")

    def picture(self, data: bytes, alt: str, width: Any) -> None:
        """A picture with its text alternative."""
        self.document.add_picture(BytesIO(data), width=width)
        about = self.document.paragraphs[-1]._p.find(f".//{qn('wp:docPr')}")
        about.set("descr", clean(alt))
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True

    def caption(self, label: str, number: str, title: str, *, is_above: bool = False) -> None:
        """A caption; over a table, under a figure."""
        paragraph = add_caption(self.document, label, number, clean(title))
        paragraph.paragraph_format.keep_with_next = is_above

    def sideways(self, *, is_wide: bool) -> None:
        """A new part of the document, on its side or upright again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        width, height = (Cm(29.7), Cm(21)) if is_wide else (Cm(21), Cm(29.7))
        section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height

    def _mark(self, paragraph: Any, anchor: str) -> None:
        self.marks += 1
        add_bookmark(paragraph, anchor, self.marks)


def support_words(found: Support, lang: Lang) -> str:
    """What something rests on, in one line."""
    said = f"{found.kind_words}: {found.title}"
    if found.number:
        said += f": {found.number.said}"
        said += f" ({found.number.said_interval})" if found.number.said_interval else ""
        said += f". {found.number.source}"
    if found.practice:
        said += f" ({found.practice.grade}: {found.practice.grade_words})"
    if found.fact:
        said += f": {found.fact.words} {found.fact.source}"
    if found.quote:
        opening, closing = {"es": ("«", "»"), "en": ("“", "”")}[lang]
        said += f": {opening}{found.quote.words}{closing} {found.quote.source}"
    return f"{said}. {found.seen}".replace("..", ".").strip()
