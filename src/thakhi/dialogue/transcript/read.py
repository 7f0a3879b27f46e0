"""A WebVTT or SubRip file → its cues, in one pass that holds no more than a few lines and the ids seen so far.

webvtt-py reads a file whole and passes over cues that it cannot read; here a word is never lost in silence: what
cannot be read stops the reading with its line, what was mended is told as a `Remark`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from thakhi.dialogue.transcript.blocks import CueBlock, cue_blocks
from thakhi.dialogue.transcript.decode import Encoding, how_written, lines
from thakhi.dialogue.transcript.voices import VOICE, Voice, names_written, tagged_voices, written_voices
from thakhi.terms.cue import LONGEST_ID, LONGEST_TEXT, Cue
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

Mended = Literal["encoding", "names", "order", "length", "id", "repeated_id", "voices", "empty"]

REMARKS: dict[Mended, Text] = {
    "encoding": Text("no está escrito en UTF-8; se leyó como {}", "not written in UTF-8; read as {}"),
    "names": Text("los nombres se tomaron de «Nombre: …»: {}", "names were taken from “Name: …”: {}"),
    "order": Text("está fuera de orden; se ordenó por su tiempo", "out of order; sorted by time"),
    "length": Text("no dura nada o termina antes de empezar", "lasts nothing or ends before it begins"),
    "id": Text("no se puede usar su identificador; se le dio «{}»", "its identifier cannot be used; it was given “{}”"),
    "repeated_id": Text("el identificador está repetido; se le dio «{}»", "repeated identifier; it was given “{}”"),
    "voices": Text(
        "hablan varias personas; se dividió en un fragmento por persona", "several people speak; split, one cue each"
    ),
    "empty": Text("no tiene palabras; se dejó fuera", "has no words; left out"),
}
CODEC_WORDS: dict[Encoding, str] = {"utf-16": "UTF-16", "cp1252": "Windows-1252 (Latin-1)", "latin-1": "Latin-1"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was mended while reading, and on which line (0: the whole file)."""

    kind: Mended
    line: int
    text: Text


@dataclass(frozen=True, slots=True)
class Transcription:
    """A whole file: its cues in order of time, and what was mended."""

    cues: tuple[Cue, ...]
    remarks: tuple[Remark, ...]


def read_transcript(stream: BinaryIO, *, name: str) -> Transcription:
    """All cues of a file in order of time, in memory."""
    items = list(read_cues(stream, name=name))
    cues = sorted((item for item in items if isinstance(item, Cue)), key=lambda cue: cue.start_ms)
    return Transcription(tuple(cues), tuple(item for item in items if isinstance(item, Remark)))


def read_cues(stream: BinaryIO, *, name: str) -> Iterator[Cue | Remark]:
    """The cues in the order of the file, each after its remarks; a cue out of order has the remark `order`.

    *Fails when* the file is no transcript or a line of it cannot be read.
    """
    written = how_written(stream, name=name)
    if written.encoding in CODEC_WORDS:
        yield _remark("encoding", 0, CODEC_WORDS[written.encoding])

    def blocks() -> Iterator[CueBlock]:
        return cue_blocks(lines(stream, written.encoding, name=name), is_vtt=written.is_vtt, name=name)

    names = frozenset() if written.is_ours else names_written(line for block in blocks() for line in block.text)
    if names:
        yield _remark("names", 0, ", ".join(sorted(names)[:12]))
    yield from _cues(blocks(), names=names, has_entities=written.is_vtt, name=name)


def _cues(
    blocks: Iterable[CueBlock], *, names: frozenset[str], has_entities: bool, name: str
) -> Iterator[Cue | Remark]:
    seen: set[str] = set()
    last = number = 0
    for block in blocks:
        voices = _voices(block, names=names, has_entities=has_entities)
        yield from _remarks(block, voices, last)
        last = max(last, block.start_ms)
        for nth, (speaker, words) in enumerate(voices, 1):
            number += 1
            if len(words) > LONGEST_TEXT or len(speaker) > 2 * LONGEST_ID:
                raise _too_long(f"{name}:{block.line}")
            key, remark = _id(block, nth, number, seen)
            if remark:
                yield remark
            seen.add(key)
            yield Cue(key, block.start_ms, max(block.start_ms, block.end_ms), speaker, words)


def _voices(block: CueBlock, *, names: frozenset[str], has_entities: bool) -> list[Voice]:
    if any(VOICE.search(line) for line in block.text):
        return tagged_voices("\n".join(block.text))
    return written_voices(block.text, names=names, has_entities=has_entities)


def _remarks(block: CueBlock, voices: list[Voice], last: int) -> Iterator[Remark]:
    if block.start_ms < last:
        yield _remark("order", block.line)
    if block.end_ms <= block.start_ms:
        yield _remark("length", block.line)
    if not voices:
        yield _remark("empty", block.line)
    if len(voices) > 1:
        yield _remark("voices", block.line)


def _id(block: CueBlock, nth: int, number: int, seen: set[str]) -> tuple[str, Remark | None]:
    """The permanent id: the file's own (`7`, and `7-2` for its second voice), or one by place (`c0001`)."""
    given = " ".join(block.id.split())
    given = given if nth == 1 or not given else f"{given}-{nth}"
    is_usable = bool(given) and len(given) <= LONGEST_ID and "-->" not in given
    wanted = given if is_usable else f"c{number:04}"
    key, again = wanted, 2
    while key in seen or len(key) > LONGEST_ID:
        key, again = f"{wanted[: LONGEST_ID - 12]}-{again}", again + 1
    if given and not is_usable:
        return key, _remark("id", block.line, key)
    return key, _remark("repeated_id", block.line, key) if key != wanted else None


def _remark(kind: Mended, line: int, *said: str) -> Remark:
    words = REMARKS[kind]
    return Remark(kind, line, Text(words.es.format(*said), words.en.format(*said)))


def _too_long(where: str) -> InputProblem:
    return InputProblem(
        Text(
            f"un fragmento tiene más de {LONGEST_TEXT} letras, o un nombre demasiado largo",
            f"a cue has more than {LONGEST_TEXT} letters, or a name too long",
        ),
        where,
    )
