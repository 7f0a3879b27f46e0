"""Transcript files → cues, rows → transcript files: the one file of this app that meets the rooms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from thakhi.dialogue.transcript.read import Remark, read_cues
from thakhi.publish.vtt import plain_text, vtt
from thakhi.terms import cue as terms
from thakhi.web.transcripts.models import Cue
from thakhi.web.transcripts.showing import ShownName

FileRemark = Remark


def vtt_file(cues: Iterable[Cue], *, names: dict[int, ShownName]) -> Iterator[str]:
    """A WebVTT file of what shows, under the names that show."""
    return vtt(_said(cues, names))


def text_file(cues: Iterable[Cue], *, names: dict[int, ShownName]) -> Iterator[str]:
    """The same as plain text."""
    return plain_text(_said(cues, names))


def file_cues(stream: BinaryIO, *, name: str) -> Iterator[terms.Cue | Remark]:
    """What a file holds: see `dialogue.transcript.read`."""
    return read_cues(stream, name=name)


def _said(cues: Iterable[Cue], names: dict[int, ShownName]) -> Iterator[terms.Cue]:
    for cue in cues:
        speaker = names[cue.person_id].name if cue.person_id in names else ""
        yield terms.Cue(cue.cue_id, cue.start_ms, cue.end_ms, speaker, cue.text)
