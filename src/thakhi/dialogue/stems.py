"""Which words meet in a search: *formalización* and *formalizarse*, *mujer* and *mujeres*, *credito* and *crédito*.

Snowball finds the stem. Before it, a few endings become the word that they are derived from, where Snowball keeps
apart what a reader takes for one word (measured on the pairs of `tests/dialogue/test_stems.py`):

| ending | becomes | because Snowball says |
|---|---|---|
| -icación | -icar | simplif(icación), simplific(ar) |
| -ucción, -trucción | -ucir, -truir | produccion, produc(ir) |
| -scripción | -scribir | inscripcion, inscrib(ir) |
| -versión, -cisión | -vertir, -cidir | inversion, invert(ir) |
| -edor, -idor | -er, -ir | emprendedor, emprend(er) |
| -ares, -eres, -ires | -ar, -er, -ir | mujer(es), muj(er) |
| vowel + -ces | vowel + -z | vec(es), vez |

*quieres* and *tienes* (-ieres) are no plurals. A few words have a stem of their own, so that *género* does not meet
*generar*, nor *casa*, *caso*. What Snowball joins or parts beyond that stays: *votación* and *votar* do not meet.

An accent that was not typed, or that a machine did not write, must not matter: text is kept under the stem of the word
as it is and of the word without accents, and asked for under both. *pequeñas* is found by *pequenas*, which many
keyboards write; *año* does not find *ano*.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

KEPT = 200_000  # words whose stems are remembered: the vocabulary of some thousand hours
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|['’ʼ][^\W_]+)*")  # accents written apart; Aymara: ch'ama
ENDINGS = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        (r"(?<=..)icaci[oó]n(?:es)?$", "icar"),
        (r"trucci[oó]n(?:es)?$", "truir"),
        (r"(?<=.)ucci[oó]n(?:es)?$", "ucir"),
        (r"scripci[oó]n(?:es)?$", "scribir"),
        (r"(?<=.)versi[oó]n(?:es)?$", "vertir"),
        (r"(?<=.)cisi[oó]n(?:es)?$", "cidir"),
        (r"(?<=...)([ei])dor(?:es|as?)?$", r"\1r"),
        (r"(?<=..)(a|(?<!i)e|i)res$", r"\1r"),
        (r"(?<=[^\W_])([aeiouáéíóú])ces$", r"\1z"),
    )
)
ENGLISH = re.compile(r"(?<=...)is(e|ed|es|er|ers|ing|ation|ations)$")  # British spelling: formalise, organisation
OWN_STEM = {
    "genero": "género",  # not generar
    "generos": "género",
    "financiera": "financier",  # Snowball takes -iera for a verb's ending
    "financieras": "financier",
    "joven": "joven",
    "jovenes": "joven",
    "orden": "orden",
    "ordenes": "orden",
    "origen": "origen",
    "origenes": "origen",
    "margen": "margen",
    "margenes": "margen",
    "imagen": "imagen",
    "imagenes": "imagen",
    "examen": "examen",
    "examenes": "examen",
    "indices": "indic",  # not indiz: índice
    "complices": "complic",
    "apendices": "apendic",
    "enlaces": "enlac",
    "paises": "pais",
    "casa": "casa",  # not caso
    "casas": "casa",
    "mesa": "mesa",  # not mes
    "mesas": "mesa",
    "parte": "parte",  # not partir
    "partes": "parte",
    "plaza": "plaza",  # not plazo
    "plazas": "plaza",
    "puerto": "puerto",  # not puerta
    "puertos": "puerto",
    "costa": "costa",  # not costo
    "costas": "costa",
}


class Spoken(NamedTuple):
    """A word of a text: where it stands, and how it is written without capitals."""

    start: int
    end: int
    word: str


def spoken_words(text: str) -> Iterator[Spoken]:
    """The words of `text` in their order, with their places."""
    for match in WORD.finditer(text):
        word = match.group()
        if not word.isascii():
            word = unicodedata.normalize("NFC", word)
        yield Spoken(*match.span(), word.lower())


def words_of(text: str) -> list[str]:
    """The words of `text` without capitals, where their places do not matter."""
    return WORD.findall(unicodedata.normalize("NFC", text).lower())


@lru_cache(maxsize=KEPT)
def plain(word: str) -> str:
    """The word without accents, ñ as n and without apostrophes: how exact words are compared."""
    parts = unicodedata.normalize("NFD", word)
    return "".join(c for c in parts if not unicodedata.combining(c) and c.isalnum())


@lru_cache(maxsize=KEPT)
def stem(word: str, language: str) -> str:
    """The stem of a lower-case word, without accents but with ñ; the word itself in a language we have no stems of."""
    if language.startswith("es"):
        return OWN_STEM.get(plain(word)) or _plain_vowels(_snowball("spanish")(_underived(word)))
    if language.startswith("en"):
        return _plain_vowels(_snowball("english")(ENGLISH.sub(r"iz\1", word)))
    return _plain_vowels(word)


@lru_cache(maxsize=KEPT)
def kept_under(word: str, language: str) -> tuple[str, ...]:
    """The one to three keys under which a word of a text is kept."""
    bare = stem(_plain_vowels(word), language)
    keys = [stem(word, language), bare, *([plain(bare)] if "ñ" in word else [])]
    return tuple(dict.fromkeys(keys))


@lru_cache(maxsize=KEPT)
def asked_under(word: str, language: str) -> tuple[str, ...]:
    """The one or two keys under which a reader's word is looked for: any of them finds."""
    return tuple(dict.fromkeys((stem(word, language), stem(_plain_vowels(word), language))))


def meet(asked: str, said: str, language: str = "es") -> bool:
    """Whether a search for `asked` finds the word `said`."""
    return not set(asked_under(asked.lower(), language)).isdisjoint(kept_under(said.lower(), language))


def _underived(word: str) -> str:
    for pattern, becomes in ENDINGS:
        changed, times = pattern.subn(becomes, word)
        if times:
            return changed
    return word


@lru_cache(maxsize=KEPT)
def _plain_vowels(word: str) -> str:
    """Without accents; ñ stays, for *año* is another word than *ano*."""
    return "".join(c if c == "ñ" else plain(c) for c in word)


def _snowball(language: str) -> Stemmer.StemWord:
    return _of_thread(language, threading.get_ident())


@lru_cache(maxsize=64)
def _of_thread(language: str, _thread: int) -> Stemmer.StemWord:
    """A stemmer keeps notes while it works: each thread has its own."""
    return Stemmer.Stemmer(language, 0).stemWord
