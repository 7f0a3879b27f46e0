"""Who was heard by what a cycle folder holds: people, published transcripts, invitations, the survey's population.

Who registered and who attended never travels with a folder. A column with a group too small to be shown is shown in no
group, only in all: the site hides others at random with it (protect.py), and a second, other choice beside the first
would give both away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from thakhi.dialogue.balance.protect import UNKNOWN
from thakhi.dialogue.balance.sentence import sentence
from thakhi.dialogue.balance.speech import Span, spoken_ms
from thakhi.dialogue.balance.tables import (
    Balance,
    Gathered,
    Measure,
    Number,
    Row,
    Speaker,
    Table,
    balance_of,
)
from thakhi.dialogue.read import read_statements
from thakhi.dialogue.sheets import PersonSheet, TranscriptSheet, read_people, read_recordings, read_workshops
from thakhi.dialogue.transcript.read import read_transcript
from thakhi.folder.estimates import read_estimates
from thakhi.terms.absence import Absence
from thakhi.terms.estimate import Estimate, Interval
from thakhi.terms.heard import HeardGroup, HeardNumber, WhoWasHeard

SHOWN: tuple[Measure, ...] = ("invited", "spoke", "minutes", "statements", "owners", "employed")
DIMENSIONS = ("sector", "sex", "department")
NAMES: Mapping[str, Measure] = {"owners_total": "owners", "employed_total": "employed"}

Population = dict[tuple[Measure, str, str], Estimate]


def heard_in(folder: Path, population: Path) -> WhoWasHeard | None:
    """What the folder tells; `population` is the file of the survey's numbers, which may be missing.

    None without a published transcript. *Fails when* a sheet or a transcript cannot be read.
    """
    sheet = read_recordings(folder)
    published = [one for one in sheet.transcripts if one.state == "published"] if sheet else []
    spoken = list(_one_per_workshop(published, {r.workshop: r.language for r in sheet.recordings} if sheet else {}))
    if not spoken:
        return None
    people = read_people(folder).people
    speakers, unassigned = _speakers(folder, spoken, people)
    found = _population(read_estimates(population)) if population.is_file() else None
    invited = _invited(folder)
    gathered = Gathered(
        levels={name: _levels(name, invited, people, found or {}) for name in DIMENSIONS},
        invited=invited,
        registrants=None,
        has_attendance=False,
        speakers=speakers,
        unassigned_ms=unassigned,
        unassigned_statements=_statements(folder)[""],
        population=found,
        secret="",  # decides nothing here: see above
    )
    balance = _whole_columns(balance_of(gathered))
    return WhoWasHeard(sentence(balance), tuple(_groups(balance)), balance.unassigned_minutes, len(spoken))


def _one_per_workshop(published: Iterable[TranscriptSheet], spoken: Mapping[str, str]) -> Iterator[TranscriptSheet]:
    """The transcript in the language of the recording; a translation would count everything twice."""
    by_workshop: dict[str, TranscriptSheet] = {}
    for one in published:
        if one.workshop not in by_workshop or one.language == spoken.get(one.workshop):
            by_workshop[one.workshop] = one
    yield from by_workshop.values()


def _speakers(
    folder: Path, transcripts: Sequence[TranscriptSheet], people: Sequence[PersonSheet]
) -> tuple[list[Speaker], int]:
    """Everybody who speaks, and the milliseconds of which the folder does not tell who spoke."""
    names = Counter(_name(one) for one in people)
    place = {_name(one): i for i, one in enumerate(people, 1) if names[_name(one)] == 1}
    spans: list[Span] = []
    for nth, one in enumerate(transcripts):
        file = f"recordings/{one.workshop}.{one.language}.vtt"
        with (folder / file).open("rb") as stream:
            cues = read_transcript(stream, name=file).cues
        spans += [(nth, place.get(cue.speaker, 0), cue.start_ms, cue.end_ms) for cue in cues]
    spoken = spoken_ms(sorted(spans))
    unassigned = spoken.pop(0, 0)
    said = _statements(folder)
    return [_speaker(people[key - 1], ms, said[people[key - 1].slug]) for key, ms in spoken.items()], unassigned


def _name(one: PersonSheet) -> str:
    """As the transcripts of a folder call somebody."""
    return one.name or (f"Persona {one.number}" if one.number is not None else "")


def _speaker(one: PersonSheet, ms: int, statements: int) -> Speaker:
    consent = one.consent or {}
    is_shown = consent.get("words") == "granted"
    levels = {"sector": one.sector, "sex": one.sex, "department": one.department}
    return Speaker(levels, ms, statements, is_shown and consent.get("name") == "granted", is_shown)


def _statements(folder: Path) -> Counter[str]:
    """How many quotes of workshops each person has, by slug; a withdrawn one counts."""
    return Counter(said.person for said in read_statements(folder).statements.values() if said.workshop)


def _invited(folder: Path) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    sheet = read_workshops(folder)
    for row in sheet.invited if sheet else ():
        people = row.get("people")
        if row.get("dimension") in DIMENSIONS and isinstance(people, int) and people >= 0:
            found.setdefault(row["dimension"], {})[str(row.get("level"))] = people
    return found


def _population(estimates: Iterable[Estimate]) -> Population | None:
    found: Population = {}
    for one in estimates:
        if one.indicator in NAMES and not one.where and not one.since and len(one.cell) <= 1:
            found[NAMES[one.indicator], *(one.cell[0] if one.cell else ("total", "total"))] = one
    return found or None


def _levels(
    name: str, invited: Mapping[str, Mapping[str, int]], people: Sequence[PersonSheet], population: Population
) -> tuple[str, ...]:
    """The groups that the survey, the invitations or the people name, those of whom nobody said it last."""
    met = [level for _, dimension, level in population if dimension == name]
    met += [*invited.get(name, {}), *(getattr(one, name) for one in people)]
    return (*(level for level in dict.fromkeys(met) if level != UNKNOWN), UNKNOWN)


# what may be shown -----------------------------------------------------------------------------------------------


def _whole_columns(balance: Balance) -> Balance:
    """A measure that is hidden in one group is hidden in all."""
    tables = {name: Table(name, tuple(_rows(table))) for name, table in balance.tables.items()}
    return Balance(tables, balance.totals, balance.crossed, balance.unassigned_minutes)


def _rows(table: Table) -> Iterator[Row]:
    gone = {m for row in table.rows for m, number in row.numbers.items() if number.value is Absence.SUPPRESSED}
    for row in table.rows:
        hidden = {m: Number(Absence.SUPPRESSED, row.numbers[m].public) for m in gone}
        yield Row(row.level, {**row.numbers, **hidden})


def _groups(balance: Balance) -> Iterator[HeardGroup]:
    yield HeardGroup("total", "total", tuple(_plain(m, balance.totals[m]) for m in SHOWN))
    for name, table in balance.tables.items():
        for row in table.rows:
            numbers = tuple(_plain(m, row.numbers[m]) for m in SHOWN)
            is_empty = all(number.value == 0 or isinstance(number.value, Absence) for number in numbers)
            if row.level != UNKNOWN or not is_empty:
                yield HeardGroup(name, row.level, numbers)


def _plain(measure: Measure, number: Number) -> HeardNumber:
    share = number.share
    interval = Interval(share.low, share.high) if share else None
    return HeardNumber(measure, number.value, number.public, share.value if share else None, interval, number.estimate)
