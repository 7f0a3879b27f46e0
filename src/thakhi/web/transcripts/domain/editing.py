"""Corrections: each keeps what was there before, with who and when; two at once are noticed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from thakhi.terms.cue import LONGEST_TEXT
from thakhi.terms.errors import InputProblem
from thakhi.terms.text import Text
from thakhi.web.people.audit import note
from thakhi.web.people.models import Account, Person
from thakhi.web.transcripts.models import Cue, CueVersion, Recording, Transcript
from thakhi.web.transcripts.pseudonyms import number_people
from thakhi.web.transcripts.signals import words_changed

BATCH = 1_000
EMPTY = Text(
    "un fragmento no puede quedar sin palabras; para que no se publique, márquelo como reservado",
    "a cue cannot be left without words; to keep it from being published, mark it as withheld",
)
LONG = Text(f"un fragmento tiene más de {LONGEST_TEXT} letras", f"a cue has more than {LONGEST_TEXT} letters")


@dataclass(frozen=True, slots=True)
class Hand:
    """Who changes: an account, or somebody with a private link, who is named in words."""

    account: Account | None = None
    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a cue should become. `seen` is the mark of the cue as the person saw it."""

    cue: int  # primary key
    text: str
    person: int | None
    is_withheld: bool
    seen: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody changed the cue meanwhile: what this person wants, and what it is now."""

    wanted: Wanted
    now: Cue


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a set of corrections."""

    changed: tuple[int, ...]
    conflicts: tuple[Conflict, ...]


def mark_of(cue: Cue) -> str:
    """Differs when the words, the person or the withholding of a cue differ."""
    kept = f"{cue.person_id or 0}|{int(cue.is_withheld)}|{cue.text}"
    return hashlib.sha256(kept.encode()).hexdigest()[:16]


def tidy(text: str) -> str:
    """Words as a cue keeps them: single spaces, no control characters."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


@transaction.atomic
def save(transcript: Transcript, wanted: Sequence[Wanted], *, hand: Hand) -> Saved:
    """Makes the corrections that nobody else has overtaken; *fails when* one leaves no words."""
    rows = transcript.cues.select_for_update().in_bulk([want.cue for want in wanted])
    conflicts, due = [], []
    for want in wanted:
        row = rows.get(want.cue)
        if row is None or _is_as(row, want):
            continue
        if mark_of(row) != want.seen:
            conflicts.append(Conflict(want, row))
        else:
            due.append((row, want))
    silenced = any(want.is_withheld and not row.is_withheld for row, want in due)
    versions = [_version(row, hand=hand) for row, _ in due]
    for row, want in due:
        _check(want)
        row.text, row.person_id, row.is_withheld = tidy(want.text), want.person, want.is_withheld
    rows_due = [row for row, _ in due]
    _write(transcript, rows_due, versions, hand=hand, act="transcript.correct", is_silenced=silenced)
    return Saved(tuple(row.pk for row, _ in due), tuple(conflicts))


@transaction.atomic
def assign(transcript: Transcript, cues: QuerySet[Cue], person: Person | None, *, hand: Hand) -> int:
    """Says whose these cues are; how many changed."""
    rows = list(cues.exclude(person=person).select_for_update())
    versions = [_version(row, hand=hand) for row in rows]
    for row in rows:
        row.person = person
    _write(transcript, rows, versions, hand=hand, act="transcript.assign")
    return len(rows)


@transaction.atomic
def withhold(transcript: Transcript, cues: QuerySet[Cue], *, is_withheld: bool, hand: Hand) -> int:
    """Holds the words of these cues back, or lets them go; how many changed."""
    rows = list(cues.filter(is_withheld=not is_withheld).select_for_update())
    versions = [_version(row, hand=hand) for row in rows]
    for row in rows:
        row.is_withheld = is_withheld
    act = "transcript.withhold" if is_withheld else "transcript.release"
    _write(transcript, rows, versions, hand=hand, act=act, is_silenced=is_withheld)
    return len(rows)


def matching(transcript: Transcript, find: str, *, has_case: bool, is_word: bool) -> Iterable[Cue]:
    """The cues in which `find` stands."""
    pattern = _pattern(find, has_case=has_case, is_word=is_word)
    return (cue for cue in transcript.cues.iterator(BATCH) if pattern.search(cue.text))


@transaction.atomic
def replace(
    transcript: Transcript, find: str, put: str, *, has_case: bool, is_word: bool, hand: Hand
) -> tuple[int, int]:
    """Puts `put` for `find` everywhere; how many cues changed, and how many were left because no word would remain."""
    pattern = _pattern(find, has_case=has_case, is_word=is_word)
    rows: list[Cue] = []
    versions: list[CueVersion] = []
    left = 0
    for cue in transcript.cues.select_for_update().iterator(BATCH):
        text = tidy(pattern.sub(lambda _: put, cue.text))
        if text == cue.text:
            continue
        if not text or len(text) > LONGEST_TEXT:
            left += 1
            continue
        versions.append(_version(cue, hand=hand))
        cue.text = text
        rows.append(cue)
    _write(transcript, rows, versions, hand=hand, act="transcript.replace")
    return len(rows), left


def _version(cue: Cue, *, hand: Hand) -> CueVersion:
    """A cue as it is before it changes."""
    return CueVersion(
        cue=cue,
        text=cue.text,
        person_id=cue.person_id,
        is_withheld=cue.is_withheld,
        by=hand.account,
        who=hand.who,
        why=hand.why,
    )


def _is_as(row: Cue, want: Wanted) -> bool:
    return (row.text, row.person_id, row.is_withheld) == (tidy(want.text), want.person, want.is_withheld)


def _check(want: Wanted) -> None:
    text = tidy(want.text)
    if not text:
        raise InputProblem(EMPTY)
    if len(text) > LONGEST_TEXT:
        raise InputProblem(LONG)


def _write(
    transcript: Transcript,
    rows: list[Cue],
    versions: list[CueVersion],
    *,
    hand: Hand,
    act: str,
    is_silenced: bool = False,
) -> None:
    """Writes what changed, holds recordings back in which withheld words can be heard, and tells the other apps."""
    if not rows:
        return
    cycle = transcript.workshop.cycle
    CueVersion.objects.bulk_create(versions, batch_size=BATCH)
    Cue.objects.bulk_update(rows, ["text", "person", "is_withheld"], batch_size=BATCH)
    if is_silenced:
        Recording.objects.filter(workshop=transcript.workshop).update(is_public=False)
    number_people(cycle)
    note(hand.account, act, f"transcript:{transcript.pk}", cycle=cycle.slug, who=hand.who, cues=len(rows))
    words_changed.send(sender=Transcript, transcript=transcript, cues=[row.pk for row in rows])


def _pattern(find: str, *, has_case: bool, is_word: bool) -> re.Pattern[str]:
    literal = re.escape(tidy(find))
    return re.compile(rf"\b{literal}\b" if is_word else literal, 0 if has_case else re.IGNORECASE)
