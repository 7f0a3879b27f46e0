"""The edition as CSL-JSON and BibTeX, one entry per language."""

from __future__ import annotations

from thakhi.publish.cite import bibtex, csl
from thakhi.publish.formats import json_bytes
from thakhi.publish.view.document import Document


def files(document: Document) -> dict[str, bytes]:
    """`data/citation.csl.json` and `data/citation.bib`."""
    entries = "\n".join(bibtex(view) for view in document.views)
    return {
        "data/citation.csl.json": json_bytes([csl(view) for view in document.views]),
        "data/citation.bib": f"{entries}\n".encode(),
    }
