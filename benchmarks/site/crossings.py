"""Tables of a survey on demand: indicator by indicator, crossing by crossing, each asked for the first time."""

from __future__ import annotations

import os
import time
from pathlib import Path

from benchmarks.site.people import Browser, Seen
from thakhi import pipeline

FILE = Path("data", "eh2019", "EH2019_Persona.csv.gz")
CROSSINGS = {
    "by one dimension": ("by=sex", "by=sector"),
    "by two": ("by=sector&by=department", "by=department&compare=sex"),
    "by three": ("by=area&by=sector&by=age_group",),
}
INDICATORS = 24


def survey_into(home: Path, root: Path) -> str:
    """Imports the household survey of 2019 where its file is there, else a synthetic population as large; its name."""
    file = Path(os.environ.get("THAKHI_SHARED", root.parent / "shared")) / FILE
    if file.is_file():
        return pipeline.import_survey("ine_bolivia_eh", file, home=home).title.en
    return pipeline.synthesize(home=home).title.en


async def crossed(port: int) -> Seen:
    """What one reader met who asks, one after another, for tables that nobody asked for before."""
    seen, reader = Seen(), Browser(port)
    names = sorted(one.id for one in pipeline.indicators())
    for name in names[:: max(1, len(names) // INDICATORS)]:
        for kind, crossings in CROSSINGS.items():
            for crossing in crossings:
                start = time.perf_counter()
                answer = await reader.get(f"/es/evidencia/{name}.csv?{crossing}")
                seen.add(kind, time.perf_counter() - start)
                if answer.status != 200:
                    seen.failures.append(f"{name}?{crossing}: {answer.status}")
    reader.close()
    return seen
