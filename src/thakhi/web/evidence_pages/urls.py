"""The pages of Evidencia, each with its address in both languages."""

from __future__ import annotations

from thakhi.web.evidence_pages.views import files, indicators
from thakhi.web.language import both

LIST = ("evidencia/", "evidence/")
ONE = ("evidencia/<slug:indicator>", "evidence/<slug:indicator>")

PAGES = [
    both(*LIST, indicators.listed, name="list"),
    both(*ONE, indicators.indicator, name="indicator"),
    both(f"{ONE[0]}/insertar/", f"{ONE[1]}/embed/", indicators.embed, name="embed"),
    both(f"{ONE[0]}.csv", f"{ONE[1]}.csv", files.csv_file, name="csv"),
    both(f"{ONE[0]}.metadata.json", f"{ONE[1]}.metadata.json", files.metadata_file, name="metadata"),
    both(f"{ONE[0]}.json", f"{ONE[1]}.json", files.json_file, name="json"),
    both(f"{ONE[0]}.svg", f"{ONE[1]}.svg", files.svg_file, name="svg"),
    both(f"{ONE[0]}.bib", f"{ONE[1]}.bib", files.bib_file, name="bib"),
    both(f"{ONE[0]}.zip", f"{ONE[1]}.zip", files.zip_file, name="zip"),
]
