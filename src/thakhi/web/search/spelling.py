"""«Quiso decir»: the question with each word that nobody said changed into the nearest one that somebody did."""

from __future__ import annotations

from django.db.models.functions import Length

from thakhi.web.search.bridge import meant, plain, sound
from thakhi.web.search.models import SaidWord
from thakhi.web.search.query import FUNCTION_WORDS, Search

SLACK = 2  # letters by which a word may be longer or shorter


def suggestion(search: Search) -> str:
    """The question as it may have been meant; empty when every word was said, or nothing is near."""
    text, changed = search.text, False
    for part in search.parts:
        for word in part.words:
            other = "" if word in FUNCTION_WORDS or part.kind == "beginning" else _nearest(word)
            if other and other != word:
                text, changed = _replaced(text, word, other), True
    return text if changed else ""


def _nearest(word: str) -> str:
    heard = sound(word)
    if not heard or SaidWord.objects.filter(word=word).exists():
        return ""
    near = SaidWord.objects.filter(sound__gte=heard[0], sound__lt=chr(ord(heard[0]) + 1)).annotate(size=Length("word"))
    near = near.filter(size__gte=len(word) - SLACK, size__lte=len(word) + SLACK)
    other = meant(word, said=near.values_list("word", "sound", "count").iterator())
    return "" if plain(other) == plain(word) else other  # an accent is no slip: it was found without


def _replaced(text: str, word: str, other: str) -> str:
    """The question with one word changed, whatever its capitals."""
    at = text.lower().find(word)
    return text if at < 0 else text[:at] + other + text[at + len(word) :]
