"""Bytes → lines of text: which alphabet a transcript was written in, and whether it is WebVTT or SubRip."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text

Encoding = Literal["utf-8-sig", "utf-16", "cp1252", "latin-1"]
BLOCK = 1 << 20
LONGEST_LINE = 100_000
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
SUBRIP = re.compile(r"^\s*[\d:]+[.,]\d+\s*-->")

NOT_TEXT = Text(
    "no es un archivo de texto; exporte la transcripción como WebVTT (.vtt) o SubRip (.srt)",
    "not a text file; export the transcript as WebVTT (.vtt) or SubRip (.srt)",
)
NEITHER = Text(
    "no empieza con WEBVTT ni con un número y un tiempo «00:00:01,000 --> 00:00:02,000»; no es WebVTT ni SubRip",
    "begins neither with WEBVTT nor with a number and a time “00:00:01,000 --> 00:00:02,000”: not WebVTT, not SubRip",
)
EMPTY = Text("el archivo está vacío", "the file is empty")
TOO_LONG = Text(
    f"una línea tiene más de {LONGEST_LINE} letras; no es una transcripción",
    f"a line has more than {LONGEST_LINE} letters: not a transcript",
)


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written. `is_ours` when `publish/vtt.py` wrote it: its speakers are in tags, never in the text."""

    encoding: Encoding
    is_vtt: bool
    is_ours: bool = False


def how_written(stream: BinaryIO, *, name: str) -> Written:
    """Alphabet and format of a file that can be read again from its start; *fails when* it is no transcript."""
    encoding = _encoding(stream, name)
    head: list[str] = []
    for _, line in lines(stream, encoding, name=name):
        if line.strip():
            head.append(line)
        if len(head) == 3:
            break
    if not head:
        raise InputProblem(EMPTY, name)
    if head[0][:6] == "WEBVTT" and head[0][6:7] in ("", " ", "\t"):
        return Written(encoding, True, is_ours=head[0][7:].startswith("thakhi"))
    if any(SUBRIP.match(line) for line in head[:2]):
        return Written(encoding, False)
    raise InputProblem(NEITHER, f"{name}:1")


def lines(stream: BinaryIO, encoding: Encoding, *, name: str) -> Iterator[tuple[int, str]]:
    """Number and text of each line from the start, without its end and without control characters."""
    stream.seek(0)
    errors = "replace" if encoding == "utf-16" else "strict"
    text = io.TextIOWrapper(io.BufferedReader(_Open(stream)), encoding=encoding, errors=errors, newline=None)
    for number in _counted():
        line = text.readline(LONGEST_LINE)
        if not line:
            return
        if len(line) >= LONGEST_LINE:
            raise InputProblem(TOO_LONG, f"{name}:{number}")
        yield number, CONTROLS.sub("", line.rstrip("\n"))


class _Open(io.RawIOBase):
    """The stream, left open when the text around it is closed."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _counted() -> Iterator[int]:
    number = 0
    while True:
        number += 1
        yield number


def _encoding(stream: BinaryIO, name: str) -> Encoding:
    """UTF-8 where every byte of the file fits it; else the alphabets of older Windows programs."""
    stream.seek(0)
    first = stream.read(BLOCK)
    if first[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if b"\x00" in first:
        raise InputProblem(NOT_TEXT, name)
    for encoding in ("utf-8-sig", "cp1252"):
        if _fits(stream, encoding):
            return encoding
    return "latin-1"


def _fits(stream: BinaryIO, encoding: Encoding) -> bool:
    stream.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block := stream.read(BLOCK):
            decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
