"""Cues → WebVTT and plain text, one piece at a time: the same cues give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thakhi.terms.cue import Cue

HEADER = "WEBVTT thakhi\n"


def vtt(cues: Iterable[Cue]) -> Iterator[str]:
    """A WebVTT file, piece by piece. Its first line says that speakers stand in tags, so that no text is guessed at."""
    yield HEADER
    for cue in cues:
        voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
        times = f"{stamp(cue.start_ms)} --> {stamp(cue.end_ms)}"
        yield f"\n{cue.id}\n{times}\n{voice}{_escaped(cue.text)}\n"


def stamp(milliseconds: int) -> str:
    """`01:02:03.456`; hours grow as they must."""
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def plain_text(cues: Iterable[Cue]) -> Iterator[str]:
    """What was said as plain text: a paragraph per turn, its speaker and time before it."""
    speaker: str | None = None
    for cue in cues:
        if cue.speaker != speaker:
            lead = "" if speaker is None else "\n\n"
            speaker = cue.speaker
            yield f"{lead}[{stamp(cue.start_ms)[:-4]}] {speaker + ': ' if speaker else ''}{cue.text}"
        else:
            yield f" {cue.text}"
    yield "" if speaker is None else "\n"


def _escaped(text: str) -> str:
    """As WebVTT asks; `{\\` too, with which some programs place a line and which readers drop to its bracket."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("{\\", "&#123;\\")
