"""«Quiso decir»: the question with each word that nobody said changed into the nearest one that somebody did."""

from __future__ import annotations

import re

from django.db.models.functions import Length

from thakhi.web.search.bridge import meant, plain, sound
from thakhi.web.search.engines import engine
from thakhi.web.search.engines.terms import Wanted
from thakhi.web.search.models import SaidWord
from thakhi.web.search.queries import found_hits
from thakhi.web.search.query import FUNCTION_WORDS, Search, read_search

SLACK = 2  # letters by which a word may be longer or shorter


def suggestion(search: Search) -> str:
    """The question as it may have been meant; empty when every word was said, or nothing is found by another."""
    text = search.text
    for part in search.parts:
        if part.kind != "beginning" and not engine().hits(Wanted((part.term(),)), most=1):
            for word in part.words:
                text = _replaced(text, word, _nearest(word) or word)
    other = read_search({**search.parameters("es"), "q": text})
    return text if text != search.text and found_hits(other)[0] else ""


def _nearest(word: str) -> str:
    heard = sound(word)
    if not heard or word in FUNCTION_WORDS:
        return ""
    near = SaidWord.objects.filter(sound__gte=heard[0], sound__lt=chr(ord(heard[0]) + 1)).annotate(size=Length("word"))
    near = near.filter(size__gte=len(word) - SLACK, size__lte=len(word) + SLACK)
    other = meant(word, said=near.values_list("word", "sound", "count").iterator())
    return "" if plain(other) == plain(word) else other  # said as it is written: its accent is no slip


def _replaced(text: str, word: str, other: str) -> str:
    """The question with one word changed, whatever its capitals."""
    return re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", other, text, count=1, flags=re.IGNORECASE)
