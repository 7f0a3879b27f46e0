"""The word that a reader may have meant: the one of those said that sounds and is written most alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from thakhi.dialogue.stems import plain

ALIKE = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"qu(?=[ei])", "k"),
        (r"gu(?=[ei])", "g"),
        (r"c(?=[ei])", "s"),
        (r"g(?=[ei])", "j"),
        (r"ll", "y"),
        (r"ch", "x"),
        (r"sc|[zç]", "s"),
        (r"[cq]", "k"),
        (r"v", "b"),
        (r"w", "u"),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
    )
)
SHORT = 5  # letters of a word in which one slip is as much as another word


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """How Latin America hears the word: *vurocrasia* as *burocracia*."""
    heard = plain(word)
    for pattern, becomes in ALIKE:
        heard = pattern.sub(becomes, heard)
    return heard


def meant(word: str, *, said: Iterable[tuple[str, str, int]]) -> str:
    """The nearest of `said` (word, sound, how often), within one slip for short words and two for others; or empty."""
    asked = sound(word)
    slips = 1 if len(asked) <= SHORT else 2
    near = [
        (distance, OSA.distance(plain(word), plain(other)), -often, other)
        for other, heard, often in said
        if (distance := OSA.distance(asked, heard, score_cutoff=slips)) <= slips
    ]
    return min(near)[3] if near else ""
