"""Where in a passage the words are, and the piece of it that is shown, with the words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

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
            meant = {word for word in set(words) if meets(word)}
            if meant:
                yield from ((p, n, n) for n, word in enumerate(words) if word in meant)


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
    """The shown stretches, with the sign that something is left out where something is."""
    if not shown:
        return
    end = -1
    for first, last in _stretches(shown):
        if first:
            yield Piece(GAP if end >= 0 else GAP.lstrip())
        at = words[first].start if first else 0
        for n in sorted(marked.intersection(range(first, last + 1))):
            yield Piece(text[at : words[n].start])
            yield Piece(text[words[n].start : words[n].end], is_marked=True)
            at = words[n].end
        yield Piece(text[at : words[last].end])
        end = last
    yield Piece(text[words[end].end :] if end + 1 == len(words) else GAP.rstrip())


def _stretches(shown: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each stretch of neighbouring words."""
    for _, group in groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0]):
        stretch = [n for _, n in group]
        yield stretch[0], stretch[-1]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbours of one kind as one, and words of a phrase as one mark."""
    made: list[Piece] = []
    for piece in pieces:
        if made and made[-1].is_marked == piece.is_marked:
            made[-1] = Piece(made[-1].text + piece.text, piece.is_marked)
        else:
            made.append(piece)
    return [piece for piece in made if piece.text]
