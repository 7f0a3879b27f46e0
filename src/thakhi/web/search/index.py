"""Keeps what can be found the same as what shows, in the transaction of the change: nothing withdrawn is left.

A transcript is cut anew whenever its words change, and only passages that differ are written: an edit of a cue writes
one or two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from thakhi.terms.progress import Progress
from thakhi.terms.text import Text
from thakhi.web.people.models import Person
from thakhi.web.search.bridge import kept_under, plain, sound, words_of
from thakhi.web.search.engines import engine
from thakhi.web.search.engines.terms import Entry
from thakhi.web.search.models import Passage, SaidWord
from thakhi.web.search.passages import Line, Stretch, stretches
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.queries import visible_cues

DOING = Text("indexando lo que se dijo", "indexing what was said")
MOST_WORDS = 10_000  # of a passage: no speech is longer
LONGEST = 60  # letters of a word: longer ones are no speech
LEAST_LETTERS = 3  # of a word that is offered as "did you mean"
COUNTED = (
    "INSERT INTO search_saidword (word, sound, count) VALUES (%s, %s, %s) "
    "ON CONFLICT (word) DO UPDATE SET count = search_saidword.count + excluded.count"
)


@transaction.atomic
def refresh(transcripts: Iterable[Transcript]) -> None:
    """Brings the passages of transcripts up to date."""
    changes = [_refresh(transcript) for transcript in transcripts]
    if any(change.has_removed for change in changes):
        engine().purge()
    if any(change.is_new for change in changes):
        engine().count_rows()


@transaction.atomic
def forget(transcripts: Iterable[Transcript]) -> None:
    """Removes all that was said in transcripts: they are about to go."""
    old = list(Passage.objects.filter(transcript__in=list(transcripts)))
    _remove(old)
    if old:
        engine().purge()


def reindex(*, progress: Progress | None = None) -> tuple[int, int]:
    """Writes everything anew, transcript by transcript, so that search goes on; how many transcripts and passages."""
    transcripts = list(Transcript.objects.order_by("pk"))
    for n, transcript in enumerate(transcripts):
        if progress:
            progress(DOING, n / len(transcripts))
        with transaction.atomic():
            _refresh(transcript, everything=True)
    with transaction.atomic():
        engine().purge()
        engine().tidy()
        engine().count_rows()
    return Passage.objects.values("transcript").distinct().count(), Passage.objects.filter(is_bridge=False).count()


@dataclass(frozen=True, slots=True)
class _Change:
    has_removed: bool = False
    is_new: bool = False


def _refresh(transcript: Transcript, *, everything: bool = False) -> _Change:
    """Writes the passages that changed, or all."""
    row = Transcript.objects.select_for_update().filter(pk=transcript.pk).first()  # two at once would clash
    if row is None:
        return _Change()
    old = {passage.pk: passage for passage in Passage.objects.filter(transcript=row)}
    new = {passage.pk: passage for passage in _passages(row)} if row.is_published else {}
    kept = set() if everything else {pk for pk in old.keys() & new.keys() if _state(old[pk]) == _state(new[pk])}
    gone = [passage for pk, passage in old.items() if pk not in kept]
    _remove(gone)
    _add([passage for pk, passage in new.items() if pk not in kept], transcript=row)
    return _Change(has_removed=bool(gone), is_new=bool(new) and not old)


def _passages(transcript: Transcript) -> list[Passage]:
    lines = _lines(transcript)
    people = {line.speaker[0] for line in lines if line.speaker[0]}
    sectors = dict(Person.objects.filter(pk__in=people).values_list("pk", "sector"))
    return [_passage(s, transcript, sectors) for s in stretches(lines, transcript=transcript.pk)]


def _lines(transcript: Transcript) -> list[Line]:
    cues = visible_cues(transcript).order_by("order")
    columns = cues.values_list("pk", "order", "start_ms", "end_ms", "person_id", "speaker", "text")
    return [
        Line(pk, order, start, end, (person, "" if person else speaker), " ".join(text.split()))
        for pk, order, start, end, person, speaker, text in columns
    ]


def _passage(stretch: Stretch, transcript: Transcript, sectors: dict[int, str]) -> Passage:
    lines = stretch.lines
    person = lines[0].speaker[0]
    return Passage(
        id=stretch.id,
        transcript=transcript,
        workshop_id=transcript.workshop_id,
        person_id=person,
        sector=sectors.get(person, "unknown") if person else "unknown",
        start_ms=lines[0].start_ms,
        end_ms=max(line.end_ms for line in lines),
        text="\n".join(line.text for line in lines),
        cues=[line.pk for line in lines],
        is_bridge=stretch.is_bridge,
    )


def _state(passage: Passage) -> tuple[object, ...]:
    names = ("workshop_id", "person_id", "sector", "start_ms", "end_ms", "text", "cues", "is_bridge")
    return tuple(getattr(passage, name) for name in names)


def _remove(passages: Sequence[Passage]) -> None:
    if not passages:
        return
    ids = [passage.pk for passage in passages]
    engine().remove(ids)
    Passage.objects.filter(pk__in=ids).delete()
    _count(_vocabulary(passages), sign=-1)
    SaidWord.objects.filter(count__lte=0).delete()


def _add(passages: Sequence[Passage], *, transcript: Transcript) -> None:
    cycle = transcript.workshop.cycle_id
    Passage.objects.bulk_create(passages, batch_size=200)
    engine().add(_entry(passage, language=transcript.language, cycle=cycle) for passage in passages)
    _count(_vocabulary(passages), sign=1)


def _entry(passage: Passage, *, language: str, cycle: int) -> Entry:
    words = [word for word in words_of(passage.text)[:MOST_WORDS] if len(word) <= LONGEST]
    lang = stem_language(language)
    stems = {f"{lang}.{key}" for word in set(words) for key in kept_under(word, lang) if key}
    marks = [f"workshop{passage.workshop_id}", f"cycle{cycle}", f"sector.{passage.sector}", f"language.{lang}"]
    if passage.person_id:
        marks.append(f"person{passage.person_id}")
    return Entry(passage.pk, [p for word in words if (p := plain(word))], sorted(stems), marks)


def stem_language(language: str) -> str:
    """`es`, `en`, or `xx` for a language that is searched as it is written."""
    code = language[:2].lower()
    return code if code in {"es", "en"} else "xx"


def _vocabulary(passages: Iterable[Passage]) -> Counter[str]:
    """In how many passages each word is said."""
    counts: Counter[str] = Counter()
    for passage in passages:
        if not passage.is_bridge:
            counts.update(w for w in set(words_of(passage.text)) if LEAST_LETTERS <= len(w) <= LONGEST and w.isalpha())
    return counts


def _count(counts: Counter[str], *, sign: int) -> None:
    rows = [(word, sound(word), sign * count) for word, count in sorted(counts.items())]  # sorted: no deadlock
    with connection.cursor() as cursor:
        cursor.executemany(COUNTED, rows)
