"""Frictionless Data Package: every CSV of the edition with its columns, types, size and fingerprint."""

from __future__ import annotations

import csv
import hashlib
import io
import json

from thakhi.publish.data_csv import data_files
from thakhi.publish.formats import json_bytes
from thakhi.publish.view.document import Document

TYPES = {"number": "number", "integer": "integer", "boolean": "boolean", "string": "string"}


def files(document: Document) -> dict[str, bytes]:
    """`data/datapackage.json`."""
    road = document.roadmap
    written = data_files(road, document.estimates)
    tables = [name for name in written if name.endswith(".csv")]
    package = {
        "profile": "tabular-data-package",
        "name": _name(road.id),
        "title": road.title.es,
        "description": f"{road.subtitle.es} / {road.subtitle.en}",
        "version": road.edition,
        "id": road.hash,
        "keywords": ["synthetic"] * road.synthetic + ["fictional"] * road.fictional,
        "sources": [_source(citation, url) for citation, url in _sources(document)],
        "resources": [_resource(name, written[name], written[f"{name}-metadata.json"]) for name in tables],
    }
    return {"data/datapackage.json": json_bytes({key: value for key, value in package.items() if value})}


def _resource(name: str, text: str, metadata: str) -> dict[str, object]:
    about, data = json.loads(metadata), text.encode()
    return {
        "profile": "tabular-data-resource",
        "name": _name(name.removesuffix(".csv")),
        "path": name,
        "title": about["dc:title"]["es"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": {"fields": [_field(column) for column in about["tableSchema"]["columns"]], "missingValues": [""]},
        "rows": sum(1 for _ in csv.reader(io.StringIO(text))) - 1,
    }


def _field(column: dict[str, object]) -> dict[str, object]:
    said = column["dc:description"]
    assert isinstance(said, dict)
    words = {"name": column["name"], "type": TYPES[str(column["datatype"])], "description": said["es"]}
    return words | ({"rdfType": column["propertyUrl"]} if "propertyUrl" in column else {})


def _sources(document: Document) -> list[tuple[str, str]]:
    return list(dict.fromkeys((e.source.citation(), e.source.url) for e in document.estimates))


def _source(citation: str, url: str) -> dict[str, str]:
    return {"title": citation} | ({"path": url} if url.startswith("http") else {})


def _name(words: str) -> str:
    """Lower-case letters, digits, `.`, `_` and `-`, as the specification wants names."""
    return "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in words.lower())
