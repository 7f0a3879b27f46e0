"""How the meeting services name their columns, in Spanish and English; a file is known by its header.

| service | file |
|---|---|
| Zoom | participants report, CSV; the newer one has the meeting's facts above the header |
| Microsoft Teams | attendance report, tab-separated UTF-16, with sections `1. Summary`, `2. Participants`, … |
| Google Meet | attendance report, CSV |
| any | `name,email,minutes` |
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

What = Literal["name", "first_name", "last_name", "email", "minutes"]

NAMES: Mapping[str, What] = {
    # names
    "name (original name)": "name",
    "nombre (nombre original)": "name",
    "nombre de usuario (nombre original)": "name",
    "name": "name",
    "full name": "name",
    "participant": "name",
    "participante": "name",
    "nombre": "name",
    "nombre completo": "name",
    "nombre y apellido": "name",
    "first name": "first_name",
    "last name": "last_name",
    "surname": "last_name",
    "apellido": "last_name",
    "apellidos": "last_name",
    # addresses
    "user email": "email",
    "email": "email",
    "e-mail": "email",
    "email address": "email",
    "e-mail address": "email",
    "correo": "email",
    "correo electronico": "email",
    "correo electronico del usuario": "email",
    "direccion de correo electronico": "email",
    # how long
    "duration (minutes)": "minutes",
    "total duration (minutes)": "minutes",
    "duracion (minutos)": "minutes",
    "duracion total (minutos)": "minutes",
    "in-meeting duration": "minutes",
    "duracion de la reunion": "minutes",
    "duracion en la reunion": "minutes",
    "duration": "minutes",
    "duracion": "minutes",
    "time in call": "minutes",
    "tiempo en la llamada": "minutes",
    "minutes": "minutes",
    "minutos": "minutes",
}
ORIGINAL = re.compile(r"\s*\([^()]*\)\s*$")  # `Elena (Elena Prueba)`: the name that somebody had before


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns stand: position by what they hold, and their own words for messages."""

    line: int
    at: Mapping[What, int]
    names: Sequence[str]

    @property
    def names_people(self) -> bool:
        """Whether it has a column of names."""
        return "name" in self.at or "first_name" in self.at

    def name_of(self, what: What) -> str:
        """The column's own name in the file."""
        return self.names[self.at[what]]


def header_of(cells: Sequence[str], *, line: int) -> Header | None:
    """The header, if this line is one: somebody's name or address, and how long; or both of the former."""
    at: dict[What, int] = {}
    for position, cell in enumerate(cells):
        what = NAMES.get(plain(cell))
        if what is not None and what not in at:
            at[what] = position
    if "last_name" in at and "name" in at:  # in Spanish, Meet calls the first name `Nombre`
        at["first_name"] = at.pop("name")
    header = Header(line=line, at=at, names=[cell.strip() for cell in cells])
    return header if len(at) > 1 and (header.names_people or "email" in at) else None


def plain(words: str) -> str:
    """Without accents, capitals and spare spaces: how names are compared."""
    bare = unicodedata.normalize("NFKD", words.replace("\ufeff", ""))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


def minutes_in(cell: str) -> float | None:
    """Minutes of `45`, `45,5`, `1h 2m 3s`, `1 hr 5 min`, `01:02:03`; None where it is none of these."""
    text = plain(cell)
    if re.fullmatch(r"\d{1,6}([.,]\d+)?", text):
        return float(text.replace(",", "."))
    if found := re.fullmatch(r"(\d{1,4}):(\d\d)(?::(\d\d))?", text):
        first, second, third = int(found[1]), int(found[2]), found[3]
        return first * 60 + second + int(third) / 60 if third else first * 60 + second
    units = r"(?:(\d+)\s*(?:horas?|hours?|hrs?|hs?)\b\.?)?\s*(?:(\d+)\s*(?:minutos?|minutes?|mins?|m)\b\.?)?\s*"
    seconds = r"(?:(\d+)\s*(?:segundos?|seconds?|segs?|secs?|s)\b\.?)?"
    found = re.fullmatch(units + seconds, text)
    if not text or found is None:
        return None
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 60 + minutes + rest / 60
