"""Narratives: the same words in each language that a road map has."""

from __future__ import annotations

from typing import Any

from lxml.etree import SubElement

from thakhi.publish.legible import clean
from thakhi.terms.text import LANGS, Text

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def add_words(parent: Any, words: Text) -> Any:
    """`parent` with one narrative per language; a proper name is said once, in the default language."""
    if words.es == words.en:
        SubElement(parent, "narrative").text = clean(words.es)
        return parent
    for lang in LANGS:
        SubElement(parent, "narrative", {LANG: lang}).text = clean(words.to(lang))
    return parent
