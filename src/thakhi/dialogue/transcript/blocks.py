"""Lines → blocks with the line on which each begins: one cue, or a note, a style, a region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thakhi.dialogue.transcript.times import TIMING, is_timing, timing
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

NOT_CUES = ("NOTE", "STYLE", "REGION")
NO_TIME = Text(
    "hay palabras sin tiempo; falta la línea «00:00:01.000 --> 00:00:02.000», o sobra una línea en blanco antes",
    "words without a time: the line “00:00:01.000 --> 00:00:02.000” is missing, or an empty line before is too many",
)
TIME_INSIDE = Text(
    "un tiempo dentro de otro fragmento; deje una línea en blanco antes",
    "a time inside another cue; leave an empty line before it",
)


@dataclass(frozen=True, slots=True)
class CueBlock:
    """A cue as the file wrote it."""

    line: int  # of its time
    id: str
    start_ms: int
    end_ms: int
    text: tuple[str, ...]


def cue_blocks(lines: Iterable[tuple[int, str]], *, is_vtt: bool, name: str) -> Iterator[CueBlock]:
    """The cues of a file, in its order; *fails when* words have no time or a time cannot be read."""
    for number, block in enumerate(_blocks(lines)):
        if is_vtt and number == 0:
            continue  # WEBVTT and its metadata
        found = _cue(block, is_vtt=is_vtt, name=name)
        if found:
            yield found


def _blocks(lines: Iterable[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    block: list[tuple[int, str]] = []
    for numbered in lines:
        if numbered[1].strip():
            block.append(numbered)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _cue(block: list[tuple[int, str]], *, is_vtt: bool, name: str) -> CueBlock | None:
    at = next((n for n, (_, line) in enumerate(block[:2]) if is_timing(line)), None)
    if at is None:
        if is_vtt and block[0][1].split(None, 1)[0] in NOT_CUES:
            return None
        if not is_vtt and len(block) == 1 and block[0][1].strip().isdigit():
            return None  # a number that SubRip editors leave behind
        raise InputProblem(NO_TIME, f"{name}:{block[0][0]}")
    line, time = block[at]
    start, end = timing(time, f"{name}:{line}")
    inside = next((number for number, text in block[at + 1 :] if TIMING.fullmatch(text)), None)
    if inside is not None:
        raise InputProblem(TIME_INSIDE, f"{name}:{inside}")
    return CueBlock(line, block[0][1].strip() if at else "", start, end, tuple(text for _, text in block[at + 1 :]))
