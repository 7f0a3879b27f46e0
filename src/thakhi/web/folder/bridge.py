"""The only file of this app that knows the rooms: readable sheets, plain files, the shape of cycle.yaml."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, TypeVar

from thakhi.dialogue.sheets import (
    AgendaSheet,
    AppearanceSheet,
    ChangeSheet,
    DocumentSheet,
    OrganisationSheet,
    PeopleSheet,
    PersonSheet,
    PhaseSheet,
    RecordingSheet,
    RecordingsSheet,
    TranscriptSheet,
    WorkshopSheet,
    WorkshopsSheet,
    read_people,
    read_recordings,
    read_workshops,
)
from thakhi.dialogue.transcript.read import Remark
from thakhi.dialogue.transcript.read import read_cues as read_any_cues
from thakhi.folder.lines import places_of
from thakhi.folder.write import locked, new_folder, write_whole
from thakhi.folder.yaml import read_yaml, write_yaml
from thakhi.publish.vtt import vtt
from thakhi.roadmap.cycle import NOT_FOUND, Panel, Programme
from thakhi.roadmap.cycle import Cycle as CycleSheet
from thakhi.terms.cue import LONGEST_ID, Cue
from thakhi.terms.progress import Progress
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text

__all__ = [
    "NOT_FOUND",
    "AgendaSheet",
    "AppearanceSheet",
    "ChangeSheet",
    "Cue",
    "CycleSheet",
    "DocumentSheet",
    "OrganisationSheet",
    "Panel",
    "PeopleSheet",
    "PersonSheet",
    "PhaseSheet",
    "Programme",
    "RecordingSheet",
    "RecordingsSheet",
    "Statement",
    "TranscriptSheet",
    "WorkshopSheet",
    "WorkshopsSheet",
    "build",
    "can_stand_in_file",
    "locked",
    "new_folder",
    "places_of",
    "plain",
    "read_cues",
    "read_cycle",
    "read_people",
    "read_recordings",
    "read_sheet",
    "read_statements",
    "read_workshops",
    "read_yaml",
    "said",
    "write_cues",
    "write_whole",
    "write_yaml",
]

S = TypeVar("S")


def read_cycle(folder: Path) -> CycleSheet:
    """`cycle.yaml`."""
    return read_yaml(folder / "cycle.yaml", CycleSheet)


def read_sheet(path: Path, shape: type[S]) -> S:
    """A YAML file of the shape of a dataclass. *Fails when* it does not fit, with the line."""
    return read_yaml(path, shape)


def read_statements(folder: Path) -> list[Statement]:
    """`statements.yaml`, in its order; none when there is no such file."""
    from thakhi.dialogue.read import read_statements as read

    return list(read(folder).statements.values())


def read_cues(path: Path, tell: Callable[[str, Text], None]) -> Iterator[Cue]:
    """The cues of a file of the folder, in its order; `tell` hears where something was mended, and what."""
    with path.open("rb") as stream:
        for item in read_any_cues(stream, name=str(path)):
            if isinstance(item, Remark):
                tell(f"{path}:{item.line}", item.text)
            else:
                yield item


def write_cues(path: Path, cues: Iterable[Cue]) -> None:
    """A WebVTT file of the folder."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(vtt(cues))


def build(folder: Path, *, home: Path, out: Path, progress: Progress | None) -> Path:
    """The edition of a folder, in both languages."""
    from thakhi import pipeline

    return pipeline.build(folder, home=home, out=out, progress=progress)[1]


def can_stand_in_file(cue: Cue) -> bool:
    """Whether a file gives this cue back under its own id."""
    key = cue.id
    is_plain = bool(key) and key == " ".join(key.split()) and key.isprintable() and len(key) <= LONGEST_ID
    return is_plain and "-->" not in key and bool(cue.text)


def plain(value: Any) -> Any:
    """A sheet as mappings, lists, words and numbers."""
    if isinstance(value, Text):
        return {"es": value.es, "en": value.en}
    if hasattr(value, "__dataclass_fields__"):
        return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value


def said(sheet: type[Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says of `row`: the fields of `sheet`, in their order, without those that say the usual."""
    return {
        part.name: row[part.name]
        for part in fields(sheet)
        if part.name in row and not (part.default is not MISSING and plain(part.default) == row[part.name])
    }
