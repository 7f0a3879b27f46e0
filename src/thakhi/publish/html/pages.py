"""Every page of one language: what it is called, where it stands, what is on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from thakhi.publish.cite import bibtex, citation, ris
from thakhi.publish.look import DARK, LIGHT, MONO, SANS, css_variables, page_chart_css
from thakhi.publish.numbers import write_number
from thakhi.publish.page_phrases import page_words
from thakhi.publish.view.book import file_name
from thakhi.publish.view.edition import EditionView
from thakhi.publish.view.support import FACTS_PER_PAGE, facts_page
from thakhi.terms.text import Lang

Crumb = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page before it is written: file name, template, title, its place in the menu, the way to it, its values."""

    name: str
    template: str
    title: str
    place: str
    crumbs: tuple[Crumb, ...]
    values: Mapping[str, Any]


def page_environment() -> Environment:
    """The templates, with everything escaped that is not our own drawing."""
    env = Environment(
        loader=PackageLoader("thakhi.publish.html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["count"] = lambda n, lang: write_number(n, 0, lang)
    return env


def render_pages(view: EditionView, *, langs: tuple[Lang, ...], env: Environment) -> Iterator[tuple[str, str]]:
    """File name and text of each page of one language."""
    other = next((lang for lang in langs if lang != view.lang), "")
    words = page_words("en" if view.lang == "en" else "es")
    for page in _pages(view, words):
        yield (
            page.name,
            env.get_template(page.template).render(
                e=view,
                e_lang=view.lang,
                w=words,
                other=other,
                page=page.name,
                title=page.title,
                place=page.place,
                crumbs=page.crumbs,
                svg=Markup,
                **page.values,
            ),
        )


def render_choice(views: tuple[EditionView, ...], env: Environment) -> str:
    """The first page: which language."""
    words = {view.lang: page_words("en" if view.lang == "en" else "es") for view in views}
    return env.get_template("choose.html").render(books=views, words=words)


def page_css(rules: str) -> str:
    """The style sheet: tokens of the look, then `rules`, then those of charts."""
    fonts = f"--sans: {SANS}; --mono: {MONO};"
    dark = css_variables(DARK)
    return (
        f":root {{ {fonts} {css_variables(LIGHT)} }}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n{rules}{page_chart_css()}"
    )


def _pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    cite = {"citation": citation(e), "bibtex": bibtex(e), "ris": ris(e), "stem": file_name(f"{e.id}-{e.lang}")}
    yield Page("index.html", "index.html", w["home"], "home", (), cite)
    for name in ("workshops", "evidence", "roadmap", "method"):
        yield Page(f"{name}.html", f"{name}.html", w[name], name, ((w[name], ""),), {})
    yield from _chapter_pages(e, w)
    yield from _indicator_pages(e, w)
    yield from _action_pages(e, w)
    yield from _section_pages(e, w)
    yield from _source_pages(e, w)


def _chapter_pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    for c in e.chapters:
        crumbs = ((w["evidence"], "evidence.html"), (f"{w['chapter']} {c.panel}", ""))
        actions = [a for a in e.actions if a.panel == c.panel]
        yield Page(c.href, "panel.html", c.title, "evidence", crumbs, {"c": c, "actions": actions})


def _indicator_pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    for i in e.indicators:
        crumbs = ((w["evidence"], "evidence.html"), (i.title, ""))
        for part, name in enumerate(i.hrefs):
            yield Page(name, "indicator.html", i.title, "evidence", crumbs, {"i": i, "part": part})


def _action_pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    titles = {c.panel: c.title for c in e.chapters}
    for a in e.actions:
        crumbs = ((w["roadmap"], "roadmap.html"), (a.id, ""))
        values = {"a": a, "chapter": titles.get(a.panel, f"{w['panel']} {a.panel}")}
        yield Page(a.href, "action.html", f"{a.id}. {a.title}", "roadmap", crumbs, values)


def _section_pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    for c in e.sections:
        yield Page(
            c.href, "section.html", c.title, "roadmap", ((w["roadmap"], "roadmap.html"), (c.title, "")), {"c": c}
        )


def _source_pages(e: EditionView, w: Mapping[str, str]) -> Iterator[Page]:
    method = (w["method"], "method.html")
    for x in e.practices:
        used = [a for a in e.actions if any(s.practice and s.practice.id == x.id for s in a.supports)]
        yield Page(x.href, "practice.html", x.title, "method", (method, (x.title, "")), {"x": x, "actions": used})
    for start in range(0, len(e.facts), FACTS_PER_PAGE):
        found = e.facts[start : start + FACTS_PER_PAGE]
        yield Page(facts_page(start), "facts.html", w["facts"], "method", (method, (w["facts"], "")), {"facts": found})
