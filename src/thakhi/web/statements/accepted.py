"""The accepted text that quotes are cut from: the words of some cues, as everybody may read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import content_hash
from thakhi.terms.text import Text
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.transcripts.queries import visible_cues
from thakhi.web.workshops.models import Cycle

NO_CUES = Text("no se eligió ningún fragmento; marque al menos uno", "no cue was chosen; tick at least one")
HIDDEN = Text(
    "entre el primer fragmento y el último hay palabras que no son públicas; elija menos",
    "between the first cue and the last there are words that are not public; choose fewer",
)
TWO_VOICES = Text(
    "en esos fragmentos habla más de una persona; una cita es de una sola: elija menos",
    "more than one person speaks in these cues; a quote is of one alone: choose fewer",
)
LONGEST = 60  # cues of one quote: longer is a speech, which the transcript holds


@dataclass(frozen=True, slots=True)
class Part:
    """A cue that a quote stands in, as it is said now."""

    cue_id: str
    text: str
    person: int | None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Neighbouring cues of one speaker, all public, and their words as one text."""

    transcript: Transcript
    cues: tuple[Cue, ...]

    @property
    def text(self) -> str:
        """The words, letter by letter; the line breaks of captions are spaces."""
        return joined(cue.text for cue in self.cues)

    @property
    def parts(self) -> list[Part]:
        """The cues as they are said now."""
        return [Part(cue.cue_id, cue.text, cue.person_id) for cue in self.cues]

    @property
    def cue_ids(self) -> list[str]:
        """The permanent ids."""
        return [cue.cue_id for cue in self.cues]


def joined(texts: Iterable[str]) -> str:
    """The words of cues as one text."""
    return " ".join(one_line(text) for text in texts)


def one_line(words: str) -> str:
    """`words` with every stretch of white space as one space."""
    return " ".join(words.split())


def excerpt(transcript: Transcript, cue_ids: Sequence[str]) -> Excerpt:
    """The cues from the first to the last of `cue_ids`; *fails when* one between is hidden or two people speak."""
    ends = list(transcript.cues.filter(cue_id__in=cue_ids).order_by("order").values_list("order", flat=True))
    if not ends:
        raise InputProblem(NO_CUES)
    within = Q(order__gte=ends[0], order__lte=ends[-1])
    cues = tuple(visible_cues(transcript).filter(within).order_by("order")[: LONGEST + 1])
    if len(cues) > LONGEST:
        raise InputProblem(
            Text(f"una cita abarca a lo sumo {LONGEST} fragmentos", f"a quote spans {LONGEST} cues at most")
        )
    if len(cues) != transcript.cues.filter(within).count():
        raise InputProblem(HIDDEN)
    if len({(cue.person_id, "" if cue.person_id else cue.speaker) for cue in cues}) > 1:
        raise InputProblem(TWO_VOICES)
    return Excerpt(transcript, cues)


def hash_of(words: str, cues: Iterable[Part]) -> str:
    """Changes with the words and the text of each cue; the same on another site that loaded the cycle."""
    return content_hash([words, [[part.cue_id, part.text] for part in cues]])


def parts_of(rows: Iterable[Statement], cycle: Cycle) -> dict[int, list[Part] | None]:
    """For each statement cut from cues, these as they are said now; None where one does not show. One query."""
    cut = [row for row in rows if row.transcript_id and row.cue_ids]
    ids: dict[int, set[str]] = {}
    for row in cut:
        ids.setdefault(int(row.transcript_id or 0), set()).update(row.cue_ids)
    wanted = Q(pk__in=[])
    for transcript, cues in ids.items():
        wanted |= Q(transcript=transcript, cue_id__in=cues)
    public = visible_cues(cycle).filter(wanted).values_list("transcript_id", "cue_id", "text", "person_id")
    found = {(transcript, cue): Part(cue, text, person) for transcript, cue, text, person in public}
    return {row.pk: _parts(row, found) for row in cut}


def _parts(row: Statement, found: dict[tuple[int, str], Part]) -> list[Part] | None:
    keys = [(int(row.transcript_id or 0), str(cue)) for cue in row.cue_ids]
    return [found[key] for key in keys] if all(key in found for key in keys) else None
