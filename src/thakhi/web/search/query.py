"""What a reader asks, as one frozen value: words, phrases, beginnings, what must not be there, filters, page.

| written | found |
|---|---|
| `crédito mujeres` | moments with both words, in any form |
| `"acceso al crédito"` | these words exactly, in this order |
| `-banco` | moments without it |
| `formaliz*` | words that begin so |
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property, lru_cache
from typing import Literal

from thakhi.terms.text import LANGS, Lang, Text
from thakhi.web.search.bridge import asked_under, kept_under, plain, words_of
from thakhi.web.search.engines.terms import Any, InOrder, Wanted

MOST = 12  # words and phrases that are looked for
LONGEST = 300  # characters of a question
STEMMED = ("es", "en", "xx")
PIECE = re.compile(r'(?<!\S)(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))')
SAID_ALWAYS = """
a al ante así como con cual cuando de del desde donde el ella ellas ellos en entre era es esa ese eso esta este esto
está están fue ha han hasta hay la las le les lo los me mi muy más ni no nos o para pero por porque que qué se si sin
sobre son su sus también te un una uno unos unas y ya yo
the of and to in is it that for on with as at by an be are was this or from
"""
FUNCTION_WORDS = frozenset(SAID_ALWAYS.split())
NAMES = {  # of the filters in an address; either language is understood on either page
    "cycle": Text("ciclo", "cycle"),
    "workshop": Text("taller", "workshop"),
    "topic": Text("tema", "topic"),
    "sector": Text.same("sector"),
    "person": Text("persona", "person"),
    "language": Text("idioma", "language"),
}
PAGE = Text("pagina", "page")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must, or must not, have been said: a word in any form, a phrase as it is, a word's beginning."""

    kind: Literal["word", "phrase", "beginning"]
    words: tuple[str, ...]

    def term(self, languages: tuple[str, ...] = STEMMED) -> Any | InOrder:
        """As an engine is asked for it."""
        if self.kind == "word":
            tokens = (f"{lang}.{key}" for lang in languages for key in asked_under(self.words[0], lang) if key)
            return Any("stem", tuple(tokens))
        return InOrder(tuple(plain(word) for word in self.words), is_beginning=self.kind == "beginning")

    @property
    def text(self) -> str:
        """As a reader writes it."""
        said = " ".join(self.words)
        return {"word": said, "phrase": f'"{said}"', "beginning": f"{said}*"}[self.kind]


@lru_cache(maxsize=64)
@lru_cache(maxsize=500)
def finder(part: Part, lang: str) -> Callable[[str], bool]:
    """Says of a word of a text whether it is this word in any form, or begins so, and remembers it."""
    if part.kind == "beginning":
        beginning = plain(part.words[0])
        return lambda word: plain(word).startswith(beginning)
    asked = frozenset(asked_under(part.words[0], lang))
    return lru_cache(maxsize=20_000)(lambda word: not asked.isdisjoint(kept_under(word, lang)))


@dataclass(frozen=True, slots=True)
class Filters:
    """Only moments of these; empty is any."""

    cycle: str = ""
    workshop: str = ""
    topic: str = ""
    sector: str = ""
    person: str = ""
    language: str = ""


@dataclass(frozen=True)
class Search:
    """A question. `left_out` are the parts beyond those that are looked for."""

    text: str = ""
    parts: tuple[Part, ...] = ()
    without: tuple[Part, ...] = ()
    filters: Filters = field(default_factory=Filters)
    page: int = 1
    left_out: int = 0

    @cached_property
    def looked_for(self) -> tuple[Part, ...]:
        """Without *de*, *la*, *the* where other words are asked for: they are said in every moment."""
        telling = tuple(p for p in self.parts if not _is_function_word(p))
        return telling or self.parts

    def wanted(self, *marks: Any) -> Wanted:
        """As an engine is asked for it, with the marks of the filters."""
        every = (*(p.term() for p in self.looked_for), *marks)
        is_everywhere = self.filters == Filters() and all(_is_function_word(p) for p in self.looked_for)
        return Wanted(every, tuple(p.term() for p in self.without), is_everywhere)

    def parameters(
        self, lang: Lang, *, page: int = 1, text: str | None = None, filters: Mapping[str, str] | None = None
    ) -> dict[str, str]:
        """The query of its permanent address, with other words or filters if given."""
        kept = replace(self.filters, **(filters or {}))
        given = {NAMES[f.name].to(lang): getattr(kept, f.name) for f in fields(kept)}
        asked = {"q": self.text if text is None else text, **given, PAGE.to(lang): str(page) if page > 1 else ""}
        return {name: value for name, value in asked.items() if value}


def _is_function_word(part: Part) -> bool:
    return part.kind == "word" and part.words[0] in FUNCTION_WORDS


def read_search(given: Mapping[str, str]) -> Search:
    """The question of an address; what does not make sense in it is not asked."""
    text = " ".join(given.get("q", "")[:LONGEST].replace("\0", " ").split())
    wanted, without = _parts(text)
    values = {name: _value(given, words)[:80] for name, words in NAMES.items()}
    page = _value(given, PAGE)
    return Search(
        text=text,
        parts=tuple(wanted[:MOST]),
        without=tuple(without[:MOST]),
        filters=Filters(**values),
        page=int(page) if re.fullmatch(r"[1-9][0-9]{0,3}", page, re.ASCII) else 1,
        left_out=max(0, len(wanted) - MOST) + max(0, len(without) - MOST),
    )


def _value(given: Mapping[str, str], name: Text) -> str:
    found = (given.get(name.to(lang), "") for lang in LANGS)
    return next((value.replace("\0", "").strip() for value in found if value), "")


def _parts(text: str) -> tuple[list[Part], list[Part]]:
    wanted: dict[Part, None] = {}
    without: dict[Part, None] = {}
    for sign, *quoted, bare in PIECE.findall(text):
        phrase = "".join(quoted)
        parts = _phrase(phrase) if phrase else _words(bare)
        (without if sign else wanted).update(dict.fromkeys(parts))
    return list(wanted), list(without)


def _phrase(text: str) -> Iterator[Part]:
    words = tuple(word for word in words_of(text) if plain(word))
    if words:
        yield Part("phrase", words)


def _words(text: str) -> Iterator[Part]:
    words = [word for word in words_of(text) if plain(word)]
    for n, word in enumerate(words, 1):
        is_beginning = text.endswith("*") and n == len(words) and len(word) > 1
        yield Part("beginning" if is_beginning else "word", (word,))
