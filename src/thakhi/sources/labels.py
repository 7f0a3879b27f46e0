"""Value labels as people type them: "2A.Local o terreno", "2A. Local  o terreno" and code 2A are one label."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from thakhi.terms.errors import nearest

_CODED = re.compile(r"^\s*0*(\d+[A-Za-z]?)\s*[.\-)]\s*(\S.*)$", re.DOTALL)
_BARE = re.compile(r"^\s*0*(\d+[A-Za-z]?)(?:[.,]0*)?\s*$")
_NOISE = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """A label without its spelling: the leading code, and the words without accents, case or spacing."""

    code: str
    words: str


@lru_cache(maxsize=65_536)
def shape(label: str) -> Shape:
    """What identifies `label` however it is spaced, accented or punctuated."""
    bare = _BARE.match(label)
    if bare:
        return Shape(bare.group(1).casefold(), "")
    coded = _CODED.match(label)
    if coded:
        return Shape(coded.group(1).casefold(), _plain(coded.group(2)))
    return Shape("", _plain(label))


def split_code(label: str) -> tuple[str, str]:
    """The code as it is written (zeros kept) and the words of "028. Quechua"."""
    found = re.match(r"^\s*([0-9]+[A-Za-z]?|[A-Z])\s*[.\-)]\s*(\S.*)$", label, re.DOTALL)
    if found:
        return found.group(1), " ".join(found.group(2).split())
    words = " ".join(label.split())
    return words, words


class Book:
    """The known labels of a variable and what each means; finds the one that a value of the data is."""

    def __init__(self, known: Mapping[str, object]) -> None:
        self._labels = list(known)
        self._whole = {shape(label): label for label in self._labels}
        self._by_code = _unique(((shape(label).code, label) for label in self._labels), known)
        self._by_words = _unique(((shape(label).words, label) for label in self._labels), known)

    def find(self, value: str) -> str | None:
        """The known label: the same code and words, or the same half where the value has only one."""
        given = shape(value)
        whole = self._whole.get(given)
        if whole is not None:
            return whole
        if given.code and not given.words:
            return self._by_code.get(given.code)
        if given.words and not given.code:
            return self._by_words.get(given.words)
        found = self._by_words.get(given.words)
        return found if found and not shape(found).code else None

    def nearest(self, value: str) -> str | None:
        """The known label that looks most like `value`, or has its code."""
        return nearest(" ".join(value.split()), self._labels) or self._by_code.get(shape(value).code)


def _plain(words: str) -> str:
    flat = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return _NOISE.sub("", flat.casefold()) or words.strip()


def _unique(pairs: Iterable[tuple[str, str]], known: Mapping[str, object]) -> Mapping[str, str]:
    """Half a label → the label, where all labels with that half mean the same."""
    found: dict[str, list[str]] = {}
    for key, label in pairs:
        if key:
            found.setdefault(key, []).append(label)
    return {key: labels[0] for key, labels in found.items() if len({known[label] for label in labels}) == 1}
