"""Quotes on the pages: exact, with who said them; withdrawn ones without a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.web.statements.conftest import SECRET, Cut
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, Consent, Person
from thakhi.web.people.signals import person_erased
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Cycle

SignIn = Callable[[Account], Client]
LIST, ONE = "/es/talleres/ciclo-uno/citas/", "/es/talleres/ciclo-uno/citas/taller-1-cita-1/"
EVERYWHERE = (
    LIST,
    ONE,
    "/en/workshops/ciclo-uno/quotes/",
    "/en/workshops/ciclo-uno/quotes/taller-1-cita-1/",
    "/es/talleres/ciclo-uno/citas.csv",
    "/en/workshops/ciclo-uno/quotes.json",
    "/es/talleres/ciclo-uno/",
    "/es/talleres/ciclo-uno/taller-1/",
)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    text = answer.content.decode()
    assert "!!" not in text
    return text


def test_a_quote_shows_exact_words_with_who_said_them_and_where(client: Client, cut: Cut, practices: None) -> None:
    cut(topics=("formalizacion",))

    text = page(client, ONE)

    assert f"«{SECRET}»" in text
    for words in ("Elena Prueba", "panadera", "Asociación de Panaderas", "Formalización", "Mentoras", "A1.1"):
        assert words in text
    assert "A1.2" not in text
    assert "/es/talleres/ciclo-uno/taller-1/t/4-12" in text
    assert f"“{SECRET}”" in page(client, "/en/workshops/ciclo-uno/quotes/taller-1-cita-1/")


def test_search_engines_read_a_quotation(client: Client, cut: Cut) -> None:
    cut()
    block = page(client, ONE).partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    read = json.loads(block)

    assert (read["@type"], read["text"], read["creator"]["name"]) == ("Quotation", SECRET, "Elena Prueba")


def test_withdrawn_words_are_nowhere_at_once_and_still_count(
    client: Client, sign_in: SignIn, marta: Account, cut: Cut, speaker: Person
) -> None:
    cut()
    assert all(SECRET in page(client, address) for address in EVERYWHERE[:6])

    decide(speaker, "words", is_granted=False)

    for reader in (client, sign_in(marta)):
        for address in EVERYWHERE:
            assert SECRET not in page(reader, address), address
    assert "Elena Prueba" not in page(client, LIST)
    assert "Cita retirada por quien la dijo." in page(client, ONE)
    assert "1 cita · 1 retirada por quien la dijo" in page(client, LIST)
    assert client.get("/en/workshops/ciclo-uno/quotes.json").json()["statements"][0] == {
        "id": "taller-1-cita-1",
        "words": "",
        "speaker": "",
        "role": "",
        "sector": "",
        "workshop": "taller-1",
        "start_s": 4.0,
        "end_s": 12.0,
        "topics": [],
        "supports": ["practice:mentoring-women"],
        "state": "withdrawn",
        "caution": "",
        "source": "",
        "address": "http://testserver/en/workshops/ciclo-uno/quotes/taller-1-cita-1/",
    }


def test_words_granted_again_are_back(client: Client, cut: Cut, speaker: Person) -> None:
    cut()
    decide(speaker, "words", is_granted=False)
    decide(speaker, "words", is_granted=True)

    text = page(client, ONE)

    assert SECRET in text
    assert "Quien la dijo la retiró" in text
    assert "Quien la dijo volvió a permitirla" in text


def test_without_her_name_a_pseudonym_stands_everywhere(client: Client, cut: Cut, speaker: Person) -> None:
    cut()
    decide(speaker, "name", is_granted=False)

    for address in EVERYWHERE[:6]:
        text = page(client, address)
        assert SECRET in text
        for identifying in ("Elena", "panadera", "Panaderas"):
            assert identifying not in text, address
    assert "Persona 1" in page(client, ONE)


def test_an_erased_person_leaves_a_count(client: Client, cut: Cut, speaker: Person) -> None:
    row = cut()
    person_erased.send(sender=Person, person=speaker)

    row.refresh_from_db()
    assert (row.words, row.accepted, row.speaker, row.is_withdrawn) == ("", "", "", True)
    assert "1 cita" in page(client, LIST)


def test_consent_that_was_never_given_shows_nothing(client: Client, cut: Cut, speaker: Person) -> None:
    """The row of consent is gone, without any signal: the page asks anew each time."""
    cut()
    Consent.objects.filter(person=speaker, use="words").delete()

    assert SECRET not in page(client, ONE)
    assert "Las palabras de esta cita no son públicas ahora." in page(client, ONE)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: Transcript.objects.filter(pk=t.pk).update(state="withdrawn"), "no son públicas ahora"),
        (lambda t: t.cues.filter(cue_id="c1").update(is_withheld=True), "no son públicas ahora"),
        (lambda t: t.cues.filter(cue_id="c1").update(text="y el horno se apagó en mayo"), "espera a una persona"),
        (lambda t: t.cues.update(person=None), "espera a una persona"),
    ],
    ids=["transcript withdrawn", "cue withheld", "cue corrected", "cue of somebody else"],
)
def test_words_that_are_no_longer_accepted_do_not_show(
    client: Client, cut: Cut, transcript: Transcript, change: Callable[[Transcript], Any], told: str
) -> None:
    cut()
    change(transcript)

    assert SECRET not in page(client, ONE)
    assert told in page(client, ONE)


def test_a_quote_is_amber_until_somebody_looks_again(
    client: Client, sign_in: SignIn, cut: Cut, transcript: Transcript, rosa: Account, juan: Account
) -> None:
    cut()
    transcript.cues.filter(cue_id="c2").update(text="todo. Así no fue.")
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)
    assert "Revisión pendiente." in page(client, ONE)
    assert "por revisar" in page(client, LIST)
    assert SECRET in page(client, ONE)

    assert client.post(f"{ONE}confirmar/").status_code == 302
    assert sign_in(juan).post(f"{ONE}confirmar/").status_code == 403
    assert "Revisión pendiente." in page(client, ONE)
    assert sign_in(rosa).post(f"{ONE}confirmar/").status_code == 302

    assert "Revisión pendiente." not in page(client, ONE)
    row = Statement.objects.get()
    assert (row.confirmed_by, row.changed_at, row.confirmed_at is not None) == (rosa, None, True)
    assert "Rosa" in page(sign_in(rosa), ONE)
    assert "Rosa" not in page(client, ONE)


def test_a_quote_whose_words_are_gone_cannot_be_confirmed(
    sign_in: SignIn, cut: Cut, transcript: Transcript, rosa: Account
) -> None:
    row = cut()
    before = row.seen_hash
    transcript.cues.filter(cue_id="c1").update(text="otra cosa")
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)

    answer = sign_in(rosa).post(f"{ONE}confirmar/", follow=True)

    row.refresh_from_db()
    assert (row.seen_hash, row.confirmed_at) == (before, None)
    assert "Córtela de nuevo" in answer.content.decode()


def test_filters_choose_and_say_when_nothing_fits(client: Client, cut: Cut) -> None:
    cut(topics=("formalizacion",))
    cut("todo. Así fue.", ("c2",))

    assert "2 citas" in page(client, LIST)
    assert "Así fue" not in page(client, f"{LIST}?tema=formalizacion")
    assert "Así fue" in page(client, f"{LIST}?taller=taller-1&sector=unit_owners")
    assert "Ninguna cita cumple" in page(client, f"{LIST}?taller=taller-2")


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_many_questions_for_one_as_for_three(
    client: Client, cut: Cut, count: int, django_assert_num_queries: Any
) -> None:
    for _ in range(count):
        cut(topics=("formalizacion",))

    with django_assert_num_queries(12):
        client.get(LIST)


def test_a_cell_is_no_formula(client: Client, cut: Cut, transcript: Transcript) -> None:
    transcript.cues.filter(cue_id="c1").update(text="=HYPERLINK() dijo")
    cut("=HYPERLINK()", ("c1",))

    assert "'=HYPERLINK()" in page(client, "/es/talleres/ciclo-uno/citas.csv")


def test_another_cycles_quotes_are_not_found(
    client: Client, sign_in: SignIn, rosa: Account, other_cycle: Cycle, cut: Cut
) -> None:
    Statement.objects.create(cycle=other_cycle, slug="ajena", words=SECRET, accepted=SECRET, is_published_source=True)

    for reader in (client, sign_in(rosa)):
        for place in ("citas/", "citas/ajena/", "citas.csv", "citas.json", "citar/", "citas/ajena/cambiar/"):
            assert reader.get(f"/es/talleres/ciclo-ajeno/{place}").status_code == 404
    assert client.get("/es/talleres/ciclo-uno/citas/ajena/").status_code == 404


def test_a_file_of_a_thousand_quotes(client: Client, cut: Cut, django_assert_max_num_queries: Any) -> None:
    """More than the conditions that a database joins in one question."""
    row = cut()
    same = {"cycle": row.cycle, "transcript": row.transcript, "person": row.person, "words": SECRET}
    Statement.objects.bulk_create(Statement(**same, slug=f"q{n}", cue_ids=["c1", "c2"]) for n in range(1_200))

    with django_assert_max_num_queries(10):
        said = client.get("/en/workshops/ciclo-uno/quotes.json").json()["statements"]

    assert [one["words"] for one in said] == [SECRET] * 1_201
