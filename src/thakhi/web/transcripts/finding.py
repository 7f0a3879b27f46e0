"""Words found in one transcript, whatever their accents and capitals: which cues have them, and where in a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.showing import visible_cues

LONGEST = 100


def folded(text: str) -> str:
    """`text` without capitals and accents; ñ stays a letter of its own."""
    return "".join(_folded(letter) for letter in unicodedata.normalize("NFC", text))


def places(transcript: Transcript, words: str) -> list[int]:
    """The places (`Cue.order`) of the cues that show and have `words`; one query."""
    sought = folded(" ".join(words.split())[:LONGEST])
    if not sought:
        return []
    rows = visible_cues(transcript).order_by("order").values_list("order", "text")
    return [order for order, text in rows.iterator(5_000) if sought in folded(text)]


def spans(text: str, words: str) -> Iterator[tuple[int, int]]:
    """From where to where `words` stand in `text`."""
    sought = folded(" ".join(words.split())[:LONGEST])
    if not sought:
        return
    letters = [_folded(letter) for letter in text]
    origin = [at for at, letter in enumerate(letters) for _ in letter]
    whole = "".join(letters)
    at = whole.find(sought)
    while at >= 0:
        end = at + len(sought)
        yield origin[at], origin[end - 1] + 1
        at = whole.find(sought, end)


def _folded(letter: str) -> str:
    if letter in "ñÑ":
        return "ñ"
    if letter.isascii():
        return letter.lower()
    return "".join(c for c in unicodedata.normalize("NFD", letter.casefold()) if not unicodedata.combining(c))
