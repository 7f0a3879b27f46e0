"""What the page of search reads: moments, by workshop, with counts. A fixed number of queries.

An engine gives at most MOST passages, those of the latest transcripts first; up to there counts are exact, beyond it
they are counts among those. What is shown comes from the cues themselves, by `visible_cues`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from itertools import groupby
from typing import Any as Anything
from typing import NamedTuple
from urllib.parse import urlencode

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast
from django.utils.safestring import SafeString, mark_safe

from thakhi.terms.text import Text
from thakhi.web.language import link, spoken
from thakhi.web.search.engines import engine
from thakhi.web.search.engines.terms import Any, Hit
from thakhi.web.search.index import stem_language
from thakhi.web.search.models import Passage
from thakhi.web.search.moments import Piece, excerpt, joined, where
from thakhi.web.search.query import Part, Search
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.queries import ShownName, consenting, names_across, visible_cues
from thakhi.web.words import WordsField
from thakhi.web.workshops.models import Cycle, Workshop

MOST = 1_000  # passages: more than anybody reads
WITH_BRIDGES = MOST * 5 // 4
PAGE = 20
LINES = 12  # of a passage that one moment shows at most
WORDS = WordsField()
NOBODY = Any("mark", ("nobody",))
ABOUT = """
SELECT DISTINCT p.id FROM workshops_topic t
JOIN statements_statement_topics st ON st.topic_id = t.id
JOIN statements_statement s ON s.id = st.statement_id AND NOT s.is_withdrawn
JOIN search_passage p ON p.transcript_id = s.transcript_id AND p.start_ms < s.end_ms AND p.end_ms > s.start_ms
WHERE t.slug = %s
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A workshop as results name it; its words are read when they are shown, for a search may meet hundreds."""

    pk: int
    slug: str
    title_kept: str
    n: int
    starts: datetime | None
    cycle_pk: int
    cycle: str
    cycle_title_kept: str
    fictional: bool

    @property
    def title(self) -> Text:
        """Its title."""
        return WORDS.to_python(self.title_kept)  # type: ignore[no-any-return]

    @property
    def cycle_title(self) -> Text:
        """The title of its cycle."""
        return WORDS.to_python(self.cycle_title_kept)  # type: ignore[no-any-return]

    @property
    def address(self) -> str:
        """Its page."""
        return link("workshops:workshop", self.cycle, self.slug)


class _Cue(NamedTuple):
    pk: int
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What was said, by whom and when, with the address of the moment in its transcript."""

    speaker: ShownName | None
    start: float
    end: float
    pieces: Sequence[Piece]
    language: str
    address: str

    @property
    def words(self) -> SafeString:
        """The pieces with the marked ones in `<mark>`, all escaped; twenty moments have hundreds, so made here."""
        said = (f"<mark>{escape(p.text)}</mark>" if p.is_marked else escape(p.text) for p in self.pieces)
        return mark_safe("".join(said))


@dataclass(frozen=True, slots=True)
class Group:
    """The moments of one workshop on a page; `count` is how many it has on all pages."""

    place: Place
    count: int
    moments: Sequence[Moment]


@dataclass(frozen=True, slots=True)
class Found:
    """What came out of a search. `is_more` when there are more than `total`, which is then MOST."""

    total: int = 0
    is_more: bool = False
    pages: int = 1
    page: int = 1
    groups: Sequence[Group] = ()
    hits: Sequence[Hit] = ()
    places: Mapping[int, Place] = field(default_factory=dict)


def anything_said() -> bool:
    """Whether there is anything to search: a published transcript in a published cycle."""
    return Passage.objects.filter(workshop__cycle__is_published=True).exists()


