"""A road map as a static edition: pages, PDF, workbook and data in a new folder; same inputs, same bytes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from thakhi.folder.write import new_folder
from thakhi.publish.band import woven_band
from thakhi.publish.charts.outline import DEPARTMENTS, read_atlas
from thakhi.publish.charts.svg import standalone
from thakhi.publish.data_csv import data_files
from thakhi.publish.html.pages import page_css, page_environment, render_choice, render_pages
from thakhi.publish.pdf.render import render_pdf
from thakhi.publish.view.book import open_book
from thakhi.publish.view.edition import EditionView, edition_view
from thakhi.publish.workbook import write_workbook
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import LANGS, Lang


def render_edition(roadmap: Roadmap, *, out: Path, langs: tuple[Lang, ...] = LANGS, geo: Path = DEPARTMENTS) -> Path:
    """The first page of the edition of `roadmap`, written to `out`, which appears whole or not at all.

    `geo` is a GeoJSON file whose features have a `nombre`; maps are drawn from it.
    """
    atlas = read_atlas(geo)
    books = tuple(open_book(roadmap, lang) for lang in langs)
    views = tuple(edition_view(book, atlas) for book in books)
    with new_folder(out) as work:
        _write_pages(views, langs, work)
        _write_drawings(views, work)
        for name, text in data_files(roadmap, tuple(books[0].numbers.values())).items():
            _write(work / "data" / name, text)
        for view, book in zip(views, books, strict=True):
            stem = f"{view.id}-{view.lang}"
            write_workbook(work / view.lang / f"{stem}.xlsx", view, book)
            (work / view.lang / f"{stem}.pdf").write_bytes(render_pdf(view))
    return out / "index.html"


def _write_pages(views: tuple[EditionView, ...], langs: tuple[Lang, ...], work: Path) -> None:
    env = page_environment()
    _write(work / "index.html", render_choice(views, env))
    assets = files("thakhi.publish.html") / "assets"
    _write(work / "assets" / "look.css", page_css((assets / "page.css").read_text(encoding="utf-8")))
    _write(work / "assets" / "extra.js", (assets / "extra.js").read_text(encoding="utf-8"))
    _write(work / "assets" / "band.svg", woven_band())
    for view in views:
        for name, text in render_pages(view, langs=langs, env=env):
            _write(work / view.lang / name, text)


def _write_drawings(views: tuple[EditionView, ...], work: Path) -> None:
    for view in views:
        for figure in view.figures:
            if figure.wide:
                _write(work / view.lang / "figures" / f"{figure.id}.svg", standalone(figure.wide))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
