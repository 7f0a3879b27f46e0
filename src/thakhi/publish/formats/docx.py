"""One Word document per language."""

from __future__ import annotations

from thakhi.publish.view.document import Document, stem_of
from thakhi.publish.word.render import render_docx


def files(document: Document) -> dict[str, bytes]:
    """`<lang>/<id>-<lang>.docx`."""
    return {f"{view.lang}/{stem_of(view)}.docx": render_docx(view) for view in document.views}
