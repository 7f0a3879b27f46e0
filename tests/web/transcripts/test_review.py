"""A speaker's private link: own words only, corrected or withheld; expired, foreign and forged ones get nowhere."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.web.conftest import SignIn
from tests.web.transcripts.conftest import Consents
from thakhi.web.people.consent import is_granted
from thakhi.web.people.models import Account, Person, PrivateLink
from thakhi.web.people.post import send_due
from thakhi.web.transcripts.models import Cue, CueVersion, Review, Transcript
from thakhi.web.transcripts.queries import awaiting, visible_cues

STATE = "/es/organizar/ciclo-uno/transcripciones/taller-1/es/estado/"
OTHERS = ("Bienvenidas", "¿Y quién paga?", "Gracias a las", "LUIS", "Luis", "SALA")


def letters() -> list[Any]:
    send_due(timezone.now())
    return mail.outbox


@pytest.fixture
def asked(transcript: Transcript, sign_in: SignIn, marta: Account, luis: Person) -> Transcript:
    """The transcript is with its speakers: Elena and Luis got a letter."""
    Transcript.objects.update(state="checked")
    Person.objects.filter(pk=luis.pk).update(account=Account.objects.make("luis@example.org", language="en"))
    sign_in(marta).post(STATE, {"act": "send"})
    transcript.refresh_from_db()
    return transcript


def link_of(address: str) -> str:
    letter = next(letter for letter in reversed(letters()) if letter.to == [address])
    found = re.search(r"http://testserver(/\S+)", letter.body)
    assert found
    return found[1]


def form_of(page: str) -> dict[str, str]:
    given = dict(re.findall(r'<textarea name="(text-\d+)"[^>]*>([^<]*)</textarea>', page))
    given |= dict(re.findall(r'name="(seen-\d+)" value="([^"]*)"', page))
    given |= dict.fromkeys(re.findall(r'name="((?:withheld|use)-\w+)" checked', page), "on")
    return {key: html.unescape(value) for key, value in given.items()} | {"uses": "1"}


def test_each_speaker_gets_a_letter_in_the_own_language(asked: Transcript) -> None:
    sent = {letter.to[0]: letter for letter in letters()}

    assert asked.state == "with_speakers"
    assert sorted(sent) == ["elena@example.org", "l@example.org"]
    assert sent["elena@example.org"].subject == "Sus palabras en «Taller 1»: revíselas antes de publicarlas"
    assert "/es/enlace/" in sent["elena@example.org"].body
    assert sent["l@example.org"].subject == "Your words in “Workshop 1”: read them before they are published"
    assert "/en/link/" in sent["l@example.org"].body
    assert [(r.due_at - r.asked_at).days for r in Review.objects.all()] == [14, 14]


def test_the_link_shows_own_words_only_and_no_name_of_the_file(asked: Transcript, client: Client) -> None:
    answer = client.get(link_of("elena@example.org"))
    page = html.unescape(answer.content.decode())

    assert answer.status_code == 200
    assert re.findall(r">([^<]*)</textarea>", page)[:3] == [
        "Formalizarse cuesta tiempo.",
        "El banco pide papeles.",
        "Esto no lo publiquen.",
    ]
    assert [words for words in OTHERS if words in page] == []
    assert (answer.headers["X-Robots-Tag"], "no-store" in answer.headers["Cache-Control"]) == ("noindex", True)
    assert not Review.objects.exclude(answered_at=None).exists(), "a scanner of mail that opens it answers nothing"


def test_a_speaker_corrects_withholds_consents_and_accepts(
    asked: Transcript, client: Client, speaker: Person, marta: Account, luis: Person
) -> None:
    where = link_of("elena@example.org")
    given = form_of(client.get(where).content.decode())
    two, three, five = (Cue.objects.get(cue_id=key).pk for key in ("c0002", "c0003", "c0005"))
    given |= {f"text-{two}": "Formalizarse cuesta mucho tiempo.", f"withheld-{three}": "on", "comment": "Gracias <b>"}
    given |= {"use-words": "on", "use-name": "on", "act": "accept"}
    del given[f"withheld-{five}"]

    page = client.post(where, given, follow=True).content.decode()

    assert "su respuesta quedó guardada" in page
    rows = Cue.objects.filter(person=speaker).order_by("order").values_list("text", "is_withheld")
    assert list(rows) == [
        ("Formalizarse cuesta mucho tiempo.", False),
        ("El banco pide papeles.", True),
        ("Esto no lo publiquen.", False),
    ]
    assert [is_granted(speaker, use) for use in ("name", "words", "voice", "image")] == [True, True, False, False]
    review = Review.objects.get(person=speaker)
    assert (review.is_accepted, review.comment, review.answered_at is not None) == (True, "Gracias <b>", True)
    assert set(CueVersion.objects.values_list("by", "who")) == {(None, "quien lo dijo")}
    assert "cuesta <ins>mucho </ins>tiempo" in page, "the own history is shown"
    assert awaiting(marta) == [], "Luis has still to answer"

    Review.objects.filter(person=luis).update(due_at=timezone.now() - timedelta(days=1))
    assert [thing.what[:8] for thing in awaiting(marta)] == ["Publique"]


def test_consent_given_by_the_link_decides_what_is_published(
    asked: Transcript, client: Client, sign_in: SignIn, marta: Account
) -> None:
    where = link_of("elena@example.org")
    client.post(where, {**form_of(client.get(where).content.decode()), "use-words": "on", "act": "accept"})
    sign_in(marta).post(STATE, {"act": "publish", "answers_for_nameless": "on"})
    assert [cue.cue_id for cue in visible_cues(asked)] == ["c0002", "c0003", "c0004"]

    late = form_of(client.get(where).content.decode())
    late[f"withheld-{Cue.objects.get(cue_id='c0003').pk}"] = "on"
    client.post(where, {**late, "act": "save"})

    assert [cue.cue_id for cue in visible_cues(asked)] == ["c0002", "c0004"], "withheld after publication: gone at once"


def test_somebody_elses_cue_cannot_be_changed(asked: Transcript, client: Client) -> None:
    where = link_of("elena@example.org")
    foreign = Cue.objects.get(cue_id="c0001")

    client.post(where, {f"text-{foreign.pk}": "Robado", f"seen-{foreign.pk}": "x", "act": "accept"})

    foreign.refresh_from_db()
    assert foreign.text == "Bienvenidas y bienvenidos."
    assert not CueVersion.objects.exists()


def test_the_team_and_the_speaker_at_once(
    asked: Transcript, client: Client, sign_in: SignIn, rosa: Account, speaker: Person
) -> None:
    where = link_of("elena@example.org")
    given = form_of(client.get(where).content.decode())
    cue = Cue.objects.get(cue_id="c0002")
    Cue.objects.filter(pk=cue.pk).update(text="Corregido por el equipo.")

    answer = client.post(where, {**given, f"text-{cue.pk}": "Corregido por Elena.", "act": "accept"})

    page = html.unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Corregido por el equipo." in page
    assert ">Corregido por Elena.</textarea>" in page
    assert not Review.objects.get(person=speaker).is_accepted
    assert [words for words in OTHERS if words in page] == []


@pytest.mark.parametrize("state", ["draft", "checked", "withdrawn"])
def test_a_link_to_what_is_no_longer_with_speakers_says_so(asked: Transcript, client: Client, state: str) -> None:
    where = link_of("elena@example.org")
    Transcript.objects.update(state=state)

    answer = client.get(where)

    assert (answer.status_code, "ya no está abierta" in answer.content.decode()) == (404, True)
    assert "Formalizarse" not in answer.content.decode()


def test_an_expired_a_forged_and_a_foreign_link(asked: Transcript, client: Client, speaker: Person) -> None:
    where = link_of("elena@example.org")
    PrivateLink.objects.filter(person=speaker, purpose="review").update(subject="transcript:999999")
    assert client.get(where).status_code == 404
    PrivateLink.objects.filter(person=speaker).update(expires_at=timezone.now() - timedelta(seconds=1))
    expired = client.get(where)
    assert (expired.status_code, "Formalizarse" in expired.content.decode()) == (404, False)
    assert client.get(where[:-4] + "xyz/").status_code == 404
    assert client.post(where, {"act": "accept"}).status_code == 404


def test_reminders_and_links_to_hand_over(
    asked: Transcript, client: Client, sign_in: SignIn, marta: Account, rosa: Account, speaker: Person
) -> None:
    Review.objects.exclude(person=speaker).update(answered_at=timezone.now())
    first = link_of("elena@example.org")
    browser = sign_in(marta)

    browser.post(STATE, {"act": "remind"})
    assert "Recordatorio" in letters()[-1].subject
    assert letters()[-1].to == ["elena@example.org"]
    second = link_of("elena@example.org")
    assert first != second
    assert [client.get(where).status_code for where in (first, second)] == [200, 200]

    review = Review.objects.get(person=speaker)
    page = html.unescape(browser.post(STATE, {"act": "hand-over", "review": review.pk}, follow=True).content.decode())
    found = re.search(r"Enlace privado de Elena Prueba; [^:]*: http://testserver(/es/enlace/[^/<]+/)", page)
    assert found
    assert client.get(found[1]).status_code == 200
    assert sign_in(rosa).post(STATE, {"act": "hand-over", "review": review.pk}).status_code == 403


def test_nobody_to_write_to_is_told_and_changes_nothing(
    transcript: Transcript, sign_in: SignIn, marta: Account, consents: Consents
) -> None:
    Transcript.objects.update(state="checked")
    Person.objects.update(email="")

    answer = sign_in(marta).post(STATE, {"act": "send"})

    assert (answer.status_code, "no hay a quién enviar" in answer.content.decode()) == (409, True)
    assert (Transcript.objects.get().state, Review.objects.count(), PrivateLink.objects.count()) == ("checked", 0, 0)
