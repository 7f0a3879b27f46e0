"""Who commented with an account is written to when an answer is given or changed; nobody else, and not twice."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core import mail
from django.test import Client

from tests.web.draft.conftest import As, registered
from tests.web.draft.test_draft import HERE, SAID, WHAT, commented, shown
from thakhi.web.draft.models import Comment, Commenter
from thakhi.web.draft.own import forget
from thakhi.web.people.models import Account, AuditEntry, Letter
from thakhi.web.workshops.models import Cycle

ANSWER = {
    "verdict": "partly",
    "words_es": "Se paga el pasaje.\r\nNada más.",
    "words_en": "The fare is paid.",
    "who": "Alcaldía",
}


def _answer(marta: Client, comment: Comment, **said: str) -> None:
    assert marta.post(f"{HERE}comentario/{comment.number}/responder/", {**ANSWER, **said}).status_code == 302


def _link_in(body: str) -> str:
    found = re.search(r"http://testserver(/\S+)", body)
    assert found
    return found[1]


def test_the_author_is_told_the_answer_and_where_it_is(consulted: Cycle, signed_in: As, client: Client) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    comment = commented(juan)
    assert "le escribimos al correo de su cuenta" in unescape(juan.get(WHAT).content.decode())
    shown(marta, comment)
    _answer(marta, comment)

    (letter,) = mail.outbox
    assert letter.to == ["juan@example.org"]
    assert letter.subject.startswith("Respuesta oficial a su comentario 1: Ciclo de demostración")
    for words in ("se acepta en parte", "Se paga el pasaje.", "Nada más.", "Alcaldía"):
        assert words in letter.body
    assert SAID["words"] not in letter.body
    address, _, place = _link_in(str(letter.body)).partition("#")
    assert address == WHAT
    page = unescape(client.get(address).content.decode())
    assert f'id="{place}"' in page
    assert "Se paga el pasaje." in page
    assert Letter.objects.count() == 0, "what has left is not kept"


def test_in_the_language_of_the_account(consulted: Cycle, signed_in: As) -> None:
    marta, comment = signed_in("marta"), commented(signed_in("juan"))
    Account.objects.filter(email="juan@example.org").update(language="en")
    shown(marta, comment)
    _answer(marta, comment)

    (letter,) = mail.outbox
    assert letter.subject.startswith("Official answer to your comment 1: ")
    assert "accepted in part" in letter.body
    assert "The fare is paid." in letter.body
    assert _link_in(str(letter.body)) == "/en/road-map/ciclo-demostracion/draft/paragraph/D1.1-what/#c-1"


def test_the_same_answer_again_tells_nobody_and_another_says_that_it_changed(consulted: Cycle, signed_in: As) -> None:
    marta, comment = signed_in("marta"), commented(signed_in("juan"))
    shown(marta, comment)
    _answer(marta, comment)
    first = Comment.objects.get().answered_at
    _answer(marta, comment)
    _answer(marta, comment, words_es="Se paga el pasaje.\nNada más.")  # as a file ends its lines
    assert len(mail.outbox) == 1
    assert Comment.objects.get().answered_at == first
    assert AuditEntry.objects.filter(act="draft.answer").count() == 1

    _answer(marta, comment, verdict="accepted")
    _answer(marta, comment, verdict="accepted", words_es="Se paga todo.")
    assert [letter.subject.split(":")[0] for letter in mail.outbox] == [
        "Respuesta oficial a su comentario 1",
        "Cambió la respuesta a su comentario 1",
        "Cambió la respuesta a su comentario 1",
    ]
    assert "cambió. Ahora es: se acepta.\n" in mail.outbox[1].body
    assert "Se paga todo." in mail.outbox[2].body


def test_the_log_holds_no_words_and_no_address(consulted: Cycle, signed_in: As) -> None:
    marta, comment = signed_in("marta"), commented(signed_in("juan"))
    _answer(marta, comment)

    logged = str(list(AuditEntry.objects.filter(act__startswith="draft.").values()))
    for words in (SAID["words"], "Se paga", "The fare", "juan@", "Alcaldía"):
        assert words not in logged


def test_of_one_that_is_not_published_the_letter_leads_to_ones_own(consulted: Cycle, signed_in: As) -> None:
    juan, marta = signed_in("juan"), signed_in("marta")
    _answer(marta, commented(juan))

    address = _link_in(str(mail.outbox[0].body))
    assert address == f"{HERE}mis-comentarios/"
    assert "Se paga el pasaje." in unescape(juan.get(address).content.decode())


def test_of_a_passage_that_is_gone_the_letter_opens_what_was_said(
    consulted: Cycle, signed_in: As, client: Client
) -> None:
    about = f"{HERE}parrafo/about-1/"
    marta, comment = signed_in("marta"), commented(signed_in("juan"), about)
    shown(marta, comment)
    Comment.objects.update(passage="about-99")
    _answer(marta, comment)

    page = unescape(client.get(_link_in(str(mail.outbox[0].body))).content.decode())
    assert "Este párrafo ya no está en el borrador." in page
    assert "Se paga el pasaje." in page


@pytest.mark.parametrize("why", ["closed", "erased"])
def test_nobody_is_written_to_who_closed_the_account_or_erased_the_comment(
    consulted: Cycle, signed_in: As, why: str
) -> None:
    marta, comment = signed_in("marta"), commented(signed_in("juan"))
    _answer(marta, comment)
    mail.outbox.clear()
    if why == "closed":
        Account.objects.filter(email="juan@example.org").update(is_active=False)
    else:
        forget(Commenter.objects.get())
    _answer(marta, comment, verdict="declined")

    assert Comment.objects.get().verdict == "declined"
    assert mail.outbox == []


def test_who_commented_by_a_link_is_told_to_look_there_and_no_letter_can_be_sent(
    consulted: Cycle, signed_in: As
) -> None:
    registered(consulted, "ana@example.org")
    browser = Client()
    page = unescape(browser.get(f"{HERE}empezar/").content.decode())
    assert "Sin cuenta no guardamos su correo: la respuesta se lee en la página del párrafo." in page
    browser.post(f"{HERE}empezar/", {"email": "ana@example.org"})
    browser.post(_link_in(str(mail.outbox[0].body)))
    mail.outbox.clear()
    browser.post(WHAT, SAID)
    page = unescape(browser.get(WHAT).content.decode())
    assert "No guardamos su correo y no podemos escribirle" in page
    assert "le escribimos al correo de su cuenta" not in page

    _answer(signed_in("marta"), Comment.objects.get())

    assert mail.outbox == []


def test_a_letter_that_cannot_leave_waits(consulted: Cycle, signed_in: As, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> int:
        raise OSError

    marta, comment = signed_in("marta"), commented(signed_in("juan"))
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused)
    _answer(marta, comment)

    assert Comment.objects.get().verdict == "partly"
    waiting = Letter.objects.get()
    assert (waiting.to, waiting.tries, waiting.failure) == ("juan@example.org", 1, "OSError")
