"""Transcripts: what everybody may read as WebVTT, the rest beside it as JSON lines, one cue after another both ways.

A line of `private/recordings/<workshop>.<language>.jsonl` is a cue that the WebVTT file does not give, or gives
otherwise (`cue`), or an earlier version of one (`version_of`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thakhi.terms.text import Text
from thakhi.web.folder import bridge
from thakhi.web.folder.lines import read_lines, write_lines
from thakhi.web.folder.rows import Named, in_batches, plain_row
from thakhi.web.folder.shapes import SHAPES
from thakhi.web.folder.values import Plain
from thakhi.web.transcripts.models import Cue, CueVersion, Transcript
from thakhi.web.transcripts.queries import shown_names, visible_cues

CUE, VERSION = SHAPES["transcripts.Cue"], SHAPES["transcripts.CueVersion"]
_BREAKS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
Tell = Callable[[str, Text], None]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks under which name in the files of a folder."""

    names: dict[str, str]  # person → name
    people: dict[str, str]  # name → person, where only one bears it

    @classmethod
    def of(cls, names: dict[str, str]) -> Voices:
        """From the name of each person."""
        bearers: dict[str, list[str]] = {}
        for person, name in names.items():
            bearers.setdefault(name, []).append(person)
        return cls(names, {name: people[0] for name, people in bearers.items() if name and len(people) == 1})

    @classmethod
    def of_sheet(cls, sheet: bridge.PeopleSheet) -> Voices:
        """From people.yaml: who has no name there is called by number."""
        return cls.of({one.slug: one.name or _numbered(one.number) for one in sheet.people})


def _numbered(number: int | None) -> str:
    return "" if number is None else f"Persona {number}"


def file_of(transcript_key: str) -> str:
    """`recordings/panel-1.es.vtt`."""
    return f"recordings/{transcript_key}.vtt"


def private_file_of(transcript_key: str) -> str:
    """`private/recordings/panel-1.es.jsonl`."""
    return f"private/recordings/{transcript_key}.jsonl"


# out -------------------------------------------------------------------------------------------------------------


def write_transcript(transcript: Transcript, named: Named, work: Path, *, has_private: bool) -> None:
    """The files of one transcript in `work`."""
    key = named.to_key("transcripts.Transcript", transcript.pk)
    voices = public_voices(named)
    path = work / file_of(key)
    shown = visible_cues(transcript)
    if transcript.is_published and shown.exists():
        path.parent.mkdir(exist_ok=True)
        bridge.write_cues(path, _public_cues(shown, voices, named))
    if has_private:
        _write_private(transcript, named, work, key)


def public_voices(named: Named) -> Voices:
    """The names under which a folder for everybody shows people."""
    shown = shown_names(named.people, cycle=named.cycle)
    return Voices.of(
        {
            named.to_key("people.Person", pk): _numbered(named.numbers[pk]) if name.is_pseudonym else name.name
            for pk, name in shown.items()
        }
    )


def _public_cues(shown: Any, voices: Voices, named: Named) -> Iterator[bridge.Cue]:
    for batch in in_batches(shown.order_by("order", "pk")):
        for row in batch:
            person = named.to_key("people.Person", row.person_id) if row.person_id else ""
            cue = bridge.Cue(
                row.cue_id, row.start_ms, row.end_ms, voices.names.get(person, ""), _BREAKS.sub(" ", row.text).strip()
            )
            if bridge.can_stand_in_file(cue):
                yield cue


def _write_private(transcript: Transcript, named: Named, work: Path, key: str) -> None:
    read = _read_public(work / file_of(key), public_voices(named), lambda _where, _text: None)
    target = work / private_file_of(key)
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = _private_lines(transcript, named, read)
    if not write_lines(target, lines):
        target.unlink()


