"""SQLite: a table of FTS5 with one column per kind of token, made by the migration 0002."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from django.db import connection

from thakhi.web.search.engines.terms import Any, Entry, Hit, InOrder, Wanted

COLUMNS = {"said": "said", "stem": "stems", "mark": "marks"}
OVERWRITES = sqlite3.sqlite_version_info >= (3, 42)  # from here on FTS5 deletes in place: 'secure-delete'
FIND = """
SELECT p.id, p.workshop_id, p.person_id, p.sector, p.is_bridge, p.transcript_id, t.language, p.start_ms, p.end_ms
FROM search_words w CROSS JOIN search_passage p ON p.id = w.rowid
JOIN transcripts_transcript t ON t.id = p.transcript_id
WHERE w.search_words MATCH %s {among} ORDER BY w.rowid DESC LIMIT %s
"""
AMONG = "AND +w.rowid IN (SELECT value FROM json_each(%s))"  # + : looked at after the words, not row by row


class Fts5:
    """The search table `search_words`."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Makes passages found."""
        rows = [(e.id, " ".join(e.said), " ".join(e.stems), " ".join(e.marks)) for e in entries]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO search_words (rowid, said, stems, marks) VALUES (%s, %s, %s, %s)", rows)

    def remove(self, ids: Sequence[int]) -> None:
        """Makes passages not found."""
        with connection.cursor() as cursor:
            cursor.executemany("DELETE FROM search_words WHERE rowid = %s", [(i,) for i in ids])

    def purge(self) -> None:
        """Writes the whole table anew where this SQLite cannot overwrite single words."""
        if not OVERWRITES:
            self.tidy()

    def tidy(self) -> None:
        """Merges the pieces of the table into one."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")

    def count_rows(self) -> None:
        """Looks at some rows of each table: a tenth of a second for a thousand hours."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")

    def hits(self, wanted: Wanted, *, most: int, among: Sequence[int] | None = None) -> list[Hit]:
        """At most `most` passages, the latest transcripts first."""
        sql = FIND.format(among="" if among is None else AMONG)
        few = [] if among is None else [json.dumps(list(among))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [_match(wanted), *few, most])
            return [Hit(*row) for row in cursor.fetchall()]


def _match(wanted: Wanted) -> str:
    every = " AND ".join(_term(term) for term in wanted.every)
    return f"({every})" + "".join(f" NOT {_term(term)}" for term in wanted.never)


def _term(term: Any | InOrder) -> str:
    if isinstance(term, Any):
        return f"({COLUMNS[term.kind]} : ({' OR '.join(_quoted(token) for token in term.tokens)}))"
    return f"(said : {_quoted(' '.join(term.words))}{' *' if term.is_beginning else ''})"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
