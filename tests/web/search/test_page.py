"""The page of search: moments by workshop, filters with counts, what to do where nothing was found."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.search.conftest import SPEECH, Say
from thakhi.terms.text import Text
from thakhi.web.people.consent import decide
from thakhi.web.people.models import Account, Person
from thakhi.web.statements.models import Statement
from thakhi.web.transcripts.models import Cue, Transcript
from thakhi.web.workshops.models import Cycle

SignIn = Callable[[Account], Client]
Queries = Callable[[int], object]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def filters(text: str) -> list[tuple[str, str, str]]:
    """(label, count, address) of each filter that can be put on."""
    part = text.split('class="search-filters"')[1].split("</nav>")[0]
    rows = re.findall(r'<li><a href="([^"]*)">([^<]*)</a> <span class="soft">(\d+)</span>', part)
    return [(label, count, address) for address, label, count in rows]


def test_a_moment_says_who_where_and_when(client: Client, said: Transcript) -> None:
    text = page(client, "/es/buscar/?q=formalizarse")

    assert "<strong>2 momentos</strong>" in text
    assert '<a href="/es/talleres/ciclo-uno/taller-1/">Taller 1</a>' in text
    assert "1 de agosto de 2021" in text
    assert "<strong>Elena Prueba</strong>, panadera, Asociación de Panaderas" in text
    assert 'href="/es/talleres/ciclo-uno/taller-1/t/5.0-9.8"' in text
    assert "La <mark>formalización</mark> de las panaderías" in text


def test_the_same_in_english(client: Client, said: Transcript) -> None:
    text = page(client, "/en/search/?q=formalizarse&taller=taller-1")

    assert "<strong>2 moments</strong>" in text
    assert 'href="/en/workshops/ciclo-uno/taller-1/t/5.0-9.8?lang=es"' in text
    assert 'href="/es/buscar/?q=formalizarse&taller=taller-1"' in text


def test_of_two_transcripts_the_one_with_the_words_is_opened(
    client: Client, said: Transcript, cycle: Cycle, say: Say
) -> None:
    say(cycle.workshops.get(n=1), [("elena", "Formalising a bakery is expensive.")], language="en")

    for address in ("/es/buscar/?q=formalise", "/en/search/?q=formalise"):
        moment = re.findall(r'href="([^"]*/t/[^"]*)"', page(client, address))
        assert len(moment) == 1
        assert "bakery is expensive" in page(client, moment[0])


def test_what_was_said_is_text(client: Client, said: Transcript) -> None:
    raw = client.get("/es/buscar/", {"q": 'multas "<b>en un'}).content.decode()

    assert "<mark>multas</mark>" in raw
    assert "&lt;b&gt;" in raw
    assert "<b>" not in raw


def test_a_pseudonym_stands_for_who_does_not_show_a_name(client: Client, said: Transcript) -> None:
    decide(Person.objects.get(slug="juan"), "name", is_granted=False)
    text = page(client, "/es/buscar/?q=multas")

    assert "Juan" not in text
    assert re.search(r"<strong>(Persona \d|Una persona)</strong>, gobierno", text)
    assert "Nadie lo dijo con estos filtros" in page(client, "/es/buscar/?q=multas&persona=juan")


def test_filters_are_links_with_counts(client: Client, said: Transcript, cycle: Cycle, say: Say) -> None:
    say(cycle.workshops.get(n=2), [("juan", "El crédito no alcanza para formalizarse.")])
    Statement.objects.create(
        cycle=cycle, slug="s1", transcript=said, words="cara", start_ms=5_000, end_ms=9_000
    ).topics.add(cycle.topics.get())
    text = page(client, "/es/buscar/?q=formalizarse")

    assert filters(text) == [
        ("Taller 1", "2", "/es/buscar/?q=formalizarse&ciclo=ciclo-uno&taller=taller-1"),
        ("Taller 2", "1", "/es/buscar/?q=formalizarse&ciclo=ciclo-uno&taller=taller-2"),
        ("Formalización", "1", "/es/buscar/?q=formalizarse&tema=formalizacion"),
        ("gobierno", "2", "/es/buscar/?q=formalizarse&sector=government"),
        ("dueñas y dueños de unidades", "1", "/es/buscar/?q=formalizarse&sector=unit_owners"),
        ("Juan Prueba", "2", "/es/buscar/?q=formalizarse&persona=juan"),
        ("Elena Prueba", "1", "/es/buscar/?q=formalizarse&persona=elena"),
    ]
    for _, count, address in filters(text):
        assert f"<strong>{count} momento" in page(client, address)


def test_filters_together_and_off_again(client: Client, said: Transcript, cycle: Cycle, say: Say) -> None:
    say(cycle.workshops.get(n=2), [("juan", "El crédito no alcanza para formalizarse.")])
    text = page(client, "/es/buscar/?q=formalizarse&sector=government&taller=taller-2&ciclo=ciclo-uno")

    assert "<strong>1 momento</strong>" in text
    assert 'href="/es/buscar/?q=formalizarse&sector=government">quitar' in text
    assert 'href="/es/buscar/?q=formalizarse&ciclo=ciclo-uno&taller=taller-2">quitar' in text
    assert '<input type="hidden" name="sector" value="government">' in text


@pytest.mark.parametrize(
    "wrong", ["taller=otro", "ciclo=ciclo-ajeno", "tema=otro", "sector=x%22y", "persona=otra", "idioma=qu"]
)
def test_a_filter_that_names_nothing_finds_nothing(
    client: Client, said: Transcript, other_cycle: Cycle, wrong: str
) -> None:
    text = page(client, f"/es/buscar/?q=crédito&{wrong}")

    assert "Nadie lo dijo con estos filtros" in text
    assert 'href="/es/buscar/?q=cr%C3%A9dito">Buscar sin filtros' in text


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("formalisasión", "formalización"),
        ("credto", "crédito"),
        ("panaderías formalisación", "panaderías formalización"),
        ("alcaldia mutas", "alcaldia multas"),
        ("horganisaciones", "organizaciones"),
    ],
)
def test_did_you_mean(client: Client, said: Transcript, asked: str, meant: str) -> None:
    assert f"<strong>{meant}</strong></a>?" in page(client, f"/es/buscar/?q={asked}")


def test_withdrawn_words_are_not_offered(client: Client, said: Transcript) -> None:
    decide(Person.objects.get(slug="juan"), "words", is_granted=False)

    assert "multas" not in page(client, "/es/buscar/?q=mutas")


def test_each_part_alone_where_they_are_not_together(client: Client, said: Transcript) -> None:
    text = page(client, "/es/buscar/?q=multas+cr%C3%A9dito+inexistentes")

    assert "Nadie dijo eso en un mismo momento." in text
    assert re.findall(r'<li><a href="([^"]*)">(\w+)</a> <span class="soft">\((\d)\)', text) == [
        ("/es/buscar/?q=multas", "multas", "1"),
        ("/es/buscar/?q=cr%C3%A9dito", "crédito", "2"),
    ]


def test_an_empty_site_says_so(client: Client, cycle: Cycle) -> None:
    assert "Todavía no hay transcripciones publicadas." in page(client, "/es/buscar/")
    assert "No transcript has been published yet." in page(client, "/en/search/?q=credit")


def test_without_a_question_there_are_examples(client: Client, said: Transcript) -> None:
    text = page(client, "/es/buscar/")

    assert 'href="?q=formaliz%2A"' in text
    assert "al menos una palabra" not in text
    assert "filtros de esta dirección" not in text
    assert "filtros de esta dirección" in page(client, "/es/buscar/?sector=workers")
    assert "al menos una palabra" in page(client, "/es/buscar/?q=-banco")


def test_drafts_are_not_found_by_their_team_either(
    cycle: Cycle, say: Say, rosa: Account, marta: Account, ada: Account, sign_in: SignIn
) -> None:
    say(cycle.workshops.get(n=1), SPEECH, state="draft")

    for account in (rosa, marta, ada):
        assert "multas" not in page(sign_in(account), "/es/buscar/?q=mult*").split("</form>")[1]


def test_what_changed_without_a_word_to_search_does_not_show(client: Client, said: Transcript) -> None:
    """The index was not told; the cue itself decides."""
    Cue.objects.filter(text__contains="multas").update(is_withheld=True)

    assert "tres" not in page(client, "/es/buscar/?q=multas")


def test_pages_of_twenty(client: Client, cycle: Cycle, say: Say) -> None:
    turns = [(("elena", "juan")[n % 2], f"crédito número {n}") for n in range(45)]
    say(cycle.workshops.get(n=1), turns)
    first, last = page(client, "/es/buscar/?q=crédito"), page(client, "/es/buscar/?q=crédito&pagina=3")

    assert "<strong>45 momentos</strong>, se muestran del 1 al 20" in first
    assert 'rel="next" href="/es/buscar/?q=cr%C3%A9dito&pagina=2"' in first
    assert 'rel="prev"' not in first
    assert (first.count('class="moment"'), last.count('class="moment"'), 'rel="next"' in last) == (20, 5, False)
    assert last == page(client, "/es/buscar/?q=crédito&pagina=3999").replace("pagina=3999", "pagina=3")
    assert first.replace("?q", "") == page(client, "/es/buscar/?q=crédito&pagina=x").replace("&pagina=x", "").replace(
        "?q", ""
    )
    assert len(first.encode()) < 60_000


def test_more_than_a_thousand(client: Client, cycle: Cycle, say: Say) -> None:
    say(cycle.workshops.get(n=1), [(("elena", "juan")[n % 2], f"crédito {n}") for n in range(1_005)])
    text = page(client, "/es/buscar/?q=crédito")

    assert "<strong>más de mil momentos</strong>" in text
    assert "Los recuentos son entre los primeros mil momentos" in text
    assert "más de" not in page(client, "/es/buscar/?q=crédito+-70*")


@pytest.mark.parametrize("workshops", [1, 3])
def test_the_queries_do_not_grow(
    client: Client, cycle: Cycle, say: Say, workshops: int, django_assert_num_queries: Queries
) -> None:
    for n in range(11, 11 + workshops):
        say(cycle.workshops.create(n=n, slug=f"taller-{n}", title=Text.same(f"T{n}")), SPEECH)
    client.get("/es/buscar/?q=crédito")

    with django_assert_num_queries(10):  # type: ignore[attr-defined]
        client.get("/es/buscar/?q=crédito")


def test_a_word_that_was_said_in_another_form_is_no_slip(client: Client, said: Transcript) -> None:
    """`formalizar` was not said, *formalizarse* was: the question found nothing for its other word."""
    text = page(client, "/es/buscar/?q=formalizar+inexistentes")

    assert "Quiso decir" not in text
    assert ">formalizar</a>" in text


def test_words_of_a_cycle_that_is_not_public_are_not_offered(
    client: Client, said: Transcript, other_cycle: Cycle, say: Say
) -> None:
    say(other_cycle.workshops.get(), [("elena", "una palabra reservadísima")])

    assert "reservadísima</strong>" not in page(client, "/es/buscar/?q=reservadisma")