def _private_lines(transcript: Transcript, named: Named, read: Iterator[Plain]) -> Iterator[Plain]:
    pending = next(read, None)
    before: Cue | None = None
    for batch in in_batches(transcript.cues.order_by("order", "pk")):
        for row in batch:
            place = 0 if before is None else before.order + 1
            actual = _kept_back(plain_row(row, CUE, named), row.is_withheld or row.person_id in named.withdrawn)
            if pending is not None and pending["cue_id"] == row.cue_id:
                there, pending = {**pending, "order": place}, next(read, None)
                changed = {name: value for name, value in actual.items() if name not in there or there[name] != value}
                if changed:
                    yield {"cue": row.cue_id, "set": changed}
            else:
                yield {"cue": row.cue_id, "after": before.cue_id if before else None, "set": actual}
            before = row
    yield from _version_lines(transcript, named)


def _version_lines(transcript: Transcript, named: Named) -> Iterator[Plain]:
    versions = CueVersion.objects.filter(cue__transcript=transcript).select_related("cue")
    for batch in in_batches(versions.order_by("cue__order", "cue__pk", "until", "pk")):
        named.meet(batch, VERSION)
        named.keys["transcripts.Cue"] = {row.cue_id: row.cue.cue_id for row in batch}
        for row in batch:
            people = {row.person_id, row.cue.person_id}
            is_kept_back = row.cue.is_withheld or row.is_withheld or bool(people & named.withdrawn)
            plain = _kept_back(plain_row(row, VERSION, named), is_kept_back)
            yield {"version_of": plain.pop("cue"), "set": plain}


def _kept_back(plain: Plain, is_kept_back: bool) -> Plain:
    """The row without its words when they were withdrawn."""
    return {**plain, "text": ""} if is_kept_back else plain


# in --------------------------------------------------------------------------------------------------------------


def read_speech(folder: Path, key: str, voices: Voices, tell: Tell) -> Iterator[tuple[str, Plain, str]]:
    """(`cue` or `version`, plain row, where) of one transcript: the cues in their order, then the versions."""
    private, path = folder / private_file_of(key), folder / file_of(key)
    if path.exists():
        yield from _merged(_read_public(path, voices, tell), private, str(path))
    else:
        yield from (("cue", row, where) for row, where in _private_cues(private))
    for line, where in read_lines(private):
        if "version_of" in line:
            yield "version", {**line["set"], "cue": line["version_of"]}, where


def _merged(read: Iterator[Plain], private: Path, where: str) -> Iterator[tuple[str, Plain, str]]:
    """The cues of the file as `private` corrects them, with those that stand only there in their places."""
    changes: dict[str, tuple[Plain, str]] = {}
    after: dict[str | None, tuple[Plain, str]] = {}
    for line, told in read_lines(private):
        if "cue" in line:
            row = ({**line["set"], "cue_id": line["cue"]}, told)
            if "after" in line:
                after[line["after"]] = row
            else:
                changes[line["cue"]] = row
    before: Plain = {"cue_id": None, "order": -1}
    for cue in read:
        for row in _chain(after, before["cue_id"]):
            before = row[0]
            yield ("cue", *row)
        change, told = changes.get(cue["cue_id"], ({}, f"{where}: {cue['cue_id']}"))
        before = {**cue, "order": before["order"] + 1, **change}
        yield "cue", before, told
    for row in [*_chain(after, before["cue_id"]), *after.values()]:
        yield ("cue", *row)


def _chain(after: dict[str | None, tuple[Plain, str]], key: str | None) -> Iterator[tuple[Plain, str]]:
    """The rows that follow one another after the cue `key`."""
    while key in after:
        row = after.pop(key)
        key = row[0]["cue_id"]
        yield row


def _private_cues(private: Path) -> Iterator[tuple[Plain, str]]:
    for line, where in read_lines(private):
        if "cue" in line:
            yield {**line["set"], "cue_id": line["cue"]}, where


def _read_public(path: Path, voices: Voices, tell: Tell) -> Iterator[Plain]:
    if not path.exists():
        return
    for cue in bridge.read_cues(path, tell):
        yield {
            "cue_id": cue.id,
            "start_ms": cue.start_ms,
            "end_ms": cue.end_ms,
            "speaker": cue.speaker,
            "person": voices.people.get(cue.speaker),
            "text": cue.text,
            "is_withheld": False,
        }
