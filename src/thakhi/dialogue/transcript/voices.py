"""The text of a cue → who says what in it: `<v Name>` tags, `Name: words` lines, plain words without any markup."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Sequence

Voice = tuple[str, str]  # speaker ("" when not named), words

VOICE = re.compile(r"<v(?:\.[^\s>]*)?(?:[ \t]+([^>]*))?>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<(?:\d+:)?\d+:\d+[.,]\d+>|\{\\[^{}]*\}")
SPACE = re.compile(r"\s+")
CAPITAL = "A-ZÁÉÍÓÚÜÑÀ-ÖØ-Þ"
JOINED = rf"[ \t]+(?:de|del|la|las|los|y|da|van|von|[{CAPITAL}\d(][\w.'’/()-]*)"
NAME = re.compile(
    rf"(?:>>\s*|[-–—]\s*)?([{CAPITAL}][\w.'’/-]*(?:{JOINED}){{0,6}})[ \t]*:(?=\s)[ \t]*(.*)",
    re.DOTALL,
)
LONGEST_NAME = 60


def plain(text: str, *, has_entities: bool) -> str:
    """`text` without tags, with entities resolved and single spaces."""
    bare = TAG.sub("", text)
    return SPACE.sub(" ", html.unescape(bare) if has_entities else bare).strip()


def tagged_voices(text: str) -> list[Voice]:
    """The voices of a text with `<v Name>` tags; what stands before the first one is nobody's."""
    parts = VOICE.split(text)
    voices = [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    said = [(plain(name or "", has_entities=True), plain(words, has_entities=True)) for name, words in voices]
    return [voice for voice in said if voice[1]]


def written_voices(lines: Sequence[str], *, names: frozenset[str], has_entities: bool) -> list[Voice]:
    """The voices of lines in which `Name: words` begins to speak, for the names that the file uses as such."""
    voices: list[Voice] = []
    for line in lines:
        words = plain(line, has_entities=has_entities)
        found = NAME.match(words)
        if found and found[1] in names:
            voices.append((found[1], found[2].strip()))
        elif voices:
            voices[-1] = (voices[-1][0], f"{voices[-1][1]} {words}".strip())
        else:
            voices.append(("", words))
    return [voice for voice in voices if voice[1]]


def names_written(texts: Iterable[str]) -> frozenset[str]:
    """Which words before a colon are names: those at the head of two texts, or all where half of the texts have such.

    «Entonces: …» said once is no name; «Elena: …» that comes again is. In a file with `<v Name>` tags none is.
    """
    heads: Counter[str] = Counter()
    count = 0
    for text in texts:
        if VOICE.search(text):
            return frozenset()
        count += 1
        found = NAME.match(plain(text, has_entities=True))
        if found and len(found[1]) <= LONGEST_NAME:
            heads[found[1]] += 1
    is_habit = heads.total() * 2 >= count
    return frozenset(name for name, times in heads.items() if is_habit or times > 1)
