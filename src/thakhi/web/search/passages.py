"""Cues → passages: what must be said together for a search to find it.

A passage is a turn: what one speaker says until another speaks, something is withheld, or half a minute is silent. In
a turn, people come back to their words; across speakers the words would be of different people. A turn of more than
CUES cues (some two minutes) is cut, where a sentence ends if it can be, so that its words still belong together; each
cut is covered by a bridge of OVERLAP cues on either side, so that no phrase is lost at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

CUES = 40
SOONEST = 25  # cues of a passage before a sentence's end may cut it
OVERLAP = 5
SILENCE_MS = 30_000
PLACES = 2**20  # passages of one transcript: ids of different transcripts stay apart
ENDS = (".", "?", "!", "…", "»", "”")


@dataclass(frozen=True, slots=True)
class Line:
    """A cue whose words show."""

    pk: int
    order: int
    start_ms: int
    end_ms: int
    speaker: tuple[int | None, str]  # the person, or who the file says
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of a passage; `id` grows along a transcript, and a bridge stands between the two that it joins."""

    id: int
    lines: Sequence[Line]
    is_bridge: bool = False


def stretches(lines: Iterable[Line], *, transcript: int) -> list[Stretch]:
    """The passages of a transcript, in the order in which they were said."""
    made: list[Stretch] = []
    for turn in _turns(lines):
        parts = list(_parts(turn))
        for n, part in enumerate(parts):
            if n:
                bridge = [*parts[n - 1][-OVERLAP:], *part[:OVERLAP]]
                made.append(Stretch(transcript * PLACES + len(made), bridge, is_bridge=True))
            made.append(Stretch(transcript * PLACES + len(made), part))
    return made


def _turns(lines: Iterable[Line]) -> Iterator[list[Line]]:
    turn: list[Line] = []
    for line in lines:
        if turn and not _goes_on(turn[-1], line):
            yield turn
            turn = []
        turn.append(line)
    if turn:
        yield turn


def _goes_on(before: Line, line: Line) -> bool:
    """Whether nobody else, nothing withheld and no silence stands between two lines."""
    is_next = line.order == before.order + 1 and line.start_ms - before.end_ms < SILENCE_MS
    return is_next and line.speaker == before.speaker


def _parts(turn: list[Line]) -> Iterator[list[Line]]:
    while len(turn) > CUES:
        ends = [n for n in range(SOONEST, CUES) if turn[n - 1].text.rstrip().endswith(ENDS)]
        cut = ends[-1] if ends else CUES
        yield turn[:cut]
        turn = turn[cut:]
    yield turn
