"""Quotes are cut from public cues, letter by letter, by the team alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.statements.conftest import SECRET, Cut
from thakhi.terms.errors import InputProblem
from thakhi.terms.estimate import content_hash
from thakhi.web.people.models import Account, AuditEntry
from thakhi.web.statements.accepted import excerpt
from thakhi.web.statements.bridge import statements_of
from thakhi.web.statements.models import Statement
from thakhi.web.statements.phrases import PHRASES
from thakhi.web.statements.queries import awaiting, quotes, statements_in
from thakhi.web.transcripts.models import Transcript
from thakhi.web.transcripts.signals import words_changed
from thakhi.web.workshops.models import Change, Cycle

SignIn = Callable[[Account], Client]
MAKE = "/es/talleres/ciclo-uno/citar/"
ONE = "/es/talleres/ciclo-uno/citas/taller-1-cita-1/"


def trim(transcript: Transcript) -> str:
    return f"{MAKE}{transcript.pk}/palabras/"


def test_from_transcript_to_quote_without_javascript(
    sign_in: SignIn, rosa: Account, transcript: Transcript, practices: None
) -> None:
    client = sign_in(rosa)
    assert f"{MAKE}{transcript.pk}/" in client.get(MAKE).content.decode()
    cues = client.get(f"{MAKE}{transcript.pk}/").content.decode()
    assert 'value="c1"' in cues
    assert "nadie autorizó" not in cues
    assert 'value="c3"' not in cues

    shown = unescape(client.get(f"{trim(transcript)}?cue=c0&cue=c2").content.decode())
    assert f"Buenas tardes. Yo tengo una panadería y {SECRET}, cuando cerraron todo. Así fue." in shown

    topic = transcript.workshop.cycle.topics.get()
    given = {
        "cue": ["c0", "c2"],
        "words": f"  y {SECRET},\r\ncuando cerraron ",
        "topics": [topic.pk],
        "supports": ["practice:mentoring-women"],
        "more_supports": "proposal:p-1\r\n",
        "caution": "Habla de 2020.",
    }
    answer = client.post(trim(transcript), given)

    assert (answer.status_code, answer.headers["Location"]) == (302, ONE)
    row = Statement.objects.get()
    assert (row.words, row.cue_ids) == (f"y {SECRET}, cuando cerraron", ["c0", "c1", "c2"])
    assert (row.start_ms, row.end_ms, row.person and row.person.name) == (0, 12_000, "Elena Prueba")
    assert row.supports == ["practice:mentoring-women", "proposal:p-1"]
    assert AuditEntry.objects.filter(act="statement.make", account=rosa, cycle="ciclo-uno").count() == 1
    assert SECRET not in str(AuditEntry.objects.values_list("detail", flat=True))


def test_new_quotes_are_told_once_a_day_at_the_foot_of_their_workshop(
    client: Client, cut: Cut, transcript: Transcript
) -> None:
    first = cut()
    cut(words="el horno se apagó")
    told = Change.objects.filter(workshop=transcript.workshop, text=PHRASES["change_new"])
    assert told.count() == 1
    assert first.words not in str(told.values_list("text", flat=True))

    told.update(at=timezone.now() - timedelta(days=2))
    cut(words="se apagó en marzo")
    assert told.count() == 2
    assert "Hay citas nuevas." in client.get(f"/es/talleres/ciclo-uno/{transcript.workshop.slug}/").content.decode()


def test_words_that_were_not_said_are_refused_and_shown_where_they_differ(
    sign_in: SignIn, rosa: Account, transcript: Transcript
) -> None:
    answer = sign_in(rosa).post(trim(transcript), {"cue": ["c1"], "words": "el horno se apagó en abril"})

    text = unescape(answer.content.decode())
    assert answer.status_code == 400
    assert "no están así en el texto aceptado" in text
    assert "marzo,</del>" in text
    assert "abril</ins>" in text
    assert "el horno se apagó en abril</textarea>" in text
    assert Statement.objects.count() == 0


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        ([], "no se eligió ningún fragmento"),
        (["nope"], "no se eligió ningún fragmento"),
        (["c2", "c4"], "palabras que no son públicas"),
        (["c3"], "palabras que no son públicas"),
    ],
)
def test_cues_that_make_no_quote_say_why(
    sign_in: SignIn, rosa: Account, transcript: Transcript, cues: list[str], told: str
) -> None:
    answer = sign_in(rosa).post(trim(transcript), {"cue": cues, "words": "palabras"})

    assert answer.status_code == 400
    assert told in answer.content.decode()
    assert "nadie autorizó" not in answer.content.decode()


def test_a_quote_is_of_one_voice(transcript: Transcript) -> None:
    transcript.cues.filter(cue_id="c3").update(person=None, speaker="Otra voz")

    with pytest.raises(InputProblem) as told:
        excerpt(transcript, ["c2", "c3"])

    assert "una sola" in told.value.text.es


def test_words_of_a_public_page(sign_in: SignIn, rosa: Account, cycle: Cycle) -> None:
    given = {
        "source": "https://example.org/nota",
        "speaker": "J. Ejemplo",
        "role": "presidente de una asociación",
        "accepted_text": "Dijo que es un pequeño parche que no llega a todos.",
        "words": "un pequeño parche",
    }
    client = sign_in(rosa)
    assert client.post(f"{MAKE}pagina/", {**given, "words": "un gran parche"}).status_code == 400
    assert client.post(f"{MAKE}pagina/", given).status_code == 302

    (said,) = statements_of(quotes(statements_in(cycle), cycle))
    assert (said.id, said.words, said.consent) == ("pagina-cita-1", "un pequeño parche", "published_source")
    assert (said.speaker, said.role, said.source) == (given["speaker"], given["role"], given["source"])
    assert said.accepted == given["accepted_text"]


def test_the_road_map_reads_a_withdrawn_statement_without_words(cycle: Cycle, cut: Cut) -> None:
    cut()
    (before,) = statements_of(quotes(statements_in(cycle), cycle))
    Statement.objects.update(is_withdrawn=True)
    (after,) = statements_of(quotes(statements_in(cycle), cycle))

    assert (before.words, before.consent, before.cues, before.workshop) == (SECRET, "granted", ("c1", "c2"), "taller-1")
    assert (after.words, after.accepted, after.consent) == ("", "", "withdrawn")
    assert before.hash != after.hash


def test_a_deletion_can_be_undone_and_its_number_is_not_given_again(
    client: Client, sign_in: SignIn, rosa: Account, cut: Cut
) -> None:
    cut()
    team = sign_in(rosa)
    assert team.post(f"{ONE}quitar/").status_code == 302
    assert client.get(ONE).status_code == 404
    assert SECRET not in client.get("/es/talleres/ciclo-uno/citas/").content.decode()
    assert "Recuperar la cita" in team.get(ONE).content.decode()
    assert cut().slug == "taller-1-cita-2"

    assert team.post(f"{ONE}recuperar/").status_code == 302

    assert SECRET in client.get(ONE).content.decode()
    assert list(AuditEntry.objects.filter(subject__startswith="statement:").values_list("act", flat=True)) == [
        "statement.restore",
        "statement.make",
        "statement.delete",
        "statement.make",
    ]


def test_a_quote_is_cut_again(sign_in: SignIn, rosa: Account, cut: Cut, transcript: Transcript) -> None:
    row = cut()
    transcript.cues.filter(cue_id="c1").update(text="y el horno se apagó en mayo,")
    words_changed.send(sender=Transcript, transcript=transcript, cues=None)
    assert [waiting.address for waiting in awaiting(rosa)] == [ONE]
    client = sign_in(rosa)
    assert client.get(f"{ONE}cambiar/").status_code == 200

    client.post(f"{ONE}cambiar/", {"words": "el horno se apagó en mayo", "cue": ["ignored"]})

    row.refresh_from_db()
    assert (row.words, row.changed_at) == ("el horno se apagó en mayo", None)
    assert awaiting(rosa) == []


@pytest.mark.parametrize("place", ["", "pagina/", "{t}/", "{t}/palabras/?cue=c1"])
def test_only_the_team_makes_quotes(
    client: Client, sign_in: SignIn, juan: Account, ines: Account, transcript: Transcript, place: str
) -> None:
    address = MAKE + place.format(t=transcript.pk)

    assert client.get(address).headers["Location"].startswith("/es/entrar/")
    assert [sign_in(who).get(address).status_code for who in (juan, ines)] == [403, 403]


@pytest.mark.parametrize("act", ["confirmar", "quitar", "recuperar", "cambiar"])
def test_only_the_team_changes_quotes(client: Client, sign_in: SignIn, juan: Account, cut: Cut, act: str) -> None:
    row = cut()
    if act == "recuperar":
        Statement.objects.update(deleted_at=row.created_at)

    assert client.post(f"{ONE}{act}/").headers["Location"].startswith("/es/entrar/")
    assert sign_in(juan).post(f"{ONE}{act}/").status_code == 403
    if act != "cambiar":
        assert sign_in(juan).get(f"{ONE}{act}/").status_code == 405
    assert Statement.objects.get().words == SECRET


def test_a_draft_transcript_gives_no_quotes(sign_in: SignIn, rosa: Account, transcript: Transcript) -> None:
    Transcript.objects.update(state="draft")

    assert sign_in(rosa).get(f"{MAKE}{transcript.pk}/").status_code == 404
    assert sign_in(rosa).get(f"{trim(transcript)}?cue=c1").status_code == 404


def test_what_was_looked_at_holds_on_another_site(cut: Cut, cycle: Cycle) -> None:
    """The numbers that a database gives its rows are not in the hash: a loaded cycle is not amber for that."""
    row = cut()
    text = [["c1", f"y {SECRET},\ncuando cerraron"], ["c2", "todo. Así fue."]]

    assert row.seen_hash == content_hash([SECRET, text])
    assert [quote.is_stale for quote in quotes(statements_in(cycle), cycle)] == [False]
