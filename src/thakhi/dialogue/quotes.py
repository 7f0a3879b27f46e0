"""Which words may stand in quotation marks: exact parts of accepted words, of speakers who still consent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from thakhi.dialogue.read import Heard
from thakhi.terms.finding import Finding
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text

SPLIT = re.compile(r"\w+|\s+|[^\w\s]")


def is_exact(statement: Statement) -> bool:
    """Whether the quoted words stand, letter by letter, in the words that a person accepted."""
    return bool(statement.words.strip()) and statement.words in statement.accepted


def shown(statements: Mapping[str, Statement]) -> dict[str, Statement]:
    """The statements that may be shown: exact, and not withdrawn by whoever said them."""
    return {key: said for key, said in statements.items() if said.consent != "withdrawn" and is_exact(said)}


def quote_findings(heard: Heard) -> list[Finding]:
    """One finding per statement whose words are not an exact part of its accepted words.

    A withdrawn statement may stand without its words: only its id and its count are left.
    """
    return [
        _not_exact(said, heard.places[key])
        for key, said in heard.statements.items()
        if not is_exact(said) and not (said.consent == "withdrawn" and not said.words)
    ]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words: the same in both, only in the quote (`added`), or only in what was accepted (`left_out`)."""

    kind: Literal["same", "added", "left_out"]
    words: str


def difference(words: str, accepted: str) -> tuple[Piece, ...]:
    """How `words` differ from the passage of `accepted` that is nearest to them, word by word; none where exact."""
    if not words.strip() or words in accepted:
        return ()
    said, near = SPLIT.findall(words), SPLIT.findall(_nearest(words, accepted))
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(a=near, b=said, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(near[a:b])))
            continue
        pieces += [Piece("left_out", "".join(near[a:b]))] if b > a else []
        pieces += [Piece("added", "".join(said[c:d]))] if d > c else []
    return _within_quote(pieces)


def _within_quote(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Without what was said before the quote begins and after it ends."""
    ends = [n for n, piece in enumerate(pieces) if piece.kind != "left_out"]
    if not any(piece.kind == "same" and piece.words.strip() for piece in pieces):
        return (*(piece for piece in pieces if piece.kind == "added"),)
    first, last = ends[0], ends[-1] + 1
    if pieces[first].kind == "added" and first > 0:
        first -= 1  # the word that the first one stands for
    return tuple(pieces[first:last])


def _nearest(words: str, accepted: str) -> str:
    """The passage of `accepted`, cut at the ends of words, that looks most like `words` in whatever case."""
    from rapidfuzz.fuzz import partial_ratio_alignment

    low = accepted.lower()
    found = partial_ratio_alignment(words.lower(), low if len(low) == len(accepted) else accepted)
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and not accepted[start - 1].isspace():
        start -= 1
    while end < len(accepted) and not accepted[end].isspace():
        end += 1
    return accepted[start:end]


def _not_exact(statement: Statement, where: str) -> Finding:
    return Finding(
        rule="quote",
        subject=f"statement:{statement.id}",
        where=where,
        text=Text(
            f"las palabras «{_short(statement.words)}» no son parte exacta de lo aceptado; cópielas letra por letra",
            f"the words “{_short(statement.words)}” are not an exact part of what was accepted; copy them exactly",
        ),
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
