"""What can be found follows what shows, in the transaction of the change; nothing withdrawn is left in any table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from tests.web.search.conftest import Say
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Consent, Person
from thakhi.web.people.signals import person_erased
from thakhi.web.search.index import reindex
from thakhi.web.search.models import Passage, SaidWord
from thakhi.web.search.queries import find
from thakhi.web.search.query import read_search
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Cycle, Workshop

TABLES = {
    "sqlite": ["search_passage", "search_saidword", "search_words", "search_words_data", "search_words_content"],
    "postgresql": ["search_passage", "search_saidword", "search_words"],
}


def total(question: str) -> int:
    return find(read_search({"q": question})).total


def raw() -> str:
    """Every byte of the tables of search, as text."""
    parts: list[str] = []
    with connection.cursor() as cursor:
        for table in TABLES[connection.vendor]:
            cursor.execute(f"SELECT * FROM {table}")
            cells = [cell for row in cursor.fetchall() for cell in row]
            parts += [bytes(c).decode("latin-1") if isinstance(c, (bytes, memoryview)) else str(c) for c in cells]
    return "\n".join(parts)


def changed(transcript: Transcript) -> None:
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)


def _withhold(transcript: Transcript) -> None:
    Cue.objects.filter(transcript=transcript, text__contains="multas").update(is_withheld=True)
    changed(transcript)


def _correct(transcript: Transcript) -> None:
    Cue.objects.filter(transcript=transcript, text__contains="multas").update(text="Yo pagué tres tributos.")
    changed(transcript)


def _withdraw(transcript: Transcript) -> None:
    transcript.state = "withdrawn"
    transcript.save()
    changed(transcript)


def _revoke(transcript: Transcript) -> None:
    decide(Person.objects.get(slug="juan"), "words", is_granted=False)


def _erase(transcript: Transcript) -> None:
    juan = Person.objects.get(slug="juan")
    Consent.objects.filter(person=juan).delete()
    person_erased.send(sender=Person, person=juan)


def _delete(transcript: Transcript) -> None:
    transcript.workshop.delete()


@pytest.mark.parametrize("gone", [_withhold, _correct, _withdraw, _revoke, _erase, _delete])
def test_words_that_went_are_nowhere(said: Transcript, gone: Callable[[Transcript], None]) -> None:
    assert total("multas") == 1
    assert "multa" in raw()

    gone(said)

    assert total("multas") == total("mult*") == total('"tres multas"') == 0
    assert "multa" not in raw()


def test_other_words_stay(said: Transcript) -> None:
    _revoke(said)

    assert [total(q) for q in ("formalización", "crédito", "alcaldía", "organizaciones")] == [1, 2, 0, 0]


def test_consent_given_again_is_found_again(said: Transcript) -> None:
    _revoke(said)
    decide(Person.objects.get(slug="juan"), "words", is_granted=True)

    assert (total("multas"), SaidWord.objects.filter(word="multas").exists()) == (1, True)


def test_a_correction_is_found(said: Transcript) -> None:
    _correct(said)

    assert total("tributos") == 1


def test_only_what_changed_is_written(said: Transcript) -> None:
    before = {p.pk: p.text for p in Passage.objects.all()}
    with connection.execute_wrapper(_Written(kept := [])):
        _correct(said)
    written = [
        sql for sql in kept if sql.startswith(("INSERT INTO search_words (rowid", "INSERT INTO search_words (p"))
    ]

    assert [pk for pk, text in before.items() if Passage.objects.get(pk=pk).text != text] == [said.pk * 2**20 + 1]
    assert len(written) == 1


class _Written:
    """Keeps the statements that are run."""

    def __init__(self, kept: list[str]) -> None:
        self.kept = kept

    def __call__(self, execute: Callable[..., object], sql: str, params: object, many: bool, context: object) -> object:
        self.kept.append(sql)
        return execute(sql, params, many, context)


@pytest.mark.parametrize("state", ["draft", "checked", "with_speakers", "withdrawn"])
def test_what_is_not_published_is_not_kept(cycle: Cycle, say: Say, state: str) -> None:
    say(cycle.workshops.get(n=1), [("elena", "palabras reservadas")], state=state)

    assert (total("reservadas"), Passage.objects.count(), SaidWord.objects.count()) == (0, 0, 0)


def test_what_is_undone_is_undone_here_too(said: Transcript) -> None:
    with transaction.atomic():
        _revoke(said)
        transaction.set_rollback(True)

    assert (total("multas"), SaidWord.objects.get(word="multas").count) == (1, 1)


def test_a_cycle_that_is_no_longer_public_is_not_found(said: Transcript, cycle: Cycle) -> None:
    Cycle.objects.update(is_published=False)

    assert total("crédito") == 0


def test_a_foreign_cycle_is_not_found(said: Transcript, other_cycle: Cycle, say: Say) -> None:
    say(Workshop.objects.get(slug="taller-ajeno"), [("elena", "un crédito ajeno")])

    assert (total("crédito"), total("ajeno")) == (2, 0)


def test_another_sector_is_another_filter(said: Transcript) -> None:
    juan = Person.objects.get(slug="juan")
    juan.sector = "academia"
    juan.save()

    assert find(read_search({"q": "multas", "sector": "academia"})).total == 1
    assert find(read_search({"q": "multas", "sector": "government"})).total == 0


def test_reindex_gives_the_same_and_mends_what_is_missing(said: Transcript) -> None:
    before = raw_rows()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_words")

    assert total("multas") == 0
    assert reindex() == (1, 3)
    assert (total("multas"), raw_rows()) == (1, before)


def raw_rows() -> list[tuple[object, ...]]:
    passages = Passage.objects.order_by("pk").values_list("pk", "text", "cues", "sector", "person")
    return [*passages, *SaidWord.objects.order_by("word").values_list("word", "count")]
