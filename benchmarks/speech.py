"""A site with many hours of invented speech, for the measure of search. Arguments: HOURS; THAKHI_HOME says where.

Workshops of two hours, a cue every 3.6 seconds of ten words, turns of some cues and presentations of many. Words are
drawn by Zipf's law from real Spanish words (those of this repository's Spanish texts, by how often they are there)
and invented ones, 60,000 in all. The same hours give the same speech.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = 60_000
CUES, WORDS, CUE_MS = 2_000, 10, 3_600  # of a workshop; of a cue
SPEAKERS = 8  # of a workshop
CONSONANTS = ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "ll", "ch", "tr", "pr", "br", "cr")
SYLLABLES = [c + v for c in CONSONANTS for v in "aeiou"]
SILENT = 20  # one in so many people did not consent


def vocabulary() -> list[str]:
    """Words by how often they are said, the most frequent first."""
    texts = [
        p for folder in ("docs", "examples") for p in (ROOT / folder).rglob("*") if p.suffix in {".md", ".vtt", ".yaml"}
    ]
    words = re.findall(r"[a-záéíóúñ]{2,}", "\n".join(p.read_text(encoding="utf-8").lower() for p in sorted(texts)))
    real = [word for word, _ in Counter(words).most_common(VOCABULARY // 4)]
    rng = np.random.default_rng(1)
    invented = ("".join(rng.choice(SYLLABLES, size=int(n))) for n in rng.integers(2, 6, size=2 * VOCABULARY))
    return list(dict.fromkeys([*SPOKEN.split(), *real, *invented]))[:VOCABULARY]


SPOKEN = """
de la que el en y a los se no un las por con una para es lo del como más pero me le al si ya muy porque o son eso hay
este también nos nosotros está esto todo trabajo entonces tenemos crédito mujeres formalización impuestos organización
pequeñas unidades alcaldía mercado registro costo apoyo banco capacitación políticas
"""


def fill(hours: int) -> None:
    """Fills the empty database of the site, search included; prints what the index took."""
    from thakhi.terms.text import Text
    from thakhi.web.workshops.models import Cycle

    rng, words = np.random.default_rng(2), np.array(vocabulary())
    share = 1 / (np.arange(len(words)) + 2.7)
    cumulated = np.cumsum(share / share.sum())
    cycle = Cycle.objects.create(slug="ciclo", title=Text("Ciclo", "Cycle"), is_published=True, fictional=True)
    people = _people(max(SPEAKERS, hours))
    for n in range(1, hours // 2 + 1):
        drawn = words[np.minimum(np.searchsorted(cumulated, rng.random(CUES * WORDS)), len(words) - 1)]
        _workshop(cycle, n, drawn.reshape(CUES, WORDS), people, rng)


def _people(count: int) -> list[int]:
    from thakhi.web.people.choices import SECTOR_WORDS
    from thakhi.web.people.models import Consent, Person

    sectors = list(SECTOR_WORDS)
    rows = [Person(slug=f"p{n}", name=f"Persona {n}", sector=sectors[n % len(sectors)]) for n in range(count)]
    people = Person.objects.bulk_create(rows)
    uses = [(person, use) for n, person in enumerate(people) if n % SILENT for use in ("words", "name")]
    Consent.objects.bulk_create([Consent(person=person, use=use, is_granted=True) for person, use in uses])
    return [person.pk for person in people]


def _workshop(cycle: object, n: int, text: np.ndarray, people: list[int], rng: np.random.Generator) -> None:
    from thakhi.terms.text import Text
    from thakhi.web.transcripts.models import Cue, Transcript
    from thakhi.web.workshops.models import Workshop

    starts = datetime(2021, 1, 4, 18, tzinfo=UTC) + timedelta(days=n)
    workshop = Workshop.objects.create(
        cycle=cycle, n=n, slug=f"taller-{n}", title=Text.same(f"Taller {n}"), starts=starts
    )
    transcript = Transcript.objects.create(workshop=workshop, state="published")
    speakers = rng.choice(people, size=SPEAKERS, replace=False)
    Cue.objects.bulk_create(
        Cue(
            transcript=transcript,
            cue_id=f"c{i:05}",
            order=i,
            start_ms=i * CUE_MS,
            end_ms=i * CUE_MS + CUE_MS - 100,
            person_id=int(speakers[who]),
            text=" ".join(words) + ("." if i % 3 == 0 else ""),
        )
        for i, (who, words) in enumerate(zip(_turns(rng), text, strict=False))
    )


def _turns(rng: np.random.Generator) -> Iterator[int]:
    """Who speaks in each cue: some cues a turn, one turn in ten a presentation."""
    while True:
        who, mean = rng.integers(SPEAKERS), 150 if rng.random() < 0.1 else 12
        yield from [int(who)] * int(rng.geometric(1 / mean))


def main(hours: int) -> None:
    """Fills the database that the environment names."""
    from thakhi.web.server import prepare

    prepare(Path(os.environ["THAKHI_HOME"]))
    fill(hours)


if __name__ == "__main__":
    main(int(sys.argv[1]))
