"""The only file of this app that knows the rooms: readable sheets, plain files, the shape of cycle.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

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
from thakhi.folder.lines import places_of
from thakhi.folder.write import locked, new_folder, write_whole
from thakhi.folder.yaml import read_yaml, write_yaml
from thakhi.roadmap.cycle import NOT_FOUND, Cycle, Panel, Programme
from thakhi.terms.statement import Statement
from thakhi.terms.text import Text

__all__ = [
    "NOT_FOUND",
    "AgendaSheet",
    "AppearanceSheet",
    "ChangeSheet",
    "Cycle",
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
    "locked",
    "new_folder",
    "places_of",
    "plain",
    "read_cycle",
    "read_people",
    "read_recordings",
    "read_statements",
    "read_workshops",
    "said",
    "write_whole",
    "write_yaml",
]


def read_cycle(folder: Path) -> Cycle:
    """`cycle.yaml`."""
    return read_yaml(folder / "cycle.yaml", Cycle)


def read_statements(folder: Path) -> list[Statement]:
    """`statements.yaml`, in its order; none when there is no such file."""
    from thakhi.dialogue.read import read_statements as read

    return list(read(folder).statements.values())


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
