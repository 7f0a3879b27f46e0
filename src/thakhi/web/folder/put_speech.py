"""The words of a folder into rows: some thousands at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from django.db.models import Max, Min

from thakhi.terms.errors import InputProblem
from thakhi.terms.progress import Progress
from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.folder.put import Known, new_row
from thakhi.web.folder.rows import BATCH
from thakhi.web.folder.shapes import SHAPES
from thakhi.web.folder.speech import CUE, VERSION, Voices, read_speech
from thakhi.web.folder.values import Plain
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, CueVersion, Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Cycle

WORDS = Text("guardando las transcripciones", "storing the transcripts")
Told = tuple[str, Plain, str]


def put_speech(
    folder: Path,
    known: Known,
    tell: Callable[[str, Text], None],
    progress: Progress | None = None,
) -> None:
    """All cues and their versions; whoever searches hears of it in the same transaction."""
    voices = Voices.of_sheet(bridge.read_people(folder))
    transcripts = known.keys[SHAPES["transcripts.Transcript"].label]
    for done, (key, pk) in enumerate(transcripts.items(), 1):
        spoken = read_speech(folder, key, voices, tell)
        for kind, rows in groupby(spoken, key=lambda one: one[0]):
            for batch in _batches(rows):
                (_put_cues if kind == "cue" else _put_versions)(batch, pk, known)
        words_changed.send(sender=Transcript, transcript=Transcript.objects.get(pk=pk), cues=None)
        if progress:
            progress(WORDS, 0.2 + 0.7 * done / len(transcripts))


def put_moments(cycle: Cycle) -> None:
    """When each quote was said, where the folder tells its cues and not the time."""
    for quote in Statement.objects.filter(cycle=cycle, start_ms=None).exclude(transcript=None):
        cues = Cue.objects.filter(transcript=quote.transcript_id, cue_id__in=quote.cue_ids)
        said = cues.aggregate(start_ms=Min("start_ms"), end_ms=Max("end_ms"))
        Statement.objects.filter(pk=quote.pk).update(**said)


def _put_cues(batch: list[Told], transcript: int, known: Known) -> None:
    rows = [_row(CUE, plain, where, known, transcript_id=transcript) for _, plain, where in batch]
    ids = [row.cue_id for row in rows]
    there = set(Cue.objects.filter(transcript=transcript, cue_id__in=ids).values_list("cue_id", flat=True))
    for (_, _, where), cue_id in zip(batch, ids, strict=True):
        if cue_id in there:
            words = Text(f"el subtítulo «{cue_id}» está dos veces", f"the cue “{cue_id}” is there twice")
            raise InputProblem(words, where)
        there.add(cue_id)
    Cue.objects.bulk_create(rows)


def _put_versions(batch: list[Told], transcript: int, known: Known) -> None:
    ids = {plain["cue"] for _, plain, _ in batch}
    found = Cue.objects.filter(transcript=transcript, cue_id__in=ids).values_list("cue_id", "pk")
    known.keys["transcripts.Cue"] = dict(found)
    CueVersion.objects.bulk_create([_row(VERSION, plain, where, known) for _, plain, where in batch])


def _row(shape: Any, plain: Plain, where: str, known: Known, **more: Any) -> Any:
    known.where = where
    row = new_row(plain, shape, known)
    for name, value in more.items():
        setattr(row, name, value)
    return row


def _batches(rows: Iterable[Told]) -> Iterator[list[Told]]:
    stream = iter(rows)
    while batch := list(islice(stream, BATCH)):
        yield batch
