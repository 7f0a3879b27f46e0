"""The edition for search engines: a schema.org Report with its data set, its sources and its files."""

from __future__ import annotations

from thakhi.publish.cite import citation
from thakhi.publish.formats import json_bytes
from thakhi.publish.view.document import Document, stem_of
from thakhi.publish.view.edition import EditionView
from thakhi.terms.roadmap import Roadmap
from thakhi.terms.source import Source
from thakhi.terms.text import LANGS, Text

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def files(document: Document) -> dict[str, bytes]:
    """`data/edition.jsonld`."""
    road, view = document.roadmap, document.views[0]
    about: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "identifier": road.hash,
        "name": _said(road.title),
        "abstract": _said(road.subtitle),
        "version": road.edition,
        "inLanguage": [each.lang for each in document.views],
        "spatialCoverage": sorted({e.place.code for e in document.estimates}),
        "temporalCoverage": sorted({e.period.iso for e in document.estimates}),
        "creativeWorkStatus": _standing(road),
        "isBasedOn": [_source(found) for found in view.sources],
        "encoding": [_encoding(each, end) for each in document.views for end in TYPES],
        "hasPart": [_data_set(document), *(_action(road, i) for i in range(len(road.actions)))],
        "citation": [citation(each) for each in document.views],
    }
    about |= {"publisher": {"@type": "Organization", "name": road.publisher.name}} if road.publisher else {}
    return {"data/edition.jsonld": json_bytes(about)}


def _said(text: Text) -> list[dict[str, str]]:
    return [{"@language": lang, "@value": text.to(lang)} for lang in LANGS]


def _standing(road: Roadmap) -> str:
    if road.fictional:
        return "Fictional"
    return "Synthetic data" if road.synthetic else "Published"


def _source(source: Source) -> dict[str, str]:
    found = {"@type": "CreativeWork", "name": source.title, "url": source.url, "license": source.licence}
    found |= {"creator": source.producer, "datePublished": source.date}
    return {key: words for key, words in found.items() if words}


def _encoding(view: EditionView, end: str) -> dict[str, str]:
    path = f"../{view.lang}/{stem_of(view)}.{end}"
    return {"@type": "MediaObject", "contentUrl": path, "encodingFormat": TYPES[end], "inLanguage": view.lang}


def _data_set(document: Document) -> dict[str, object]:
    return {
        "@type": "Dataset",
        "name": _said(Text("Todas las estimaciones", "All estimates")),
        "variableMeasured": [_said(found.title) for found in document.roadmap.indicators.values()],
        "distribution": [
            {"@type": "DataDownload", "contentUrl": "estimates.csv", "encodingFormat": "text/csv"},
            {"@type": "DataDownload", "contentUrl": "estimates.sdmx.csv", "encodingFormat": "text/csv"},
        ],
    }


def _action(road: Roadmap, position: int) -> dict[str, object]:
    action = road.actions[position]
    return {"@type": "CreativeWork", "identifier": action.id, "name": _said(action.title)}
