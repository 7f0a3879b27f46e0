"""Some seconds of speech: the unit that transcripts are made of and that links name."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST_ID = 100
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Cue:
    """Words said between two moments. `id` is permanent; `speaker` is as the file named them, empty when it did not.

    `text` is plain: no tags, no entities, single spaces.
    """

    id: str
    start_ms: int
    end_ms: int
    speaker: str
    text: str
