"""PostgreSQL: one tsvector a passage with a GIN index; the kind of a token is its first letter.

The index knows no places: to find a phrase it would read every passage that holds its words, and those of *de la* are
all. So neighbouring words are kept as pairs too. Two words are found by their pair alone; of longer phrases, only
passages with all pairs are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from django.db import connection

from thakhi.web.search.engines.terms import Any, Entry, Hit, InOrder, Wanted

KIND = {"said": "w", "pair": "p", "stem": "s", "mark": "m"}
FURTHEST = 16_383  # PostgreSQL keeps no position beyond
# The planner does not know that a tsvector is kept apart from its row: it reads all 60,000, or walks them from the last
# one, where its index answers in some milliseconds. So the walks are ruled out: + 0, and the setting, for this alone;
# but where nearly all passages are hits, the walk from the last one is over soon. To start a second process takes
# longer than it saves.
FIND = """
SET LOCAL enable_seqscan = off; SET LOCAL max_parallel_workers_per_gather = 0;
WITH found AS MATERIALIZED (
  SELECT passage_id FROM search_words WHERE words @@ %s::tsquery {among} ORDER BY {place} DESC LIMIT %s
)
SELECT p.id, p.workshop_id, p.person_id, p.sector, p.is_bridge, p.transcript_id, t.language, p.start_ms, p.end_ms
FROM found JOIN search_passage p ON p.id = found.passage_id JOIN transcripts_transcript t ON t.id = p.transcript_id
ORDER BY p.id DESC;
SET LOCAL enable_seqscan TO DEFAULT; SET LOCAL max_parallel_workers_per_gather TO DEFAULT
"""


class TsVector:
    """The search table `search_words`."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Makes passages found."""
        rows = [(e.id, _vector(e)) for e in entries]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (passage_id, words) VALUES (%s, %s::tsvector)", rows)

    def remove(self, ids: Sequence[int]) -> None:
        """Makes passages not found."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_words WHERE passage_id = ANY(%s)", [list(ids)])

    def purge(self) -> None:
        """Nothing to do: rows that nobody can see are PostgreSQL's own to overwrite (autovacuum)."""

    def tidy(self) -> None:
        """Nothing to do: its index is written in place."""

    def count_rows(self) -> None:
        """Looks at some rows of the tables that a search reads."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE search_words, search_passage, transcripts_cue, people_consent, people_person")

    def hits(self, wanted: Wanted, *, most: int, among: Sequence[int] | None = None) -> list[Hit]:
        """At most `most` passages, the latest transcripts first."""
        place = "passage_id" if wanted.is_everywhere else "passage_id + 0"
        sql = FIND.format(among="" if among is None else "AND passage_id + 0 = ANY(%s)", place=place)
        few = [] if among is None else [list(among)]
        with connection.cursor() as cursor:
            cursor.execute(sql, [_query(wanted), *few, most])
            while cursor.description is None and cursor.nextset():  # the settings answer nothing
                pass
            return [Hit(*row) for row in cursor.fetchall()]


def _vector(entry: Entry) -> str:
    places: dict[str, list[int]] = {}
    for n, word in enumerate(entry.said[:FURTHEST], 1):
        places.setdefault(word, []).append(n)
    said = (f"{_lexeme('said', word)}:{','.join(map(str, at))}" for word, at in places.items())
    pairs = dict.fromkeys(f"{a} {b}" for a, b in pairwise(entry.said))
    kinds = (("pair", pairs), ("stem", entry.stems), ("mark", entry.marks))
    bare = ((kind, token) for kind, tokens in kinds for token in tokens)
    return " ".join([*said, *(_lexeme(kind, token) for kind, token in bare)])


def _query(wanted: Wanted) -> str:
    return " & ".join([*(_term(term) for term in wanted.every), *(f"!{_term(term)}" for term in wanted.never)])


def _term(term: Any | InOrder) -> str:
    if isinstance(term, Any):
        return "(" + " | ".join(_lexeme(term.kind, token) for token in term.tokens) + ")"
    words = [_lexeme("said", word) for word in term.words]
    if len(words) == 1:
        return f"({words[0]}{':*' if term.is_beginning else ''})"
    pairs = [_lexeme("pair", f"{a} {b}") for a, b in pairwise(term.words)]
    return "(" + " & ".join([*pairs, *([f"({' <-> '.join(words)})"] if len(words) > 2 else [])]) + ")"


def _lexeme(kind: str, token: str) -> str:
    return "'" + f"{KIND[kind]}.{token}".replace("\\", "\\\\").replace("'", "''") + "'"
