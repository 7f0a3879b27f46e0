"""Drawings as pictures of fixed resolution, because a Word file of any age shows a PNG."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from thakhi.publish.charts.svg import standalone
from thakhi.publish.look import PDF_FONT

DOTS_PER_INCH = 200.0


def pictures(drawings: Sequence[str]) -> list[bytes]:
    """Each SVG drawing as PNG, with the fonts of the PDF: the same on every machine."""
    if not drawings:
        return []
    with tempfile.TemporaryDirectory(prefix="thakhi-docx-") as name:
        work = Path(name)
        for i, drawing in enumerate(drawings):
            (work / f"{i}.svg").write_text(standalone(drawing, f"'{PDF_FONT}'"), encoding="utf-8")
        pages = "#pagebreak()\n".join(f'#image("{i}.svg", width: 16cm)\n' for i in range(len(drawings)))
        (work / "all.typ").write_text(f"#set page(width: 16cm, height: auto, margin: 0pt)\n{pages}", encoding="utf-8")
        made: Any = typst.compile(
            str(work / "all.typ"), root=str(work), format="png", ppi=DOTS_PER_INCH, ignore_system_fonts=True
        )
    return [made] if len(drawings) == 1 else list(made)  # typst gives one page bare
