"""Every figure of the scenarios as a table: one line each, sampling and assumptions apart."""

from __future__ import annotations

from thakhi.publish.scenario import render_simulation
from thakhi.publish.view.document import Document


def files(document: Document) -> dict[str, bytes]:
    """`data/scenarios.csv`, where scenarios were run."""
    found = document.roadmap.simulation
    return {"data/scenarios.csv": render_simulation(found, format="csv").encode()} if found else {}
