"""A transcript as pages show it: turns of one speaker, in parts small enough for a slow line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.db.models import QuerySet
from django.db.models.functions import Length

from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.transcripts.showing import CueRow, ShownName, cue_rows, shown_names

PART_BYTES = 66_000  # of words and markup around them: with its frame a page stays under 150 KB
CUE_BYTES = 330
CHECK_CUES = 60
ANCHOR = "c-"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of a recording, in milliseconds; `str()` is how addresses write it: `123.4-131`."""

    start_ms: int
    end_ms: int

    def __str__(self) -> str:
        return f"{_seconds(self.start_ms)}-{_seconds(self.end_ms)}"

    @classmethod
    def read(cls, text: str) -> Moment | None:
        """The moment that an address names; None when it names none."""
        start, dash, end = text.partition("-")
        numbers = [_milliseconds(part) for part in (start, end)]
        if not dash or numbers[0] is None or numbers[1] is None or numbers[1] < numbers[0]:
            return None
        return cls(numbers[0], numbers[1])


@dataclass(frozen=True, slots=True)
class SaidCue:
    """A cue that shows."""

    id: str
    start_ms: int
    end_ms: int
    text: str
    is_meant: bool = False  # the address names it

    @property
    def start(self) -> float:
        """Seconds from the beginning."""
        return self.start_ms / 1000

    @property
    def end(self) -> float:
        """Seconds from the beginning."""
        return self.end_ms / 1000

    @property
    def anchor(self) -> str:
        """Its id on a page."""
        return anchor(self.id)


@dataclass(frozen=True, slots=True)
class Turn:
    """Neighbouring cues of one speaker, None where nobody is named; without cues, words that do not show."""

    speaker: ShownName | None
    start_ms: int
    end_ms: int
    cues: tuple[SaidCue, ...] = field(default=())

    @property
    def start(self) -> float:
        """Seconds from the beginning."""
        return self.start_ms / 1000

    @property
    def end(self) -> float:
        """Seconds from the beginning."""
        return self.end_ms / 1000

    @property
    def moment(self) -> str:
        """Its permanent address names this."""
        return str(Moment(self.start_ms, self.end_ms))

    @property
    def is_meant(self) -> bool:
        """Whether the address names something in it."""
        return any(cue.is_meant for cue in self.cues)

    @property
    def words(self) -> str:
        """All that was said in it."""
        return " ".join(cue.text for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Part:
    """Some neighbouring cues, by their places."""

    number: int
    first: int
    last: int
    start_ms: int

    @property
    def start(self) -> float:
        """Seconds from the beginning of the recording."""
        return self.start_ms / 1000


def anchor(cue_id: str) -> str:
    """The id on a page of a cue: permanent, without spaces."""
    return ANCHOR + "_".join(cue_id.split())


def parts_of(transcript: Transcript) -> list[Part]:
    """The parts of a transcript, each about a page of words; one query, without the words."""
    rows = transcript.cues.order_by("order").values_list("order", "start_ms", Length("text"))
    parts: list[Part] = []
    room = 0
    for order, start_ms, length in rows.iterator(5_000):
        room -= CUE_BYTES + int(length * 1.08)
        if room < 0 or not parts:
            parts.append(Part(len(parts) + 1, order, order, start_ms))
            room = PART_BYTES - CUE_BYTES - int(length * 1.08)
        else:
            parts[-1] = Part(parts[-1].number, parts[-1].first, order, parts[-1].start_ms)
    return parts


def part_with(parts: Iterable[Part], order: int) -> Part | None:
    """The part in which a place is."""
    return next((part for part in parts if part.first <= order <= part.last), None)


def turns_of(cues: QuerySet[Cue], *, cycle: int, meant: Moment | None = None) -> list[Turn]:
    """What shows of some cues of a published transcript; what does not is a turn without words. Four queries."""
    rows = cue_rows(cues)
    names = shown_names({row.person for row in rows if row.person is not None}, cycle=cycle)
    return list(_turns(rows, names, meant))


def _turns(rows: Iterable[CueRow], names: dict[int, ShownName], meant: Moment | None) -> Iterator[Turn]:
    for (is_visible, person), group in groupby(rows, key=lambda row: (row.is_visible, row.person)):
        said = list(group)
        first, last = said[0].start_ms, max(row.end_ms for row in said)
        if not is_visible:
            yield Turn(None, first, last)
            continue
        cues = tuple(SaidCue(row.id, row.start_ms, row.end_ms, row.text, _is_meant(row, meant)) for row in said)
        yield Turn(names.get(person) if person is not None else None, first, last, cues)


def _is_meant(row: CueRow, meant: Moment | None) -> bool:
    if meant is None or row.start_ms >= max(meant.end_ms, meant.start_ms + 1):
        return False
    return row.end_ms > meant.start_ms or row.start_ms >= meant.start_ms


def _seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}".rstrip("0").rstrip(".")


def _milliseconds(text: str) -> int | None:
    whole, dot, rest = text.partition(".")
    is_number = whole.isascii() and whole.isdigit() and len(whole) <= 8
    if not is_number or (dot and not (rest.isascii() and rest.isdigit() and len(rest) <= 3)):
        return None
    return int(whole) * 1000 + int(rest.ljust(3, "0") or 0)
