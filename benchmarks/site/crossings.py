"""Tables of a survey on demand: indicator by indicator, crossing by crossing, each asked for the first time."""

from __future__ import annotations

import http.client
import os
import time
from pathlib import Path

from benchmarks.site.people import Seen
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
        return str(pipeline.import_survey("ine_bolivia_eh", file, home=home).title)
    return str(pipeline.synthesize(home=home).title)


def crossed(port: int) -> Seen:
    """What one reader met who asks for tables that nobody asked for before; the first of each kind warms nothing."""
    seen, line = Seen(), http.client.HTTPConnection("127.0.0.1", port)
    names = sorted(one.id for one in pipeline.indicators())
    for name in names[:: max(1, len(names) // INDICATORS)]:
        for kind, crossings in CROSSINGS.items():
            for crossing in crossings:
                start = time.perf_counter()
                line.request("GET", f"/es/evidencia/{name}.csv?{crossing}")
                answer = line.getresponse()
                answer.read()
                seen.add(kind, time.perf_counter() - start)
                if answer.status != 200:
                    seen.failures.append(f"{name}?{crossing}: {answer.status}")
    line.close()
    return seen
