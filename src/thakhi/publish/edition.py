"""A road map as a static edition: pages, PDF, workbook and data in a new folder; same inputs, same bytes."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from thakhi.folder.write import new_folder
from thakhi.publish.band import woven_band
from thakhi.publish.charts.outline import DEPARTMENTS, read_atlas
from thakhi.publish.charts.svg import standalone
from thakhi.publish.data_csv import data_files
from thakhi.publish.formats import format_files
from thakhi.publish.html.pages import page_css, page_environment, render_choice, render_pages
from thakhi.publish.pdf.render import render_pdf
from thakhi.publish.view.book import Book
from thakhi.publish.view.document import open_document, stem_of
from thakhi.publish.view.edition import EditionView
from thakhi.publish.workbook import write_workbook
from thakhi.terms.errors import InputProblem
from thakhi.terms.progress import Progress
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.text import LANGS, Lang, Text

STYLE = Path("assets") / "look.css"
WRITING = Text("escribiendo la edición", "writing the edition")


def render_edition(
    roadmap: Roadmap,
    *,
    out: Path,
    langs: tuple[Lang, ...] = LANGS,
    geo: Path = DEPARTMENTS,
    progress: Progress | None = None,
) -> Path:
    """The first page of the edition of `roadmap`, written to `out`, which appears whole or not at all.

    `geo` is a GeoJSON file whose features have a `nombre`; maps are drawn from it.
    *Fails when* `out` holds something that is not an earlier edition: it would be replaced.
    """
    _refuse_foreign(out)
    document = open_document(roadmap, langs=langs, atlas=read_atlas(geo))
    books, views = document.books, document.views
    with new_folder(out) as work:
        _write_pages(views, langs, work)
        _write_drawings(views, work)
        for name, text in data_files(roadmap, document.estimates).items():
            _write(work / "data" / name, text)
        for name, data in format_files(document):
            _write_bytes(work / name, data)
        for done, (view, book) in enumerate(zip(views, books, strict=True), 1):
            _write_documents(view, book, work / view.lang)
            if progress:
                progress(WRITING, done / len(views))
    return out / "index.html"


def _refuse_foreign(out: Path) -> None:
    """A new edition replaces an old one, and nothing else."""
    is_free = not out.exists() or (out.is_dir() and ((out / STYLE).is_file() or not any(out.iterdir())))
    if not is_free:
        raise InputProblem(
            Text(
                "aquí hay otras cosas y la edición las reemplazaría; dé una carpeta nueva o vacía",
                "there are other things here and the edition would replace them; give a new or empty folder",
            ),
            str(out),
        )


def _write_documents(view: EditionView, book: Book, folder: Path) -> None:
    stem = stem_of(view)
    write_workbook(folder / f"{stem}.xlsx", view, book)
    (folder / f"{stem}.pdf").write_bytes(render_pdf(view))


def _write_pages(views: tuple[EditionView, ...], langs: tuple[Lang, ...], work: Path) -> None:
    env = page_environment()
    _write(work / "index.html", render_choice(views, env))
    assets = files("thakhi.publish.html") / "assets"
    _write(work / STYLE, page_css((assets / "page.css").read_text(encoding="utf-8")))
    _write(work / "assets" / "extra.js", (assets / "extra.js").read_text(encoding="utf-8"))
    _write(work / "assets" / "band.svg", woven_band())
    for view in views:
        for name, text in render_pages(view, langs=langs, env=env):
            _write(work / view.lang / name, text)


def _write_drawings(views: tuple[EditionView, ...], work: Path) -> None:
    for view in views:
        for figure in view.figures:
            if figure.wide:
                _write(work / view.lang / "figures" / f"{figure.file}.svg", standalone(figure.wide))
        for drawing in (drawing for section in view.sections for drawing in section.drawings):
            _write(work / view.lang / "figures" / f"{drawing.file}.svg", standalone(drawing.svg))


def _write(path: Path, text: str) -> None:
    _write_bytes(path, text.encode())


def _write_bytes(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
