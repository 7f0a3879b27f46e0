"""How to cite an edition: one line of text, BibTeX, RIS."""

from __future__ import annotations

from thakhi.publish.view.edition import EditionView
from thakhi.terms.text import Text


def citation(view: EditionView) -> str:
    """One line: title, edition and fingerprint."""
    edition = Text("Edición del", "Edition of").to("en" if view.lang == "en" else "es")
    return f"{view.title}: {view.subtitle}. {edition} {view.date}. Thakhi, {view.id}, {view.hash}."


def bibtex(view: EditionView) -> str:
    """The edition as a BibTeX entry."""
    return (
        f"@techreport{{{view.id},\n  title = {{{{{view.title}}}}},\n  note = {{{view.subtitle}}},\n"
        f"  year = {{{view.edition[:4]}}},\n  number = {{{view.hash}}},\n  institution = {{Thakhi}}\n}}"
    )


def ris(view: EditionView) -> str:
    """The edition as a RIS record."""
    date = view.edition.replace("-", "/")
    return f"TY  - RPRT\nTI  - {view.title}\nN1  - {view.subtitle}\nDA  - {date}\nSN  - {view.hash}\nER  -"
