"""Words in the two languages that Thakhi is published in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Lang = Literal["es", "en"]
LANGS: tuple[Lang, ...] = ("es", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in Spanish (first) and English."""

    es: str
    en: str

    def to(self, lang: Lang) -> str:
        """The wording in `lang`."""
        return self.en if lang == "en" else self.es

    @classmethod
    def same(cls, words: str) -> Text:
        """Words that do not change with the language: a code, a proper name."""
        return cls(es=words, en=words)

    @classmethod
    def each(cls, words: Callable[[Lang], str]) -> Text:
        """What `words` writes in each language."""
        return cls(*(words(lang) for lang in LANGS))
