"""Where in a passage the words are, and the piece of it that is shown, with the words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from thakhi.web.search.bridge import Spoken, plain, spoken_words, words_of
from thakhi.web.search.query import Part, finder

BEFORE, AFTER = 9, 14  # words that are shown around each that was found
SPARED = 4  # words that are not worth a sign that they are left out
MOST_WORDS = 64
GAP = " … "


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text that is shown; marked where it is what was asked for."""

    text: str
    is_marked: bool = False


def where(lines: Sequence[str], *, parts: Sequence[Part], lang: str) -> tuple[int, int]:
    """The first and the last of the fewest neighbouring lines that hold all that was asked for."""
    said = [(n, word) for n, line in enumerate(lines) for word in words_of(line)]
    places = _found([word for _, word in said], parts, lang)
    found = sorted((said[first][0], said[last][0], part) for part, first, last in places)
    wanted, seen = {part for _, _, part in found}, Counter[int]()
    best, left, end = (0, len(lines) - 1), 0, 0
    for _, last, part in found:
        seen[part], end = seen[part] + 1, max(end, last)
        while len(+seen) == len(wanted):
            best = min(best, (found[left][0], end), key=lambda window: window[1] - window[0])
            seen[found[left][2]] -= 1
            left += 1
    return best


def excerpt(lines: Sequence[str], *, parts: Sequence[Part], lang: str) -> list[Piece]:
    """The lines cut down to the words around what was found, which is marked."""
    text = " ".join(lines)
    words = list(spoken_words(text))
    marked = {n for _, first, last in _found([w.word for w in words], parts, lang) for n in range(first, last + 1)}
    return list(_pieces(text, words, marked, _shown(len(words), marked)))


def _found(words: Sequence[str], parts: Sequence[Part], lang: str) -> Iterator[tuple[int, int, int]]:
    """(part, first word, last word) of each place where a part is."""
    for p, part in enumerate(parts):
        if part.kind == "phrase":
            flat, phrase = [plain(word) for word in words], [plain(word) for word in part.words]
            size = len(phrase)
            yield from ((p, n, n + size - 1) for n in range(len(flat) - size + 1) if flat[n : n + size] == phrase)
        else:
            meets = finder(part, lang)
            yield from ((p, n, n) for n, word in enumerate(words) if meets(word))


def _shown(count: int, marked: set[int]) -> list[int]:
    """The words around those that are marked, while there is room; the first words where none is."""
    shown: set[int] = set()
    for n in sorted(marked) or [0]:
        start, end = n - BEFORE, n + AFTER + 1
        around = set(range(start if start > SPARED else 0, end if count - end > SPARED else count))
        if shown and len(shown | around) > MOST_WORDS:
            break
        shown |= around
    return sorted(shown)


def _pieces(text: str, words: Sequence[Spoken], marked: set[int], shown: Sequence[int]) -> Iterator[Piece]:
    if not shown:
        return
    yield Piece(GAP.lstrip() if shown[0] else text[: words[0].start])
    for n, after in pairwise([*shown, len(words) + 1]):
        word = words[n]
        yield Piece(text[word.start : word.end], n in marked)
        yield Piece(_between(text, words, n, after))


def _between(text: str, words: Sequence[Spoken], n: int, after: int) -> str:
    """What stands between a shown word and the next shown one: the text, or the sign that something is left out."""
    if n + 1 == len(words):
        return text[words[n].end :]
    if after > len(words):
        return GAP.rstrip()
    return text[words[n].end : words[n + 1].start] if after == n + 1 else GAP


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbours of one kind as one, and words of a phrase as one mark."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].is_marked == piece.is_marked:
            made[-1] = Piece(made[-1].text + piece.text, piece.is_marked)
        else:
            made.append(piece)
    return [piece for piece in made if piece.text]
