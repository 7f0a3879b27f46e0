"""A file of a meeting service → who was there and how long: one row per person, minutes of all their stays added."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.registration.attendance.columns import NAMES, ORIGINAL, Header, header_of, minutes_in, plain

LARGEST = 5 * 2**20
HEADER_WITHIN = 60  # lines: the facts of a meeting stand above
MOST_PEOPLE = 20_000


@dataclass(frozen=True, slots=True)
class Stay:
    """Somebody who was in a meeting. `minutes` is None where the file does not say."""

    name: str
    email: str
    minutes: int | None


def read_attendance(content: bytes, *, file: str) -> list[Stay]:
    """Everybody in the file, the same address (or, without one, the same name) once.

    *Fails when* it is no table of people: says the line and the column that it could not read.
    """
    if len(content) > LARGEST:
        raise _wrong(file, "tiene más de 5 MB", "has more than 5 MB")
    rows = _rows(_text(content, file=file))
    header, body = _split(rows, file=file)
    return _joined(_people(header, body, file=file))


def _text(content: bytes, *, file: str) -> str:
    """UTF-16 (Teams), UTF-8, or else what older spreadsheets write."""
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise _wrong(
            file,
            "es una hoja de cálculo; guárdela como CSV y vuelva a subirla",
            "is a spreadsheet; save it as CSV and upload it again",
        )
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return content.decode("utf-16")
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _wrong(file, "no es un archivo de texto", "is not a text file")
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """Line number and cells; the separator is whichever the header uses."""
    lines = text.splitlines()
    separator = max(("\t", ",", ";"), key=lambda mark: max((_known(line.split(mark)) for line in lines), default=0))
    try:
        reader = csv.reader(lines, delimiter=separator)
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        return []


def _known(cells: Sequence[str]) -> int:
    return sum(plain(cell.strip('"')) in NAMES for cell in cells) if len(cells) < 100 else 0


def _split(rows: list[tuple[int, list[str]]], *, file: str) -> tuple[Header, Iterator[tuple[int, list[str]]]]:
    """The header and the lines under it. Facts of the meeting may look like a header too, but name nobody."""
    heads = [(n, head) for n, (line, cells) in enumerate(rows[:HEADER_WITHIN]) if (head := header_of(cells, line=line))]
    if not heads:
        raise _wrong(
            file,
            "no tiene una línea con los nombres de las columnas (por ejemplo: name,email,minutes)",
            "has no line with the names of the columns (for example: name,email,minutes)",
        )
    place, header = max(heads, key=lambda found: (found[1].names_people, len(found[1].at), -found[0]))
    return header, _until_blank(rows[place + 1 :])


def _until_blank(rows: list[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """The table ends at a blank line, or at the title of the next section (`3. In-Meeting Activities`)."""
    for line, cells in rows:
        filled = [cell for cell in cells if cell.strip()]
        if not filled or (len(filled) == 1 and filled[0][:1].isdigit() and filled[0][1:2] == "."):
            return
        yield line, cells


def _people(header: Header, body: Iterator[tuple[int, list[str]]], *, file: str) -> Iterator[Stay]:
    for count, (line, cells) in enumerate(body):
        if count >= MOST_PEOPLE:
            raise _wrong(f"{file}:{line}", "tiene demasiadas líneas", "has too many lines")
        cell = {what: cells[at].strip() if at < len(cells) else "" for what, at in header.at.items()}
        name = cell.get("name") or " ".join(filter(None, (cell.get("first_name"), cell.get("last_name"))))
        minutes: int | None = None
        if cell.get("minutes"):
            minutes = _minutes(cell["minutes"], where=f"{file}:{line}", column=header.name_of("minutes"))
        if name or cell.get("email"):
            yield Stay(ORIGINAL.sub("", name) or name, cell.get("email", "").lower(), minutes)


def _minutes(cell: str, *, where: str, column: str) -> int:
    found = minutes_in(cell)
    if found is None:
        raise _wrong(
            where,
            f"en la columna «{column}», {cell!r} no es una duración (por ejemplo: 45, 1h 2m o 01:02:03)",
            f"in the column “{column}”, {cell!r} is no duration (for example: 45, 1h 2m or 01:02:03)",
        )
    return round(found)


def _joined(stays: Iterator[Stay]) -> list[Stay]:
    """Who came in twice stays once, with the minutes of both."""
    people: dict[str, Stay] = {}
    for stay in stays:
        key = stay.email or plain(stay.name)
        before = people.get(key)
        people[key] = stay if before is None else _added(before, stay)
    return list(people.values())


def _added(one: Stay, other: Stay) -> Stay:
    known = [minutes for minutes in (one.minutes, other.minutes) if minutes is not None]
    return Stay(one.name or other.name, one.email, sum(known) if known else None)


def _wrong(where: str, es: str, en: str) -> InputProblem:
    return InputProblem(Text(es, en), where)
