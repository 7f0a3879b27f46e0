"""The styles of the document: everything on the page has one, so that a ministry changes its look in one place."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from thakhi.publish.look import LIGHT

BODY_FONT = "Calibri"
TAGS = {"es": "es-BO", "en": "en-GB"}
TABLES = {"Normal Table", "Table Grid"}


def add_styles(document: Any, lang: str) -> None:
    """Sets the house's styles on Word's own names, and adds the few that Word lacks."""
    styles = document.styles
    _without_table_looks(styles)
    _language(styles, TAGS.get(lang, "es-BO"))
    body = styles["Normal"]
    body.font.name, body.font.size = BODY_FONT, Pt(10.5)
    body.paragraph_format.space_after = Pt(6)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    styles["Heading 1"].paragraph_format.page_break_before = True
    for level, size in ((1, 18), (2, 13), (3, 11)):
        _heading(styles[f"Heading {level}"], size)
    styles["Title"].font.size, styles["Title"].font.color.rgb = Pt(26), _colour(LIGHT.ink)
    styles["Title"].font.name = BODY_FONT
    styles["Caption"].font.size, styles["Caption"].font.color.rgb = Pt(9), _colour(LIGHT.soft)
    styles["Caption"].font.bold = True
    numbered = _new(styles, "Numbered Paragraph", WD_STYLE_TYPE.PARAGRAPH)
    numbered.paragraph_format.left_indent, numbered.paragraph_format.first_line_indent = Cm(1.2), Cm(-1.2)
    numbered.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
    _small(_new(styles, "Table Text", WD_STYLE_TYPE.PARAGRAPH), 8.5)
    _small(_new(styles, "Source Note", WD_STYLE_TYPE.PARAGRAPH), 8.5, LIGHT.soft)
    _small(_new(styles, "Footnote Text", WD_STYLE_TYPE.PARAGRAPH), 8.5)
    _new(styles, "Footnote Reference", WD_STYLE_TYPE.CHARACTER).font.superscript = True
    amber = _new(styles, "To Be Confirmed", WD_STYLE_TYPE.CHARACTER)
    amber.font.bold, amber.font.color.rgb = True, _colour(LIGHT.amber)
    judgement = _new(styles, "Editorial Judgement", WD_STYLE_TYPE.CHARACTER)
    judgement.font.italic, judgement.font.color.rgb = True, _colour(LIGHT.soft)


def _new(styles: Any, name: str, kind: Any) -> Any:
    style = styles.add_style(name, kind) if name not in styles else styles[name]
    if kind == WD_STYLE_TYPE.PARAGRAPH:
        style.base_style = styles["Normal"]
    return style


def _without_table_looks(styles: Any) -> None:
    """Drops the hundred coloured looks of tables that the library's empty document brings: none is used."""
    for style in [one for one in styles if one.type == WD_STYLE_TYPE.TABLE and one.name not in TABLES]:
        style.delete()


def _small(style: Any, size: float, colour: str = "") -> None:
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(1)
    if colour:
        style.font.color.rgb = _colour(colour)


def _heading(style: Any, size: float) -> None:
    style.font.size, style.font.color.rgb, style.font.name = Pt(size), _colour(LIGHT.accent), BODY_FONT
    fonts = style.element.rPr.find(qn("w:rFonts"))
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _language(styles: Any, tag: str) -> None:
    """The language of the whole text, for the spelling checker and for screen readers."""
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    found = defaults.find(qn("w:lang"))
    if found is None:
        found = OxmlElement("w:lang")
        defaults.append(found)
    found.set(qn("w:val"), tag)


def _colour(code: str) -> RGBColor:
    return RGBColor.from_string(code.removeprefix("#").upper())
