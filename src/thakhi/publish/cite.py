"""How to cite an edition: one line of text, BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

from thakhi.publish.view.edition import EditionView
from thakhi.terms.text import Text


def citation(view: EditionView) -> str:
    """One line: title, edition and fingerprint."""
    is_day = view.date != view.edition
    words = Text("Edición del", "Edition of") if is_day else Text("Edición", "Edition")
    edition = words.to("en" if view.lang == "en" else "es")
    return f"{view.title}: {view.subtitle}. {edition} {view.date}. Thakhi, {view.id}, {view.hash}."


def bibtex(view: EditionView) -> str:
    """The edition as a BibTeX entry."""
    fields = {
        "title": f"{{{view.title}}}",
        "note": view.subtitle,
        "edition": view.edition,
        "year": str(view.day[0]),
        "number": view.hash,
        "institution": "Thakhi",
    }
    lines = "".join(f"  {name} = {{{words}}},\n" for name, words in fields.items())
    return f"@techreport{{{view.id}-{view.lang},\n{lines}}}"


def ris(view: EditionView) -> str:
    """The edition as a RIS record."""
    year, month, day = view.day
    fields = {
        "TY": "RPRT",
        "TI": view.title,
        "N1": view.subtitle,
        "ET": view.edition,
        "DA": f"{year}/{month:02d}/{day:02d}",
        "SN": view.hash,
        "ER": "",
    }
    return "\n".join(f"{name}  - {words}".rstrip() for name, words in fields.items())


def csl(view: EditionView) -> dict[str, object]:
    """The edition as one CSL-JSON item."""
    return {
        "id": f"{view.id}-{view.lang}",
        "type": "report",
        "title": f"{view.title}: {view.subtitle}",
        "edition": view.edition,
        "number": view.hash,
        "publisher": "Thakhi",
        "language": view.lang,
        "issued": {"date-parts": [list(view.day)]},
    }
