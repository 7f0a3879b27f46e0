"""The search table of each database: FTS5 on SQLite, a tsvector with its index on PostgreSQL."""

import sqlite3

from django.db import migrations

FTS5 = [
    "CREATE VIRTUAL TABLE search_words USING fts5 (said, stems, marks, tokenize = \"ascii tokenchars '._'\", columnsize = 0)",
    # what cascades from a transcript goes from here too
    "CREATE TRIGGER search_passage_gone AFTER DELETE ON search_passage BEGIN DELETE FROM search_words WHERE rowid = old.id; END",
]
SECURE = "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 1)"
TSVECTOR = [
    "CREATE TABLE search_words (passage_id bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_words_index ON search_words USING gin (words) WITH (fastupdate = off)",
    """
    CREATE FUNCTION search_passage_gone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'TRUNCATE' THEN TRUNCATE search_words; ELSE DELETE FROM search_words WHERE passage_id = old.id; END IF;
      RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER search_passage_gone AFTER DELETE ON search_passage FOR EACH ROW EXECUTE FUNCTION search_passage_gone()",
    "CREATE TRIGGER search_passages_gone AFTER TRUNCATE ON search_passage EXECUTE FUNCTION search_passage_gone()",
]


def make(apps, editor):
    if editor.connection.vendor == "postgresql":
        statements = TSVECTOR
    else:
        statements = [*FTS5, *([SECURE] if sqlite3.sqlite_version_info >= (3, 42) else [])]
    for statement in statements:
        editor.execute(statement, params=None)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP FUNCTION search_passage_gone CASCADE")
    else:
        editor.execute("DROP TRIGGER search_passage_gone")
    editor.execute("DROP TABLE search_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, drop)]
