"""The document of one language: its data and drawings laid in a folder, then set by Typst."""

from __future__ import annotations

import calendar
import json
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from typing import Any

import typst

from thakhi.publish.band import woven_band
from thakhi.publish.charts.svg import standalone
from thakhi.publish.cite import citation
from thakhi.publish.look import LIGHT, PDF_FONT, PDF_MONO
from thakhi.publish.numbers import write_number
from thakhi.publish.page_phrases import page_words
from thakhi.publish.view.edition import EditionView, IndicatorView, SurveyView
from thakhi.publish.view.figure import FigureView
from thakhi.publish.view.section import SectionView
from thakhi.terms.text import Lang


def render_pdf(view: EditionView) -> bytes:
    """A tagged A4 document (PDF/UA-1) with bookmarks; dated by the edition, so that equal inputs give equal bytes."""
    with tempfile.TemporaryDirectory(prefix="thakhi-pdf-") as name:
        work = Path(name)
        _lay_out(view, work)
        made = typst.compile(
            str(work / "edition.typ"),
            root=str(work),
            ignore_system_fonts=True,
            pdf_standards=["ua-1"],
            timestamp=calendar.timegm((*view.day, 0, 0, 0)),
        )
    return bytes(made)


def _lay_out(view: EditionView, work: Path) -> None:
    """Template, data and drawings, as Typst reads them."""
    template = (files("thakhi.publish.pdf") / "edition.typ").read_text(encoding="utf-8")
    (work / "edition.typ").write_text(template, encoding="utf-8")
    (work / "data.json").write_text(json.dumps(document_data(view), ensure_ascii=False), encoding="utf-8")
    (work / "band.svg").write_text(woven_band(), encoding="utf-8")
    for figure in view.figures:
        if figure.wide:
            drawing = standalone(figure.wide, f"'{PDF_FONT}'")
            (work / _drawing(figure)).write_text(drawing, encoding="utf-8")
    for section in view.sections:
        for found in section.drawings:
            text = standalone(found.svg, f"'{PDF_FONT}'")
            (work / f"drawing-{found.number}.svg").write_text(text, encoding="utf-8")


def document_data(view: EditionView) -> dict[str, Any]:
    """Everything that the template reads, as plain values."""
    lang: Lang = "en" if view.lang == "en" else "es"
    words = page_words(lang)
    edition = asdict(view) | {
        "chapters": [_chapter(chapter) for chapter in view.chapters],
        "sections": [_section(section) for section in view.sections],
        "indicators": [_indicator(indicator) for indicator in view.indicators],
        "surveys": [_survey(survey, words, lang) for survey in view.surveys],
        "sources": [{"citation": s.citation(), "licence": s.licence.rstrip("."), "url": s.url} for s in view.sources],
    }
    return {
        "edition": edition,
        "words": words,
        "promise": words["promise_print"],
        "citation": citation(view),
        "colours": {name: getattr(LIGHT, name) for name in LIGHT.__dataclass_fields__},
        "font": PDF_FONT,
        "mono": PDF_MONO,
        "date": view.day,
        "anchors": [
            *(number.anchor for i in view.indicators for part in i.parts for number in part),
            *(action.href for action in view.actions),
        ],
    }


def _drawing(figure: FigureView) -> str:
    return f"figure-{figure.number}.svg" if figure.wide else ""


def _chapter(chapter: Any) -> dict[str, Any]:
    figures = [asdict(f) | {"drawing": _drawing(f), "wide": "", "narrow": ""} for f in chapter.figures]
    return asdict(chapter) | {"figures": figures}


def _section(section: SectionView) -> dict[str, Any]:
    drawings = [asdict(found) | {"drawing": f"drawing-{found.number}.svg", "svg": ""} for found in section.drawings]
    return asdict(section) | {"drawings": drawings}


def _indicator(indicator: IndicatorView) -> dict[str, Any]:
    numbers = [number for part in indicator.parts for number in part]
    return {
        "title": indicator.title,
        "facts": indicator.facts,
        "code": indicator.code,
        "commands": list(dict.fromkeys(number.command for number in numbers if number.command)),
        "numbers": [asdict(number) for number in numbers],
    }


def _survey(survey: SurveyView, words: Mapping[str, str], lang: Lang) -> dict[str, Any]:
    sizes = [f"{write_number(n, 0, lang)} {words[key]}" for key, n in survey.facts if n]
    return {
        "title": survey.title,
        "words": ", ".join(sizes) + "." if sizes else "",
        "citation": survey.source.citation(),
        "is_synthetic": survey.is_synthetic,
    }
