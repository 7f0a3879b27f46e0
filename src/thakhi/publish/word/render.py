"""The edition of one language as a Word document: the order of the PDF, in styles that a ministry can change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from docx import Document
from docx.shared import Cm

from thakhi.publish.cite import citation
from thakhi.publish.legible import clean
from thakhi.publish.page_phrases import page_words
from thakhi.publish.view.edition import EditionView
from thakhi.publish.view.figure import FigureView
from thakhi.publish.view.paragraph import ParagraphView
from thakhi.publish.view.section import SectionView
from thakhi.publish.word.annexes import add_annexes
from thakhi.publish.word.contents import add_contents
from thakhi.publish.word.matrix import add_actions, add_matrix
from thakhi.publish.word.page import add_field, add_table, file_of
from thakhi.publish.word.pictures import pictures
from thakhi.publish.word.styles import TAGS
from thakhi.publish.word.writer import Writer
from thakhi.terms.text import Lang

TEXT_WIDTH = Cm(16)


def render_docx(view: EditionView) -> bytes:
    """The document; dated by the edition, so that equal inputs give equal bytes."""
    lang: Lang = "en" if view.lang == "en" else "es"
    writer = Writer(Document(), page_words(lang), lang)
    _properties(writer.document, view)
    _paper(writer.document)
    _footer(writer, view)
    _cover(writer, view)
    add_contents(writer, view)
    if view.about:
        writer.heading(writer.w["about"], 1, "about")
        _paragraphs(writer, view.about)
    drawn = _drawn(view)
    _chapters(writer, view, drawn)
    add_matrix(writer, view)
    add_actions(writer, view)
    for section in view.sections:
        _section(writer, section, drawn)
    add_annexes(writer, view)
    writer.footnotes.close()
    return file_of(writer.document, view.day)


def _properties(document: Any, view: EditionView) -> None:
    """What the file says of itself, without the clock."""
    about, day = document.core_properties, datetime(*view.day)  # noqa: DTZ001 - a day has no zone
    about.title, about.subject, about.author = clean(view.title), clean(view.subtitle), "Thakhi"
    about.language, about.identifier, about.version = TAGS.get(view.lang, "es-BO"), view.hash, view.edition
    about.comments, about.last_modified_by, about.revision = clean(citation(view)), "Thakhi", 1
    about.created = about.modified = day
    about.keywords = ""


def _paper(document: Any) -> None:
    """A4, upright."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _footer(writer: Writer, view: EditionView) -> None:
    """Edition and fingerprint on every page, with its number."""
    w = writer.w
    paragraph = writer.document.sections[0].footer.paragraphs[0]
    paragraph.style = writer.document.styles["Source Note"]
    marks = [w["fictional"]] * view.is_fictional + [w["synthetic"]] * view.is_synthetic
    said = ". ".join([f"{view.title}. {w['edition']} {view.date}, {w['hash'].lower()} {view.hash}", *marks])
    paragraph.add_run(f"{clean(said)}. {w['page']} ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")


def _cover(writer: Writer, view: EditionView) -> None:
    w = writer.w
    writer.document.add_paragraph(clean(view.title), style="Title")
    writer.document.add_paragraph(clean(view.subtitle), style="Subtitle")
    writer.words(w["promise_print"])
    counted = w["stale_count_one" if view.stale == 1 else "stale_count"]
    stale = f"{view.stale} {counted}" if view.stale else w["stale_none"]
    facts = {"edition": view.date, "hash": view.hash, "actions": str(len(view.actions)), "stale": stale}
    writer.card([(w[key], words) for key, words in facts.items()])
    for is_so, key in ((view.is_fictional, "fictional"), (view.is_synthetic, "synthetic")):
        if is_so:
            writer.words(w[f"{key}_note"], bold=f"{w[key]}. ")
    writer.note(citation(view))


def _chapters(writer: Writer, view: EditionView, drawn: dict[str, bytes]) -> None:
    w = writer.w
    for chapter in view.chapters:
        writer.heading(f"{chapter.panel}. {chapter.title}", 1, chapter.href)
        writer.words(chapter.question)
        writer.card([(w["official_title"], chapter.official_title), (w["recording"], chapter.recording)])
        if not chapter.paragraphs:
            writer.note(w["no_paragraphs"])
        _paragraphs(writer, chapter.paragraphs)
        for figure in chapter.figures:
            _figure(writer, figure, drawn)


def _paragraphs(writer: Writer, found: Iterable[ParagraphView]) -> None:
    for paragraph in found:
        writer.numbered(paragraph)


def _figure(writer: Writer, figure: FigureView, drawn: dict[str, bytes]) -> None:
    w = writer.w
    writer.heading(f"{w['figure']} {figure.number}. {figure.title}", 2, figure.anchor)
    writer.words(figure.plain_sentence)
    for note in figure.notes:
        writer.note(note)
    if figure.anchor in drawn:
        width = Cm(8) if figure.kind == "map" else TEXT_WIDTH
        writer.picture(drawn[figure.anchor], figure.alt, width)
        writer.caption(w["figure"], figure.number, figure.title)
    if figure.rows:
        writer.caption(w["table"], figure.number, figure.title, is_above=True)
        rows = ((*row.labels, row.value, row.interval, row.n, row.quality) for row in figure.rows)
        add_table(writer.document, figure.header, rows)
        writer.note(_under(figure, w))


def _under(figure: FigureView, w: dict[str, str]) -> str:
    """Whom, cases, source: the line under a table."""
    said = [f"{w['figure_whom']}: {figure.whom}."] if figure.whom else []
    said += [f"{w['n_short']}: {figure.cases}."] if figure.cases else []
    said += [f"{w['source']}: {w['own']} {figure.source}."]
    said += [f"{w['synthetic']}."] if figure.is_synthetic else []
    return " ".join(said)


def _section(writer: Writer, section: SectionView, drawn: dict[str, bytes]) -> None:
    writer.heading(f"{section.number}. {section.title}", 1, section.href)
    writer.words(section.lead)
    _paragraphs(writer, section.paragraphs)
    for found in section.drawings:
        writer.picture(drawn[found.anchor], found.alt, TEXT_WIDTH)
        writer.caption(writer.w["figure"], found.number, found.title)
    for i, grid in enumerate(section.grids, start=1):
        writer.caption(writer.w["table"], f"{section.number}.{i}", grid.title, is_above=True)
        add_table(writer.document, grid.header, grid.rows)
        writer.note(f"{writer.w['source']}: {grid.source}" if grid.source else "")


def _drawn(view: EditionView) -> dict[str, bytes]:
    """Anchor → PNG of every drawing of the edition, made in one go."""
    found = {figure.anchor: figure.wide for figure in view.figures if figure.wide}
    found |= {drawing.anchor: drawing.svg for section in view.sections for drawing in section.drawings}
    return dict(zip(found, pictures(list(found.values())), strict=True))