def find(search: Search) -> Found:
    """The moments of a page, and all hits for the counts of the filters."""
    hits, is_more = found_hits(search)
    places = _places({hit.workshop for hit in hits})
    ordered = sorted(hits, key=lambda hit: (*_latest_first(places[hit.workshop]), hit.id))
    pages = max(1, -(-len(ordered) // PAGE))
    page = min(search.page, pages)
    shown = ordered[(page - 1) * PAGE : page * PAGE]
    counts = Counter(hit.workshop for hit in hits)
    moments = _moments(search, shown, places)
    groups = [
        Group(places[workshop], counts[workshop], [moments[h.id] for h in of if h.id in moments])
        for workshop, of in groupby(shown, key=lambda hit: hit.workshop)
    ]
    return Found(len(hits), is_more, pages, page, [g for g in groups if g.moments], ordered, places)


def found_hits(search: Search) -> tuple[list[Hit], bool]:
    """The hits, at most MOST, and whether there are more. Bridges show only where no stretch that they join does."""
    if not search.parts:
        return [], False
    marks = _marks(search)
    among = _about(search.filters.topic) if search.filters.topic else None
    hits = engine().hits(search.wanted(*marks), most=WITH_BRIDGES, among=among)
    known = {hit.id for hit in hits}
    own = [h for h in hits if not h.is_bridge or not {h.id - 1, h.id + 1} & known]
    return own[:MOST], len(own) > MOST or len(hits) == WITH_BRIDGES


def _marks(search: Search) -> list[Any]:
    """What the filters ask of an engine. A filter that names nothing that shows finds nothing."""
    asked = search.filters
    cycles = Cycle.objects.filter(is_published=True)
    marks = [
        _one_of("cycle", (cycles.filter(slug=asked.cycle) if asked.cycle else cycles).values_list("pk", flat=True))
    ]
    if asked.workshop:
        marks.append(_one_of("workshop", Workshop.objects.filter(slug=asked.workshop).values_list("pk", flat=True)))
    if asked.person:  # by name only: an address must not say who stands behind a pseudonym
        marks.append(_one_of("person", consenting("name").filter(slug=asked.person).values_list("pk", flat=True)))
    if asked.sector:
        marks.append(_token("sector", asked.sector))
    if asked.language:
        marks.append(_token("language", asked.language))
    return marks


def _one_of(kind: str, keys: Iterable[int]) -> Any:
    tokens = tuple(f"{kind}{key}" for key in keys)
    return Any("mark", tokens) if tokens else NOBODY


def _token(kind: str, value: str) -> Any:
    return Any("mark", (f"{kind}.{value}",)) if value.isascii() and value.isidentifier() else NOBODY


def _about(topic: str) -> list[int]:
    """The passages that a statement about a topic was taken from."""
    with connection.cursor() as cursor:
        cursor.execute(ABOUT, [topic])
        return [pk for (pk,) in cursor.fetchall()]


def _places(workshops: set[int]) -> dict[int, Place]:
    kept = {"title_kept": Cast("title", TextField()), "cycle_title_kept": Cast("cycle__title", TextField())}
    columns = ("pk", "slug", "title_kept", "n", "starts", "cycle_id", "cycle__slug", "cycle_title_kept")
    rows = Workshop.objects.filter(pk__in=workshops).annotate(**kept).values_list(*columns, "cycle__fictional")
    return {row[0]: Place(*row) for row in rows}


def _latest_first(place: Place) -> tuple[float, str, int]:
    return (-place.starts.timestamp() if place.starts else float("inf"), place.cycle, place.n)


def _moments(search: Search, hits: Sequence[Hit], places: Mapping[int, Place]) -> dict[int, Moment]:
    """By passage; one whose words no longer show is not among them."""
    passages = Passage.objects.in_bulk([hit.id for hit in hits])
    cut = {
        hit.id: _cut(passages[hit.id], search.looked_for, stem_language(hit.language))
        for hit in hits
        if hit.id in passages
    }
    cues = _shown_cues({pk for _, around in cut.values() for pk in around})
    names = names_across((h.person, places[h.workshop].cycle_pk) for h in hits if h.person)
    made: dict[int, Moment] = {}
    for hit in hits:
        exact, around = cut.get(hit.id, ([], []))
        shown = [cues[pk] for pk in around if pk in cues]
        if all(pk in cues for pk in exact) and shown:
            place = places[hit.workshop]
            speaker = names.get((hit.person, place.cycle_pk)) if hit.person else None
            made[hit.id] = _moment(search, hit, place, speaker, [cues[pk] for pk in exact], shown)
    return made


def _shown_cues(keys: set[int]) -> dict[int, _Cue]:
    columns = visible_cues().filter(pk__in=keys).order_by().values_list("pk", "start_ms", "end_ms", "text")
    return {row[0]: _Cue(*row) for row in columns}


def _cut(passage: Passage, parts: Sequence[Part], lang: str) -> tuple[list[int], list[int]]:
    """The cues that hold what was found, and those with one before and one after."""
    first, last = where(passage.text.split("\n"), parts=parts, lang=lang)
    last = min(last, first + LINES)
    return passage.cues[first : last + 1], passage.cues[max(0, first - 1) : last + 2]


def _moment(
    search: Search, hit: Hit, place: Place, speaker: ShownName | None, exact: Sequence[_Cue], shown: Sequence[_Cue]
) -> Moment:
    start, end = exact[0].start_ms / 1000, max(cue.end_ms for cue in exact) / 1000
    lines = [" ".join(cue.text.split()) for cue in shown]
    pieces = joined(excerpt(lines, parts=search.looked_for, lang=stem_language(hit.language)))
    where = link("transcripts:moment", place.cycle, place.slug, f"{start:.1f}-{end:.1f}")
    other = "" if hit.language == spoken() else f"?{urlencode({'lang': hit.language})}"  # of the two transcripts, this
    return Moment(speaker, start, end, pieces, hit.language, f"{where}{other}")


def statements_about(hits: Sequence[Hit]) -> list[tuple[str, Text, int]]:
    """Topic, its label, and in how many hits a statement about it was made."""
    rows: Anything = (
        Statement.objects.filter(transcript__in={h.transcript for h in hits}, is_withdrawn=False)
        .exclude(topics=None)
        .exclude(start_ms=None)
        .values_list("transcript_id", "start_ms", "end_ms", "topics__slug", "topics__label")
    )
    by_transcript: dict[int, list[Hit]] = {}
    for hit in hits:
        by_transcript.setdefault(hit.transcript, []).append(hit)
    about: dict[str, set[int]] = {}
    labels: dict[str, Text] = {}
    for transcript, start, end, slug, label in rows:
        labels[slug] = label
        met = {h.id for h in by_transcript[transcript] if h.start_ms < (end or start + 1) and h.end_ms > start}
        about.setdefault(slug, set()).update(met)
    return [(slug, labels[slug], len(met)) for slug, met in about.items() if met]
