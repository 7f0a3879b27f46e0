"""What a quality letter means for drawing and for words: reliable, with care, not reliable, or absent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate
from thakhi.terms.text import Text

Reading = Literal["reliable", "care", "unreliable", "absent"]


def reading_of(estimate: Estimate) -> Reading:
    """How far the number may be trusted; an unknown letter is read as *not reliable*, the safe side."""
    if isinstance(estimate.value, Absence):
        return "absent"
    return _READINGS.get(estimate.quality.strip().upper(), "unreliable")


def quality_code(estimate: Estimate) -> str:
    """The letter, or the kind of absence where there is no number."""
    if isinstance(estimate.value, Absence):
        return estimate.value.value
    return estimate.quality


def quality_words(estimate: Estimate) -> Text:
    """What the letter or the absence means: the estimate's own flag, else the common words."""
    if estimate.flag is not None:
        return estimate.flag
    if isinstance(estimate.value, Absence):
        return estimate.value.text
    return _WORDS[reading_of(estimate)]


def legend(estimates: Iterable[Estimate]) -> dict[str, Text]:
    """Each code that appears in `estimates` with its commonest meaning, by code; nothing else."""
    meanings: dict[str, Counter[Text]] = {}
    for estimate in estimates:
        meanings.setdefault(quality_code(estimate), Counter())[quality_words(estimate)] += 1
    return {code: counted.most_common(1)[0][0] for code, counted in sorted(meanings.items())}


_READINGS: dict[str, Reading] = {"A": "reliable", "B": "care", "C": "unreliable"}
_WORDS: dict[Reading, Text] = {
    "reliable": Text("fiable", "reliable"),
    "care": Text("poco fiable: úsese con cuidado", "less reliable: use with care"),
    "unreliable": Text("no fiable", "not reliable"),
    "absent": Text("sin dato", "no figure"),
}
