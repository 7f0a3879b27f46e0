"""The annexes: every number with its interval, practices, rules, method, sources, what was not found."""

from __future__ import annotations

from thakhi.publish.view.edition import EditionView, IndicatorView
from thakhi.publish.view.support import PracticeView
from thakhi.publish.word.page import add_table
from thakhi.publish.word.writer import Writer


def add_annexes(writer: Writer, view: EditionView) -> None:
    """In the order of the PDF."""
    w = writer.w
    writer.heading(w["annex"], 1, "annex")
    writer.words(w["annex_note"])
    for i, indicator in enumerate(view.indicators, start=1):
        _indicator(writer, indicator, i)
    if view.practices:
        writer.heading(w["practices"], 1, "practices")
        writer.note(w["effects_note"])
    for i, practice in enumerate(view.practices, start=1):
        _practice(writer, practice, i)
    if view.facts:
        writer.heading(w["facts"], 1, "facts")
        header = (w["facts"], w["value"], w["source"])
        add_table(writer.document, header, [(f.title, f.words, f.source) for f in view.facts])
    _method(writer, view)


def _indicator(writer: Writer, indicator: IndicatorView, position: int) -> None:
    w = writer.w
    numbers = [number for part in indicator.parts for number in part]
    commands = "\n".join(dict.fromkeys(number.command for number in numbers if number.command))
    writer.heading(indicator.title, 2, f"indicator-{indicator.id}")
    writer.card([*indicator.facts, *indicator.code, (w["reproduce"], commands)])
    writer.caption(w["table"], f"A.{position}", indicator.title, is_above=True)
    header = [w[key] for key in ("whom", "value", "interval", "se", "cv_short", "n", "n_psu", "quality")]
    rows = (
        (n.cell or w["everybody"], n.value, n.interval, n.se, n.cv, n.n, n.n_psu,
         n.quality_words if n.reading == "absent" else n.quality)
        for n in numbers
    )  # fmt: skip
    add_table(writer.document, header, rows)


def _practice(writer: Writer, x: PracticeView, position: int) -> None:
    w = writer.w
    writer.heading(x.title, 2, x.anchor)
    writer.words(x.what)
    facts = {"practice_for": x.target, "grade": f"{x.grade}: {x.grade_words}", "cost": x.cost}
    writer.card([(w[key], words) for key, words in (facts | {"caution": x.caution, "fit": x.fit}).items()])
    if not x.effects:
        writer.note(w["no_effects"])
        return
    writer.caption(w["table"], f"P.{position}", w["effects"], is_above=True)
    header = [w[key] for key in ("outcome", "effect", "error", "study", "place_year")]
    rows = ((f.outcome, f.estimate, f.error, f"{f.study}. {f.design}", f"{f.country}, {f.year}") for f in x.effects)
    add_table(writer.document, header, rows)


def _method(writer: Writer, view: EditionView) -> None:
    w = writer.w
    writer.heading(w["method"], 1, "method")
    writer.heading(w["how_method"], 2, "how-method")
    for paragraph in view.method:
        writer.numbered(paragraph)
    writer.heading(w["quality_letters"], 2, "quality")
    writer.card(list(view.legend))
    writer.heading(w["surveys"], 2, "surveys")
    for survey in view.surveys:
        mark = f" {w['synthetic']}." if survey.is_synthetic else ""
        writer.document.add_paragraph(f"{survey.title}. {survey.source.citation()}{mark}", style="List Bullet")
    writer.heading(w["sources"], 2, "sources")
    for source in view.sources:
        said = [source.citation(), f"{w['licence']}: {source.licence}" if source.licence else "", source.url]
        writer.document.add_paragraph(" ".join(words for words in said if words), style="List Bullet")
    writer.heading(w["not_found"], 2, "not-found")
    writer.words(w["not_found_note"])
    for words in view.not_found:
        writer.document.add_paragraph(words, style="List Bullet")
