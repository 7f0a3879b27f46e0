"""A transcript file becomes rows: all of it or nothing, in batches, its remarks told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import PurePath
from typing import Any, BinaryIO

from django.db import transaction

from thakhi.terms.errors import CheckProblem, InputProblem
from thakhi.terms.text import Text
from thakhi.web.people.audit import note
from thakhi.web.transcripts.bridge import FileRemark, file_cues
from thakhi.web.transcripts.models import Cue, Recording, Step, Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Appearance, Workshop

BATCH = 2_000
TOLD = 20
NOTHING = Text("no hay ni un fragmento con palabras", "not one cue with words")
ALREADY = Text(
    "este taller ya tiene una transcripción en ese idioma; corríjala, o descarte primero el borrador",
    "this workshop has a transcript in that language already; correct it, or discard the draft first",
)


@dataclass
class Told:
    """What was mended while reading: how often each kind, and the first few of them."""

    counts: Counter[str] = field(default_factory=Counter)
    first: list[FileRemark] = field(default_factory=list)

    def add(self, remark: FileRemark) -> None:
        """Counts a remark, and keeps it while there are few."""
        self.counts[remark.kind] += 1
        if len(self.first) < TOLD:
            self.first.append(remark)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A transcript that came in, how many cues it has and what was mended."""

    transcript: Transcript
    count: int
    told: Told


@transaction.atomic
def take_in(
    workshop: Workshop,
    stream: BinaryIO,
    *,
    name: str,
    language: str,
    is_machine: bool,
    tool: str = "",
    recording: Recording | None = None,
    by: Any = None,
) -> TakenIn:
    """The draft that a WebVTT or SubRip file makes; *fails when* there is one already or the file cannot be read."""
    if Transcript.objects.filter(workshop=workshop, language=language).exists():
        raise CheckProblem(ALREADY)
    transcript = Transcript.objects.create(
        workshop=workshop,
        language=language,
        is_machine=is_machine,
        tool=tool,
        recording=recording,
        file_name=f"{workshop.slug}.{language}.vtt",
    )
    told = Told()
    shown = PurePath(name.replace("\\", "/")).name[-80:]
    count = _store(transcript, _only_cues(stream, shown, told), by_name=_people_by_name(workshop))
    if count == 0:
        raise InputProblem(NOTHING, shown)
    if told.counts["order"]:
        put_in_order(transcript)
    Step.objects.create(transcript=transcript, after="draft", by=by, note=shown)
    note(by, "transcript.import", f"transcript:{transcript.pk}", cycle=workshop.cycle.slug, cues=count)
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)
    return TakenIn(transcript, count, told)


@transaction.atomic
def discard(transcript: Transcript, *, by: Any) -> None:
    """Removes a draft; *fails when* it has ever been further than that."""
    if transcript.state != "draft" or transcript.published_at is not None:
        raise CheckProblem(
            Text("solo se descarta un borrador que nunca se publicó", "only a draft never published is discarded")
        )
    note(by, "transcript.discard", f"transcript:{transcript.pk}", cycle=transcript.workshop.cycle.slug)
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)
    transcript.delete()


def put_in_order(transcript: Transcript) -> None:
    """Numbers the cues by their time."""
    rows = transcript.cues.order_by("start_ms", "order").only("pk", "order").iterator(BATCH)
    place = 0
    while batch := list(islice(rows, BATCH)):
        for row in batch:
            row.order = place
            place += 1
        Cue.objects.bulk_update(batch, ["order"])


def _only_cues(stream: BinaryIO, name: str, told: Told) -> Iterator[Any]:
    for item in file_cues(stream, name=name):
        if isinstance(item, FileRemark):
            told.add(item)
        else:
            yield item


def _store(transcript: Transcript, cues: Iterable[Any], *, by_name: dict[str, int]) -> int:
    rows = (
        Cue(
            transcript=transcript,
            cue_id=cue.id,
            order=place,
            start_ms=cue.start_ms,
            end_ms=cue.end_ms,
            speaker=cue.speaker,
            person_id=by_name.get(cue.speaker.casefold()),
            text=cue.text,
        )
        for place, cue in enumerate(cues)
    )
    count = 0
    while batch := list(islice(rows, BATCH)):
        count += len(Cue.objects.bulk_create(batch))
    return count


def _people_by_name(workshop: Workshop) -> dict[str, int]:
    """Those who appear in the workshop, by the whole of their name: nobody is guessed from a part of it."""
    rows = Appearance.objects.filter(workshop=workshop, person__erased_at=None).values_list("person__name", "person_id")
    names = Counter(name.casefold() for name, _ in set(rows))
    return {name.casefold(): person for name, person in rows if name and names[name.casefold()] == 1}
