"""What the readable files of a cycle folder hold beside cycle.yaml: one frozen sheet per row.

| file | sheet |
|---|---|
| `workshops.yaml` | `WorkshopsSheet`: the cycle's settings, phases, workshops with agenda, people, documents |
| `people.yaml` | `PeopleSheet`: who speaks, for whom, and what each consents to now |
| `recordings/recordings.yaml` | `RecordingsSheet`: where the sound is, and how far each transcript has come |

Dates and times are written as ISO 8601; names of people, organisations, workshops and topics are their slugs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from thakhi.folder.yaml import read_yaml
from thakhi.terms.text import Text

NO_WORDS = Text("", "")
Granted = Literal["granted", "withdrawn"]
Use = Literal["name", "words", "voice", "image"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseSheet:
    """A stretch of the cycle."""

    name: Text
    order: int | None = None
    todo: Text = NO_WORDS
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaSheet:
    """A line of an agenda."""

    title: Text
    order: int | None = None
    starts: str | None = None
    minutes: int | None = None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AppearanceSheet:
    """Somebody in a workshop."""

    person: str
    role: Literal["moderator", "speaker", "commentator"] = "speaker"
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSheet:
    """A document: `file` stands in the folder, below `documents/`."""

    title: Text
    file: str = ""
    sha256: str = ""
    url: str = ""
    language: str = "es"
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopSheet:
    """A workshop; `n` is the number of its panel in cycle.yaml, which says what is published about it."""

    n: int
    slug: str
    title: Text = NO_WORDS
    theme: Text = NO_WORDS
    questions: tuple[Text, ...] = ()
    starts: str | None = None
    ends: str | None = None
    place: Text = NO_WORDS
    meeting_url: str = ""
    state: Literal["convened", "held", "in_review", "published", "cancelled"] = "convened"
    is_open: bool = False
    capacity: int | None = None
    uid: str = ""
    sequence: int = 0
    updated_at: str = ""
    agenda: tuple[AgendaSheet, ...] = ()
    appearances: tuple[AppearanceSheet, ...] = ()
    documents: tuple[DocumentSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSheet:
    """A line of the change list."""

    at: str
    text: Text
    workshop: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopsSheet:
    """`workshops.yaml`. `organisations` convene the cycle (those of cycle.yaml, when it is not said); `partners` are
    the organisations of each programme. Topics and programmes stand in cycle.yaml.
    """

    workshops: tuple[WorkshopSheet, ...] = ()
    summary: Text = NO_WORDS
    zone: str = "America/La_Paz"
    country: str = "BO"
    is_published: bool = True
    survey: str = ""
    review_days: int = 14
    fields: tuple[Any, ...] = ()
    invited: tuple[Any, ...] = ()
    created_at: str = ""
    phases: tuple[PhaseSheet, ...] = ()
    organisations: tuple[str, ...] | None = None
    partners: Mapping[str, tuple[str, ...]] | None = None
    changes: tuple[ChangeSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSheet:
    """An organisation."""

    slug: str
    name: str
    sector: str = "unknown"
    aliases: tuple[Any, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """Somebody who speaks. Who does not consent to their name has a `number` instead: «Persona 3»."""

    slug: str
    name: str = ""
    number: int | None = None
    role: Text = NO_WORDS
    organisation: str | None = None
    sector: str = "unknown"
    sex: str = "unknown"
    department: str = "unknown"
    consent: Mapping[Use, Granted] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleSheet:
    """`people.yaml`."""

    organisations: tuple[OrganisationSheet, ...] = ()
    people: tuple[PersonSheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingSheet:
    """A recording: `file` stands in the folder, below `recordings/`; neither file nor url: not offered or not found."""

    workshop: str
    kind: Literal["audio", "video"] = "video"
    language: str = "es"
    file: str = ""
    sha256: str = ""
    url: str = ""
    is_found: bool = True
    is_public: bool = False
    seconds: float | None = None
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptSheet:
    """How far a transcript has come; its words stand in `recordings/<workshop>.<language>.vtt`.

    `recording` is the place, from 0, of its recording among those of the workshop.
    """

    workshop: str
    language: str = "es"
    recording: int | None = None
    state: Literal["draft", "checked", "with_speakers", "published", "withdrawn"] = "draft"
    is_machine: bool = False
    tool: str = ""
    published_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingsSheet:
    """`recordings/recordings.yaml`."""

    recordings: tuple[RecordingSheet, ...] = ()
    transcripts: tuple[TranscriptSheet, ...] = ()


def read_workshops(folder: Path) -> WorkshopsSheet | None:
    """`workshops.yaml`; None when there is no such file, and the panels of cycle.yaml are all that is known."""
    path = folder / "workshops.yaml"
    return read_yaml(path, WorkshopsSheet) if path.exists() else None


def read_people(folder: Path) -> PeopleSheet:
    """`people.yaml`; nobody when there is no such file."""
    path = folder / "people.yaml"
    return read_yaml(path, PeopleSheet) if path.exists() else PeopleSheet()


def read_recordings(folder: Path) -> RecordingsSheet | None:
    """`recordings/recordings.yaml`; None when there is no such file."""
    path = folder / "recordings" / "recordings.yaml"
    return read_yaml(path, RecordingsSheet) if path.exists() else None
