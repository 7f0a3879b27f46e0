"""The files of a table, each at its fixed address: CSV, CSV on the Web metadata, JSON, SVG, BibTeX, ZIP."""

from __future__ import annotations

import io
import json
import zipfile

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thakhi.web.evidence_pages import bridge, cite, page
from thakhi.web.evidence_pages.phrases import PHRASES
from thakhi.web.evidence_pages.queries import Asked
from thakhi.web.evidence_pages.views.indicators import asked_of
from thakhi.web.language import link, spoken, tr

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of the ZIP format: the same table gives the same bytes


@require_safe
def csv_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """CSV; its Link header names the metadata."""
    asked, table = _table(request, indicator)
    answer = _answer(bridge.csv_and_metadata(table, indicator)[0], "text/csv; charset=utf-8")
    address = f"{link('evidence_pages:metadata', indicator)}?{page.query_of(asked, table)}"
    answer["Link"] = f'<{address}>; rel="describedby"; type="application/csvm+json"'
    return answer


@require_safe
def metadata_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """CSV on the Web metadata; its `url` is that of the CSV of the same table, query and all."""
    asked, table = _table(request, indicator)
    told = json.loads(bridge.csv_and_metadata(table, indicator)[1])
    told["url"] += f"?{page.query_of(asked, table)}"
    return _answer(bridge.write_json(told), "application/csvm+json; charset=utf-8")


@require_safe
def json_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """Everything that is known of each number."""
    _, table = _table(request, indicator)
    return _answer(bridge.as_json(table, spoken()), "application/json; charset=utf-8")


@require_safe
def svg_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """The chart as a picture of its own; not found where there are too many cells to draw."""
    asked, table = _table(request, indicator)
    picture = _picture(asked, table)
    if not picture:
        raise Http404
    return _answer(picture, "image/svg+xml; charset=utf-8")


@require_safe
def bib_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """BibTeX."""
    asked, table = _table(request, indicator)
    return _answer(cite.bibtex(table, _own(request, asked, table)), "application/x-bibtex; charset=utf-8")


@require_safe
def zip_file(request: HttpRequest, indicator: str) -> HttpResponse:
    """All of them, with a README: the same table gives the same bytes."""
    asked, table = _table(request, indicator)
    csv, metadata = bridge.csv_and_metadata(table, indicator)
    own = _own(request, asked, table)
    inside = {
        "README.txt": _readme(table, own),
        f"{indicator}.csv": csv,
        f"{indicator}.csv-metadata.json": metadata,
        f"{indicator}.json": bridge.as_json(table, spoken()),
        f"{indicator}.bib": cite.bibtex(table, own),
        f"{indicator}.svg": _picture(asked, table),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in inside.items():
            if text:
                packed.writestr(zipfile.ZipInfo(name, FIRST_DAY), text, zipfile.ZIP_DEFLATED)
    answer = HttpResponse(out.getvalue(), content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{indicator}.zip"'
    return answer


def _table(request: HttpRequest, indicator: str) -> tuple[Asked, bridge.Table]:
    asked = asked_of(request, indicator)
    table = page.table_of(request, asked)
    if table is None:
        raise Http404
    return asked, table


def _picture(asked: Asked, table: bridge.Table) -> str:
    view = page.shown(asked, table, "chart")["view"]
    return bridge.standalone(view.wide) if view.wide else ""


def _own(request: HttpRequest, asked: Asked, table: bridge.Table) -> str:
    address = link("evidence_pages:indicator", asked.indicator.id)
    return request.build_absolute_uri(f"{address}?{page.query_of(asked, table)}")


def _readme(table: bridge.Table, address: str) -> str:
    return tr(PHRASES["readme"]).format(
        title=tr(table.indicator.title),
        definition=tr(table.indicator.definition),
        source=table.survey.source.citation(),
        address=address,
        hash=table.hash,
        command=cite.command(table),
    )


def _answer(text: str, kind: str) -> HttpResponse:
    answer = HttpResponse(text, content_type=kind)
    answer["Access-Control-Allow-Origin"] = "*"  # open data: other pages may read it
    return answer
