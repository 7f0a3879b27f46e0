"""How long each person spoke: from the times of the cues, overlaps of one speaker counted once."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int, int, int]  # recording, person, start and end in milliseconds


def spoken_ms(spans: Iterable[Span]) -> dict[int, int]:
    """Milliseconds by person. Two people at once count both.

    *Shape*: spans come ordered by recording, person and start.
    """
    spoken: dict[int, int] = {}
    before, reach = (0, 0), 0
    for recording, person, start, end in spans:
        if (recording, person) != before:
            before, reach = (recording, person), 0
        new = max(end, reach) - max(start, reach)
        spoken[person] = spoken.get(person, 0) + max(new, 0)
        reach = max(reach, end)
    return spoken
